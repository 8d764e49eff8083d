#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/watch/folder.h"

TEST(RuleTests, AreGreenWhenTheRuleDoesWhatItsAuthorSays) {
  const auto outcomes = watch::run_rule_tests(test::watch_set(R"(
[[rule]]
name = "north"
query = '''troops AND title:north'''
must_match = [{ title = "In the north", text = "Troops moved." }]
must_not_match = [{ text = "Troops moved north." }]
[[rule]]
name = "untested"
query = '''bees'''
)"),
                                              test::kToday);

  ASSERT_EQ(outcomes.size(), 2u);
  EXPECT_EQ(outcomes[0].rule, "north");
  EXPECT_EQ(outcomes[0].number, 1u);
  EXPECT_TRUE(outcomes[0].must_match);
  EXPECT_TRUE(outcomes[0].green());
  EXPECT_EQ(outcomes[0].text, "Troops moved.");
  EXPECT_EQ(outcomes[1].number, 2u);
  EXPECT_FALSE(outcomes[1].must_match);
  EXPECT_TRUE(outcomes[1].green());
}

TEST(RuleTests, AreRedWhenItDoesNot) {
  const auto outcomes = watch::run_rule_tests(test::watch_set(R"(
[[rule]]
name = "north"
query = '''troops'''
must_match = [{ text = "Bees." }]
must_not_match = [{ text = "Troops." }]
)"),
                                              test::kToday);

  ASSERT_EQ(outcomes.size(), 2u);
  EXPECT_FALSE(outcomes[0].green());
  EXPECT_FALSE(outcomes[1].green());
}

