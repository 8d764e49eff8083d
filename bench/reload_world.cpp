#include "bench/reload_world.h"

#include <cmath>
#include <set>

namespace bench {
namespace {

constexpr std::size_t kWords = 30'000;
constexpr std::size_t kFrequent = 300;

std::string made_up_word(std::mt19937_64& random) {
  static constexpr const char* kSyllables[] = {"ba", "ko", "ri",  "mu", "len", "tor",
                                               "sa", "vi", "do",  "ne", "gra", "pol",
                                               "ti", "fu", "her", "zan"};
  std::string word;
  for (auto left = 2 + random() % 3; left > 0; --left) word += kSyllables[random() % 16];
  return word;
}

}  // namespace

MadeUpWorld::MadeUpWorld() {
  std::set<std::string> known;
  while (words_.size() < kWords)
    if (auto word = made_up_word(random_); known.insert(word).second)
      words_.push_back(std::move(word));
}

// Zipf's law, roughly: the logarithm of a word's rank is even.
const std::string& MadeUpWorld::word() {
  const double even = static_cast<double>(random_() >> 11) * 0x1p-53;
  return words_[static_cast<std::size_t>(std::pow(static_cast<double>(kWords), even)) - 1];
}

const std::string& MadeUpWorld::any_of_all() {
  return words_[random_() % kWords];
}

std::string MadeUpWorld::query() {
  const std::string rare = any_of_all();
  switch (random_() % 6) {
    case 0:
      return '"' + rare + ' ' + word() + '"';
    case 1:
      return rare + " NEAR/10 " + word();
    case 2:
      return '(' + rare + " OR " + any_of_all() + ") AND " + word();
    case 3:
      return rare + " AND NOT " + word();
    case 4:
      return "SENT(" + rare + ' ' + word() + ')';
    default:
      return rare + " AND " + word();
  }
}

model::Rule MadeUpWorld::rule(std::size_t number) {
  model::Rule rule;
  rule.id = {static_cast<std::int64_t>(number)};
  rule.query = number < 50 ? words_[random_() % kFrequent] + " AND NOT " + any_of_all() : query();
  return rule;
}

std::vector<model::Article> MadeUpWorld::articles(std::size_t count) {
  std::vector<model::Article> articles(count);
  for (std::size_t i = 0; i < count; ++i) {
    articles[i].id = {static_cast<std::int64_t>(i + 1)};
    articles[i].lang = "en";
    articles[i].title = word() + ' ' + kEveryArticle + ' ' + word();
    for (int words = 0; words < 250; ++words)
      articles[i].text += word() + (words % 15 == 14 ? ". " : " ");
  }
  return articles;
}

}  // namespace bench
