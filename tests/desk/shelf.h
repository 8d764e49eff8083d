#pragma once
// Stored articles to ask about.
#include <string>

#include "desk/desk.h"
#include "tests/storage/house.h"

namespace test {

struct Piece {
  std::string title, text;
  int day = 0;  // after the first
  std::string lang = "en", source = "Example News";
};

struct Shelf : House {
  model::ArticleId add(const Piece& piece) {
    auto article = article_titled(piece.title);
    article.text = piece.text;
    article.lang = piece.lang;
    article.source = piece.source;
    article.seen = at(piece.day * 86'400);
    return in_transaction([&](auto& transaction) { return store_one(transaction, feed, article); });
  }

  const model::FeedId feed = add_feed("daily");
};

inline model::Rule rule_of(const std::string& query, const std::string& name = "asked") {
  model::Rule rule;
  rule.name = rule.title = name;
  rule.query = query;
  return rule;
}

// For texts and queries that take long.
inline std::string joined(const std::string& part, const std::string& between, int times) {
  std::string all = part;
  for (int i = 1; i < times; ++i) all += between + part;
  return all;
}
inline std::string repeated(const std::string& part, int times) {
  return joined(part, "", times);
}

inline const desk::Course kToTheEnd = [](std::int64_t, std::int64_t) { return true; };

inline std::vector<std::string> titles_of(const std::vector<desk::Found>& found) {
  std::vector<std::string> titles;
  for (const auto& each : found) titles.push_back(each.article.title);
  return titles;
}

}  // namespace test
