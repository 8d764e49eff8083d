#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>

#include "tests/places.h"
#include "tests/watch/folder.h"

namespace {

const std::filesystem::path kExamples = test::source_dir() / "examples";

watch::ReadResult read_examples() {
  const auto config = watch::read_config(kExamples / "wirewatch.toml");
  EXPECT_TRUE(config) << to_text(config.error());
  return config ? watch::read_watch_files(config->watch_dir, config->egress) : watch::ReadResult{};
}

// The examples with their commented parts switched on.
std::string with_comments_on(const std::filesystem::path& file) {
  static const std::regex toml(R"(^# (\[|[a-z_]+ +=))");
  std::ifstream in(file);
  std::string text;
  for (std::string line; std::getline(in, line);) {
    text += (std::regex_search(line, toml) ? line.substr(2) : line) + "\n";
  }
  return text;
}

}  // namespace

TEST(Examples, AreWithoutErrorOrWarning) {
  const auto result = read_examples();

  for (const auto& problem : result.problems) ADD_FAILURE() << to_text(problem);
  EXPECT_GE(result.set.feeds.size(), 12u);
  EXPECT_GE(result.set.rules.size(), 4u);
}

TEST(Examples, HaveTheSampleFeedAndARuleThatTellsTheDesk) {
  const auto set = read_examples().set;

  const auto sample = std::ranges::find(set.feeds, "sample", [](auto& f) { return f.noun.name; });
  ASSERT_NE(sample, set.feeds.end());
  EXPECT_EQ(sample->noun.url, "http://127.0.0.1:8480/sample/feed.xml");
  EXPECT_EQ(sample->noun.first, model::FirstPoll::tell);
  const auto rule =
      std::ranges::find(set.rules, "csto-ministers-on-nato", [](auto& r) { return r.noun.name; });
  ASSERT_NE(rule, set.rules.end());
  EXPECT_TRUE(rule->noun.query.starts_with("said(by:@csto-defence-ministers "));
  EXPECT_EQ(rule->noun.notify, std::vector<std::string>{"desk"});
}

TEST(Examples, HaveGreenTestsOfBothKindsForEveryRule) {
  const auto set = read_examples().set;

  for (const auto& rule : set.rules) {
    EXPECT_TRUE(std::ranges::any_of(rule.noun.tests, &model::RuleTest::must_match));
    EXPECT_FALSE(std::ranges::all_of(rule.noun.tests, &model::RuleTest::must_match));
  }
  for (const auto& outcome : run_rule_tests(set, test::kToday))
    EXPECT_TRUE(outcome.green()) << outcome.rule << " " << outcome.text;
}

TEST(Examples, AreRightInTheirCommentsToo) {
  const test::Folder folder;

  const auto config = watch::read_config(
      folder.write("wirewatch.toml", with_comments_on(kExamples / "wirewatch.toml")));
  const auto result = watch::read_watch_files(
      folder.write("r.toml", with_comments_on(kExamples / "watch.d/receivers.toml")), {});

  ASSERT_TRUE(config) << to_text(config.error());
  EXPECT_EQ(config->smtp.host, "mail.example.org");
  EXPECT_NE(config->database_url, "");
  ASSERT_TRUE(result.ok()) << to_text(result.problems.at(0));
  EXPECT_EQ(result.set.receivers.size(), 6u);
}
