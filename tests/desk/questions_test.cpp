#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/desk/shelf.h"

namespace desk {
namespace {

using test::kToTheEnd;
using test::rule_of;
using test::Shelf;
using test::titles_of;
using testing::ElementsAre;
using testing::IsEmpty;

struct Newsroom : Shelf {
  Newsroom() {
    add({.title = "old", .text = "Troops moved near the border."});
    add({.title = "both", .text = "Troops and a ship.", .day = 1});
    add({.title = "new", .text = "A ship left. A SHIP came. Ships sail.", .day = 2});
    add({.title = "none", .text = "Bees flew.", .day = 3});
  }
};

}  // namespace

TEST(Compare, TellsWhatAnEditGainsAndLoses) {
  Newsroom room;

  const auto comparison = room.in_transaction([](auto& transaction) {
    return compare(transaction, {{rule_of("troops"), rule_of("ship")}}, {}, 3, kToTheEnd);
  });

  ASSERT_EQ(comparison.rules.size(), 1u);
  const Gains& gains = comparison.rules[0];
  EXPECT_EQ(gains.gained, 1);
  EXPECT_EQ(gains.lost, 1);
  EXPECT_EQ(gains.kept, 1);
  EXPECT_THAT(titles_of(gains.gained_samples), ElementsAre("new"));
  EXPECT_THAT(titles_of(gains.lost_samples), ElementsAre("old"));
  EXPECT_EQ(comparison.coverage.judged, 4);
}

TEST(Compare, TakesSeveralEditsAndNewRules) {
  Newsroom room;

  const auto comparison = room.in_transaction([](auto& transaction) {
    return compare(transaction,
                   {{std::nullopt, rule_of("ship", "fresh")},
                    {rule_of("bees", "same"), rule_of("bees", "same")}},
                   {}, 1, kToTheEnd);
  });

  EXPECT_EQ(comparison.rules.at(0).rule, "fresh");
  EXPECT_EQ(comparison.rules.at(0).gained, 2);
  EXPECT_THAT(titles_of(comparison.rules.at(0).gained_samples), ElementsAre("new"));
  EXPECT_EQ(comparison.rules.at(1).kept, 1);
  EXPECT_EQ(comparison.rules.at(1).gained + comparison.rules.at(1).lost, 0);
}

TEST(Compare, TellsWhatARuleThatGoesLoses) {
  Newsroom room;

  const auto comparison = room.in_transaction([](auto& transaction) {
    return compare(transaction, {{rule_of("troops", "gone"), std::nullopt}}, {}, 1, kToTheEnd);
  });

  EXPECT_EQ(comparison.rules.at(0).rule, "gone");
  EXPECT_EQ(comparison.rules.at(0).lost, 2);
  EXPECT_EQ(comparison.rules.at(0).gained + comparison.rules.at(0).kept, 0);
}

TEST(Search, FindsTheNewestFirstAndEndsAtItsLimit) {
  Newsroom room;
  const auto found = [&](const std::string& query, std::size_t limit) {
    return titles_of(room.in_transaction([&](auto& transaction) {
                           return search(transaction, rule_of(query), {}, limit, kToTheEnd);
                         })
                         .articles);
  };

  EXPECT_THAT(found("troops OR ship", 0), ElementsAre("new", "both", "old"));
  EXPECT_THAT(found("troops OR ship", 2), ElementsAre("new", "both"));
  EXPECT_THAT(found("plane", 0), IsEmpty());
}

TEST(Search, MarksTheSentenceThatWasMet) {
  Newsroom room;
  const auto findings = room.in_transaction(
      [](auto& transaction) { return search(transaction, rule_of("border"), {}, 0, kToTheEnd); });

  ASSERT_EQ(findings.articles.size(), 1u);
  EXPECT_EQ(findings.articles[0].feed, "daily");
  EXPECT_EQ(findings.articles[0].passages.at(0).text, "Troops moved near the border.");
  EXPECT_EQ(findings.articles[0].passages.at(0).marks.size(), 1u);
}

TEST(WordForms, AreCountedAsWritten) {
  Newsroom room;

  const auto answer = room.in_transaction(
      [](auto& transaction) { return word_forms(transaction, rule_of("ship"), {}, kToTheEnd); });

  ASSERT_EQ(answer.forms.size(), 2u);
  EXPECT_EQ(answer.forms[0].form, "ship");
  EXPECT_EQ(answer.forms[0].times, 3);
  EXPECT_EQ(answer.forms[0].articles, 2);
  EXPECT_EQ(answer.forms[0].lang, "en");
  EXPECT_EQ(answer.forms[1].form, "ships");
}

TEST(WordForms, SayWhereNotAllWereCounted) {
  Shelf shelf;
  shelf.add({.title = "many", .text = test::repeated("ship ", 1'500)});

  const auto answer = shelf.in_transaction(
      [](auto& transaction) { return word_forms(transaction, rule_of("ship"), {}, kToTheEnd); });

  ASSERT_EQ(answer.forms.size(), 1u);
  EXPECT_EQ(answer.forms[0].times, 1000);
  EXPECT_TRUE(answer.forms[0].at_least);
}

TEST(LineDifference, KeepsWhatIsTheSame) {
  EXPECT_THAT(line_difference("a\nb\nc\n", "a\nx\nc\nd\n"),
              ElementsAre("  a", "- b", "+ x", "  c", "+ d"));
  EXPECT_THAT(line_difference("a\n", "a\n"), ElementsAre("  a"));
  EXPECT_THAT(line_difference("", "a\nb"), ElementsAre("+ a", "+ b"));
  EXPECT_THAT(line_difference("a\na\n", "a\n"), ElementsAre("  a", "- a"));
}

}  // namespace desk
