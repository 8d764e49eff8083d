// The examples that the writer's page promises are queries, and meet what the page says they meet.
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <string>

#include "query/query.h"
#include "tests/places.h"
#include "tests/rules/row.h"
#include "text/language.h"

namespace {

// Between two signs; empty where there are none.
std::string between(const std::string& cell, const std::string& open, const std::string& close) {
  const std::size_t begin = cell.find(open);
  if (begin == std::string::npos) return "";
  const std::size_t from = begin + open.size();
  return cell.substr(from, cell.find(close, from) - from);
}

// Of `| `query` | “met” | “not met” |` what the signs hold.
std::array<std::string, 3> cells_of(const std::string& line) {
  const std::size_t second = line.find("` | "), third = line.find(" | ", second + 4);
  return {between(line, "`", "`"), between(line.substr(second, third - second), "“", "”"),
          between(line.substr(third), "“", "”")};
}

}  // namespace

TEST(RuleLanguagePage, ShowsFortyExamplesThatMeetWhatItSays) {
  std::ifstream page(test::source_dir() / "docs/rule-language.md");
  ASSERT_TRUE(page) << "docs/rule-language.md is missing";

  int examples = 0, tried = 0;
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) inside = line == "## Forty examples";
    if (!inside || !line.starts_with("| `")) continue;
    const auto [query, met, not_met] = cells_of(line);
    const auto parsed = query::parse(query);
    ASSERT_TRUE(parsed.has_value()) << query << ": " << parsed.error().message;
    EXPECT_TRUE(parsed->warnings.empty()) << query << ": " << parsed->warnings[0].message;
    ++examples;
    if (met.empty()) continue;
    EXPECT_TRUE(rows::judge(query, "", met, text::language_of(met)).matched)
        << query << ": " << met;
    EXPECT_FALSE(rows::judge(query, "", not_met, text::language_of(not_met)).matched)
        << query << ": " << not_met;
    ++tried;
  }
  EXPECT_EQ(examples, 40);
  EXPECT_EQ(tried, 33);
}
