// Seeded random queries and articles: nothing crashes, and every span is a piece of its field.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "query/query.h"
#include "rules/rules.h"
#include "text/words.h"

namespace {

constexpr unsigned kSeed = 20240612;

const std::vector<std::string> kPieces = {"nato",     "CSTO",   "minister*", "\"defence council\"",
                                          "AND",      "OR",     "NOT",       "-",
                                          "(",        ")",      "NEAR/3",    "ONEAR/2",
                                          "NEAR",     "title:", "lang:en",   "source:tass",
                                          "F-16",     "AT&T",   "l’OTAN",    "НАТО",
                                          "учения",   "国防部", "«",         "»",
                                          "\"",       "*",      "?",         "wom?n",
                                          "5,000",    "'s",     "O'Brien",   "\\",
                                          "~",        "@x",     "said(",     "\xFF",
                                          "\xE2\x80", "\n",     "NATO's"};

const std::vector<std::string> kWords = {
    "NATO",       "NATO's", "CSTO",   "ministers", "defence",  "council",        "F16",
    "F-16",       "AT & T", "L’OTAN", "НАТО",      "учениями", "俄罗斯国防部长", "women",
    "5\u00A0000", "5,000",  ".",      "\n\n",      "Gen. A.",  "U.S.",           "\xFF\xFE",
    "e\u0301",    "\u200B", "나토는", "C++"};

std::string random_text(std::mt19937& random, const std::vector<std::string>& from,
                        std::size_t most) {
  std::string text;
  const std::size_t count = random() % (most + 1);
  for (std::size_t i = 0; i < count; ++i)
    text += from[random() % from.size()] + (random() % 8 == 0 ? "" : " ");
  return text;
}

// Where words of the field begin and end.
struct Borders {
  explicit Borders(const std::string& field) {
    for (const text::Piece& piece : text::pieces_of_text(field)) {
      begins.push_back(piece.begin);
      ends.push_back(piece.end);
    }
  }
  bool hold(const model::Span& span) const {
    return std::binary_search(begins.begin(), begins.end(), span.begin) &&
           std::binary_search(ends.begin(), ends.end(), span.end) && span.begin < span.end;
  }
  std::vector<std::uint32_t> begins, ends;
};

}  // namespace

TEST(RandomQueries, NeverCrashAndMarkWholeWords) {
  std::mt19937 random(kSeed);
  int parsed_count = 0, matched_count = 0;
  for (int round = 0; round < 20'000; ++round) {
    const auto parsed = query::parse(random_text(random, kPieces, 8));
    if (!parsed) continue;
    ++parsed_count;
    const std::string title = random_text(random, kWords, 5),
                      text = random_text(random, kWords, 30);
    const text::Reading reading(title, text, random() % 2 ? "en" : "ru");

    model::Article article;
    article.title = title;
    article.text = text;
    article.source = "TASS";

    const auto verdict = rules::evaluate(*parsed->query, {reading, article, "tass"});

    EXPECT_TRUE(verdict.matched || verdict.spans.empty());
    matched_count += verdict.matched;
    const Borders in_title(title), in_text(text);
    for (const auto& span : verdict.spans)
      ASSERT_TRUE((span.field == model::Field::title ? in_title : in_text).hold(span)) << round;
    EXPECT_TRUE(std::is_sorted(verdict.spans.begin(), verdict.spans.end()));
    for (const auto& passage : rules::passages(article, verdict))
      for (const auto& mark : passage.marks) ASSERT_LE(mark.end, passage.text.size());
  }
  EXPECT_GT(parsed_count, 1000);
  EXPECT_GT(matched_count, 200);
}

TEST(RandomQueries, OfAnyBytesAreParsedOrRefusedWithAPlace) {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 50'000; ++round) {
    std::string query(random() % 40, ' ');
    for (char& c : query) c = static_cast<char>(random() % 256);

    const auto parsed = query::parse(query);

    if (parsed) continue;
    EXPECT_FALSE(parsed.error().message.empty());
    EXPECT_GE(parsed.error().line, 1);
    EXPECT_GE(parsed.error().column, 1);
    EXPECT_LE(parsed.error().column, static_cast<int>(query.size()) + 1);
  }
}
