// S32, B43: what any query costs on any article, in steps of a few nanoseconds each: places and
// pairs looked at, words compared with a wildcard. 100 million are well under half a second.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "rules/judge.h"

namespace {

constexpr std::size_t kMostSteps = 100'000'000;

std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

std::string joined(const std::string& part, const std::string& op, int times) {
  return part + repeated(op + part, times - 1);
}

std::string different_words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    for (int letter = 0, rest = i; letter < 4; ++letter, rest /= 26)
      text += static_cast<char>('a' + rest % 26);
    text += ' ';
  }
  return text;
}

std::shared_ptr<const people::Lists> some_lists() {
  model::List list;
  list.name = "ministers";
  list.members.emplace_back().name = "Pavel Zarubin";
  list.terms = {"NATO", "a"};
  return std::make_shared<const people::Lists>(std::vector{list});
}

rules::Verdict expect_bounded(const std::string& query, const std::string& text) {
  const auto parsed = query::parse(query);
  if (!parsed) {
    ADD_FAILURE() << query.substr(0, 80) << ": " << parsed.error().message;
    return {};
  }
  const text::Reading reading("", text, "en");
  model::Article article;
  article.text = text;
  const rules::Subject subject{reading, article, ""};
  rules::Program program(some_lists());
  const rules::PartId root = program.add(parsed->query->root(), parsed->query->size());
  program.finish();
  const rules::SlotIndex index(program);
  rules::Judge judge(program, index);
  rules::Judge::Statements statements;
  judge.open(subject, statements);
  rules::Verdict verdict;
  verdict.matched = judge.holds(root, 0);
  if (verdict.matched) verdict.spans = judge.prove(root).spans;
  EXPECT_LT(judge.steps(), kMostSteps) << query.substr(0, 80);
  return verdict;
}

}  // namespace

