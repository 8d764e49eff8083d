// How large a query may be.
#include <gtest/gtest.h>

#include <ctime>

#include "tests/query/refusal.h"

using refusals::repeated;

// S32, B43
TEST(ParseQuery, HoldsItsLimits) {
  EXPECT_TRUE(query::parse(repeated("(", 32) + "nato" + repeated(")", 32)).has_value());
  EXPECT_TRUE(query::parse(repeated("nato ", 1000)).has_value());
  EXPECT_TRUE(query::parse("nato" + repeated(" NEAR nato", 31)).has_value());
  EXPECT_TRUE(query::parse("\"" + repeated("nato ", 100) + "\"").has_value());
  EXPECT_TRUE(query::parse(repeated("*nato nato* ", 200)).has_value());

  const auto deep = query::parse(repeated("(", 1000) + "nato" + repeated(")", 1000));
  const auto many = query::parse(repeated("nato ", 1001));
  const auto chain = query::parse("nato" + repeated(" NEAR nato", 32));
  const auto phrase = query::parse("\"" + repeated("nato ", 101) + "\"");
  const auto words = query::parse(repeated("\"" + repeated("nato ", 100) + "\" ", 21));
  const auto wildcards = query::parse(repeated("*nato ", 201));
  const auto huge = query::parse(repeated("nato AND ", 100'000));

  ASSERT_FALSE(deep || many || chain || phrase || words || wildcards || huge);
  EXPECT_EQ(deep.error().message, "brackets nest deeper than 32");
  EXPECT_EQ(deep.error().column, 33);
  EXPECT_EQ(many.error().message, "more than 1000 words and phrases");
  EXPECT_EQ(many.error().column, 5001);
  EXPECT_EQ(chain.error().message, "NEAR joins more than 32 words and phrases");
  EXPECT_EQ(phrase.error().message, "more than 100 words in a row");
  EXPECT_EQ(words.error().message, "more than 2000 words, those of phrases counted");
  EXPECT_EQ(words.error().column, 10'061);
  EXPECT_EQ(wildcards.error().message, "more than 200 wildcards elsewhere than at a word's end");
  EXPECT_EQ(huge.error().message, "the query is longer than 65,536 bytes");
}

// S31, B42
TEST(ParseQuery, HoldsPatternsToASize) {
  EXPECT_TRUE(query::parse("re:/" + repeated("a", 1024) + "/").has_value());
  EXPECT_TRUE(query::parse("re:/(a+)+$/").has_value());
  EXPECT_TRUE(query::parse(repeated("re:/a/ ", 20)).has_value());

  const auto lengthy = query::parse("re:/" + repeated("a", 1025) + "/");
  const auto large = query::parse("re:/(\\pL{100}){10}(\\pL{100}){10}/");
  const auto many = query::parse(repeated("re:/a/ ", 21));

  ASSERT_FALSE(lengthy || large || many);
  EXPECT_EQ(lengthy.error().message, "the pattern is longer than 1,024 bytes");
  EXPECT_EQ(large.error().message.substr(0, 43), "in this pattern: pattern too large - compil");
  EXPECT_EQ(many.error().message, "more than 20 patterns");
  EXPECT_EQ(many.error().column, 141);
}

TEST(ParseQuery, CountsTheBracketsOfEveryKindInTheirDepth) {
  const auto deep = [](int times, const std::string& open) {
    return query::parse(repeated(open, times) + "nato" + repeated(")", times));
  };

  EXPECT_TRUE(deep(32, "(").has_value());
  EXPECT_TRUE(query::parse("SENT(" + repeated("(", 31) + "nato" + repeated(")", 32)));
  EXPECT_FALSE(query::parse("SENT(" + repeated("(", 32) + "nato" + repeated(")", 33)));
  EXPECT_FALSE(query::parse("title:SENT(raw:" + repeated("(", 32) + "x" + repeated(")", 33)));
  EXPECT_EQ(deep(1000, "NEAR/2(a, ").error().message, "brackets nest deeper than 32");
}

TEST(ParseQuery, LimitsWhatOneNearAndOneSlopJoin) {
  const std::string most = "NEAR/5(nato" + repeated(", nato", 31);

  EXPECT_TRUE(query::parse(most + ")").has_value());
  EXPECT_TRUE(query::parse("\"" + repeated("nato ", 32) + "\"~3").has_value());

  const auto list = query::parse(most + ", nato)");
  const auto mixed = query::parse(most + ") NEAR/5 nato");
  const auto slop = query::parse("\"" + repeated("nato ", 33) + "\"~3");
  const auto raw = query::parse("raw:\"" + repeated("nato ", 2001) + "\"");
  ASSERT_FALSE(list || mixed || slop || raw);
  EXPECT_EQ(list.error().message, "NEAR joins more than 32 words and phrases");
  EXPECT_EQ(mixed.error().message, "NEAR joins more than 32 words and phrases");
  EXPECT_EQ(slop.error().message, "~ takes a phrase of at most 32 words");
  EXPECT_EQ(raw.error().message, "more than 2000 words, those of phrases counted");
}

TEST(ParseQuery, QuotesNoMoreThanIsRead) {
  const auto word = query::parse("[" + repeated("я", 20'000));
  const auto groups = query::parse("(" + repeated("nato ", 900) + ")~5");

  ASSERT_FALSE(word || groups);
  EXPECT_LE(word.error().message.size(), 700u);
  EXPECT_LE(groups.error().hint.size(), 2000u);
}

// B43: what nests or repeats without end is refused in the time that its length takes.
TEST(ParseQuery, RefusesHugeNonsenseSoon) {
  const std::clock_t start = std::clock();

  for (const char* part :
       {"(",         "NEAR/1(",    "a NEAR/1(",  "NEAR(a,",      "SENT(",
        "title:(",   "raw:(",      "\"a\"~",     "caps(",        "headline(a ",
        "atleast2(", "SCORE(a^2 ", "-",          "re:/",         "„a",
        "a:b ",      "NOT NEAR ",  "@a, ",       "title:",       "raw:",
        "person:",   "said(",      "said(by:a ", "said(about:(", "said(by:a about:b c "})
    EXPECT_FALSE(query::parse(repeated(part, 60'000 / static_cast<int>(std::string(part).size()))))
        << part;

  EXPECT_LT(std::clock() - start, 5 * CLOCKS_PER_SEC);
}
