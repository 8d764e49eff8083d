// When a story is told again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/watch/folder.h"

namespace watch {
namespace {

using testing::HasSubstr;

std::string rule_with(const std::string& updates, const std::string& query = "said(by:dorn)") {
  return "[[rule]]\nname = 'r'\nquery = '" + query + "'\nupdates = " + updates + "\n";
}

TEST(Updates, AreOfThreeKinds) {
  const std::pair<const char*, model::Rule::Updates> rows[] = {
      {"'never'", {}}, {"'statements'", {.statements = true}}, {"'sources:3'", {.sources = 3}}};
  for (const auto& [written, updates] : rows) {
    const auto read = test::read_watch_text(rule_with(written));

    EXPECT_TRUE(read.problems.empty()) << written;
    EXPECT_EQ(read.set.rules.at(0).noun.updates, updates) << written;
    EXPECT_EQ("'" + to_text(updates) + "'", written);
  }
  EXPECT_EQ(
      test::read_watch_text("[[rule]]\nname = 'r'\nquery = 'nato'\n").set.rules.at(0).noun.updates,
      model::Rule::Updates{});
}

TEST(Updates, RefuseWhatIsNone) {
  for (const char* written : {"'always'", "'sources'", "'sources:'", "'sources:1'",
                              "'sources:1001'", "'sources:3x'", "'sources:-3'", "3", "''"}) {
    const auto read = test::read_watch_text(rule_with(written));

    ASSERT_EQ(read.problems.size(), 1u) << written;
    EXPECT_THAT(read.problems[0].message, HasSubstr("sources:3")) << written;
    EXPECT_EQ(read.problems[0].line, 4) << written;
    EXPECT_FALSE(read.problems[0].warning);
  }
}

TEST(Updates, OnStatementsAreWarnedOfWhereTheQueryHasNone) {
  const auto read = test::read_watch_text(rule_with("'statements'", "nato"));

  ASSERT_EQ(read.problems.size(), 1u);
  EXPECT_TRUE(read.problems[0].warning);
  EXPECT_THAT(read.problems[0].message, HasSubstr("the query has no said(…)"));
  EXPECT_EQ(read.problems[0].line, 4);
}

}  // namespace
}  // namespace watch