TEST(Work, OfOneWordAThousandTimesIsBounded) {
  const std::string text = repeated("a ", 100'000), any = joined("a", " OR ", 990);

  EXPECT_TRUE(expect_bounded(any, text).matched);
  EXPECT_TRUE(expect_bounded(joined("a", " ", 990), text).matched);
  EXPECT_FALSE(expect_bounded("(" + any + ") NEAR/5 zzz", text).matched);
  EXPECT_TRUE(expect_bounded("(" + any + ") NEAR/5 zzz", text + "zzz a").matched);
}

TEST(Work, OfManyDifferentPhrasesBesideNearIsBounded) {
  std::string any = "zz";
  for (int i = 1; i < 250; ++i) {
    any += " OR \"a";
    for (int bits = i; bits > 1; bits /= 2) any += bits % 2 ? " a" : " *";
    any += '"';
  }

  EXPECT_TRUE(expect_bounded("(" + any + ") NEAR/5 zzz", repeated("a ", 200'000) + "zzz").matched);
}

TEST(Work, OfPhrasesOfFrequentWordsIsBounded) {
  const std::string text = repeated("a ", 100'000) + "b zq",
                    phrase = "\"" + repeated("a ", 99) + "zq\"";

  EXPECT_FALSE(expect_bounded(joined(phrase, " OR ", 20), text).matched);
  EXPECT_TRUE(expect_bounded("\"" + repeated("a ", 99) + "b\"", text).matched);
  EXPECT_FALSE(
      expect_bounded("\"a1 " + repeated("* ", 97) + "b\"", repeated("a1", 100'000)).matched);
}

TEST(Work, OfWildcardsIsBounded) {
  const std::string text = different_words(30'000);

  EXPECT_FALSE(expect_bounded(joined("*a*bc*d*e", " ", 200), text).matched);
  EXPECT_TRUE(expect_bounded(joined("-*a*b*c*z*", " ", 199) + " baaa", text).matched);
  EXPECT_TRUE(expect_bounded(joined("aa*", " OR ", 990), text).matched);
}

TEST(Work, OfNearIsBounded) {
  const std::string text = repeated("a x c x ", 8'000),
                    chain = joined("a", " NEAR/1000 ", 31) + " NEAR/0 c";

  EXPECT_FALSE(expect_bounded(chain, text).matched);
  EXPECT_FALSE(expect_bounded(joined(chain, " OR ", 31), text).matched);
  EXPECT_FALSE(expect_bounded(joined("(a NEAR/0 c)", " OR ", 499), text).matched);
  EXPECT_FALSE(
      expect_bounded("(a NEAR/1000 (a NEAR/1000 (a NEAR/1000 c))) ONEAR/0 a", text).matched);
}

// A rule that would take too long gives up within its budget.
TEST(Work, OfExactCharactersIsBounded) {
  const std::string capitals = repeated("Up a. ", 10'000);

  EXPECT_FALSE(expect_bounded("SENT(raw:Ü b)", capitals).matched);
  EXPECT_FALSE(
      expect_bounded("raw:\"" + repeated("a ", 1'900) + "b\" a", repeated("a ", 50'000)).matched);
  expect_bounded("re:/a([^z]*z)?/ a", repeated("a ", 50'000));
}

TEST(Work, OfSentencesInParagraphsIsBounded) {
  EXPECT_TRUE(expect_bounded("PARA(SENT(zzz b)) a", repeated("a\n\n", 50'000) + "zzz b").matched);
  EXPECT_TRUE(expect_bounded("lead:a", "a" + repeated("\n", 60'000) + "zz").matched);
}

// Words are shown as far as the budget goes; that it holds is known before.
TEST(Work, DoesNotTakeAMatchBack) {
  const std::string text = repeated("Up a. ", 10'000) + "zz";
  const auto verdict = expect_bounded("zz OR SENT(raw:Ü b)", text);

  EXPECT_TRUE(verdict.matched);
  EXPECT_EQ(verdict.spans.size(), 1u);
}

TEST(Work, OfEqualWildcardsIsThatOfOne) {
  std::string any = "aaa*";
  for (int stars = 2; stars < 200; ++stars) any += " OR aaa" + repeated("*", stars);

  EXPECT_TRUE(expect_bounded(any, different_words(20'000)).matched);
}

// What is cut is told in the language's page: a pair behind very many others of which one side is
// rare is found still.
TEST(Work, IsNotCutWhereOneNearIsSimple) {
  const std::string text = repeated("a x x x ", 60'000) + " b " + repeated("x ", 10) + " a c";

  EXPECT_TRUE(expect_bounded("a NEAR/3 b", text).matched);
  EXPECT_TRUE(expect_bounded("b NEAR/3 a", text).matched);
  EXPECT_TRUE(expect_bounded("b NEAR/11 c", text).matched);
  EXPECT_TRUE(expect_bounded("(a OR x OR zz) ONEAR/0 c", text).matched);
}

TEST(Work, OfManyNamesIsBounded) {
  const std::string text = repeated("Pavel Zarubin a ", 30'000) + "zz";

  EXPECT_TRUE(expect_bounded("@ministers NEAR/5 zz", text).matched);
  EXPECT_TRUE(expect_bounded(joined("@ministers", " NEAR/9 ", 8), text).matched);
  EXPECT_FALSE(expect_bounded("SENT(@ministers yyy)", repeated(text + ". ", 3)).matched);
}

TEST(Work, OfManyStatementsIsBounded) {
  const std::string text =
      repeated("Pavel Zarubin said that NATO was a threat to a b a b a b. ", 5'000);
  const std::string about = joined("(a OR b)", " NEAR/9 ", 6);

  EXPECT_TRUE(expect_bounded("said(by:@ministers about:(" + about + "))", text).matched);
  EXPECT_FALSE(expect_bounded("said(by:@ministers about:(zz OR NATO NEAR/3 b))", text).matched);
  EXPECT_FALSE(expect_bounded("said(about:SENT(a yy)) OR said(via:a)", text).matched);
}
