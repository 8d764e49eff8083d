// The examples that the writer's page promises are queries of this version.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "rules/rules.h"
#include "tests/places.h"

TEST(RuleLanguagePage, ShowsTwentyExamplesThatParse) {
  std::ifstream page(test::source_dir() / "docs/rule-language.md");
  ASSERT_TRUE(page) << "docs/rule-language.md is missing";

  int examples = 0;
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) inside = line == "## Twenty examples";
    if (!inside || !line.starts_with("| `")) continue;
    const std::string query = line.substr(3, line.find('`', 3) - 3);
    const auto parsed = rules::parse_query(query);
    EXPECT_TRUE(parsed.has_value()) << query << ": " << parsed.error().message;
    EXPECT_TRUE(!parsed || parsed->warnings.empty())
        << query << ": " << parsed->warnings[0].message;
    ++examples;
  }
  EXPECT_EQ(examples, 20);
}