TEST(RuleTests, AreRedWhenTheRuleTakesTooLong) {
  watch::WatchSet set;
  model::Rule& rule = set.rules.emplace_back().noun;
  rule.query = "(a NEAR/0 c)";
  for (int i = 1; i < 499; ++i) rule.query += " OR (a NEAR/0 c)";
  for (const bool must_match : {true, false}) {
    model::RuleTest& test = rule.tests.emplace_back();
    test.must_match = must_match;
    for (int i = 0; i < 100'000; ++i) test.text += "a x c x ";
  }

  for (const auto& outcome : watch::run_rule_tests(set, test::kToday)) {
    EXPECT_FALSE(outcome.green());
    EXPECT_NE(watch::to_text(outcome).find("takes too long to say"), std::string::npos);
  }
}

TEST(RuleTests, SayWhyTheyAreRed) {
  const auto outcomes = watch::run_rule_tests(test::watch_set(R"(
[[rule]]
name = "north"
query = '''troops AND (north OR arctic) AND NOT bees'''
must_match = [{ text = "Troops moved." }, { text = "Troops and bees in the north." },
  { text = "Northern troops, and troops in the Arctic." }]
must_not_match = [{ text = "Troops moved north. TROOPS!" }]
)"),
                                              test::kToday);

  ASSERT_EQ(outcomes.size(), 4u);
  EXPECT_THAT(outcomes[0].why, testing::ElementsAre("(north OR arctic): none of these 2 holds"));
  EXPECT_THAT(outcomes[1].why,
              testing::ElementsAre("NOT bees: excluded by bees: “bees” stands in the text"));
  EXPECT_THAT(outcomes[2].why, testing::IsEmpty());
  EXPECT_THAT(outcomes[3].why, testing::ElementsAre("“Troops”", "“north”", "“TROOPS”"));
}

TEST(RuleTests, NameTheirPlaceWhenTheyAreRed) {
  const std::string red = watch::red_tests(test::watch_set(R"([[rule]]
name = "north"
query = '''troops'''
must_not_match = [
  { text = "Bees." }, { text = "Troops." },
  { text = "Many troops." },
]
must_match = [{ text = "Bees." }]
)"),
                                           test::kToday);

  EXPECT_THAT(red, testing::MatchesRegex(
                       ".*/watch.toml:8: rule north, test 1: must match, and does not: Bees.\n"
                       ".*/watch.toml:5: rule north, test 3: must not match, and matches: Troops.\n"
                       ".*/watch.toml:6: rule north, test 4: must not match, .*"));
}

TEST(RuleTests, ShowNothingThatDrivesATerminal) {
  const auto outcomes = watch::run_rule_tests(
      test::watch_set(
          "[[rule]]\nname = 'n'\nquery = 'bees'\nmust_match = [{ text = \"a\\u001b[2J\\u202Eb\" }]\n"),
      test::kToday);

  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_EQ(outcomes[0].text, "a\\x1b[2Jb");
}

TEST(RuleTests, JudgeOutletAndFeedAsGiven) {
  const auto outcomes = watch::run_rule_tests(test::watch_set(R"(
[[rule]]
name = "north"
query = '''bees AND source:"North News" AND feed:north'''
must_match = [{ text = "Bees.", source = "North News", feed = "north" }]
must_not_match = [{ text = "Bees.", source = "South News", feed = "north" }, { text = "Bees." }]
)"),
                                              test::kToday);

  ASSERT_EQ(outcomes.size(), 3u);
  for (const auto& outcome : outcomes) EXPECT_TRUE(outcome.green()) << outcome.number;
}

TEST(RuleTests, JudgeWhatFiltersAskFor) {
  const struct {
    const char *filter, *met, *missed;
  } rows[] = {
      {"published:>=2023-05-25", "published = 2023-05-25", "published = 2023-05-24T23:59:59Z"},
      {"published:>=2023-05-25", "published = 2023-05-25T00:00:00Z",
       "published = 2023-05-25T01:00:00+02:00"},
      {"published:<2024-01-01", "published = 2023-12-31", "published = 2024-01-01"},
      {"url:drills", "url = 'https://n.example.org/drills/1'", "url = 'https://n.example.org/1'"},
      {"site:example.org", "url = 'HTTPS://N.Example.org/1#a'", "url = 'https://example.net/'"},
      {"author:lund", "author = 'Mia Lund'", "author = 'Per Dorn'"},
      {"author:lund", "author = ['Per Dorn', 'Mia Lund']", "author = ['Per Dorn']"},
      {"tag:agency", "tags = ['north', 'agency']", "tags = ['north']"},
      {"country:NO", "country = 'NO'", "country = 'SE'"},
  };
  for (const auto& row : rows) {
    const auto outcomes = watch::run_rule_tests(
        test::watch_set(std::string("[[rule]]\nname = 'n'\nquery = 'bees ") + row.filter +
                        "'\nmust_match = [{ text = 'Bees.', " + row.met +
                        " }]\nmust_not_match = [{ text = 'Bees.', " + row.missed + " }]\n"),
        test::kToday);

    ASSERT_EQ(outcomes.size(), 2u) << row.met;
    EXPECT_TRUE(outcomes[0].green()) << row.filter << ", " << row.met;
    EXPECT_TRUE(outcomes[1].green()) << row.filter << ", " << row.missed;
  }
}

TEST(RuleTests, AreOfTheirTextsLanguageAndOfTodayWhereNothingElseIsSaid) {
  const auto set = test::watch_set(R"(
[[rule]]
name = "language"
query = '''lang:en exercise'''
must_match = [{ title = "Учения на севере страны начались", text = "The exercises began." }]
[[rule]]
name = "date"
query = '''exercise published:>=2023-05-25'''
must_match = [{ text = "The exercises began." }]
)");

  const auto outcomes = watch::run_rule_tests(set, test::kToday);

  ASSERT_EQ(outcomes.size(), 2u);
  for (const auto& outcome : outcomes) EXPECT_TRUE(outcome.green()) << outcome.rule;
  EXPECT_FALSE(watch::run_rule_tests(set, model::Time{}).at(1).green());
}

TEST(RuleTests, TakeLookalikeLettersWhereTheRuleDoes) {
  const auto outcomes = watch::run_rule_tests(test::watch_set(R"(
[[rule]]
name = "written"
query = '''НАТО'''
must_not_match = [{ text = "HATO in Latin letters." }]
[[rule]]
name = "looks"
query = '''НАТО'''
lookalikes = true
must_match = [{ text = "HATO in Latin letters." }]
)"),
                                              test::kToday);

  ASSERT_EQ(outcomes.size(), 2u);
  for (const auto& outcome : outcomes) EXPECT_TRUE(outcome.green()) << outcome.rule;
}

TEST(RuleTests, ShowTheBeginningOfTheText) {
  const auto outcomes = watch::run_rule_tests(
      test::watch_set("[[rule]]\nname = 'n'\nquery = 'войска'\nmust_match = [{ text = '''войска\n" +
                      std::string(500, 'x') + "''' }]\n"),
      test::kToday);

  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_EQ(outcomes[0].text, "войска " + std::string(72, 'x') + "…");
}
