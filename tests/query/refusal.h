#pragma once
// A row of the tables of what is refused: where, with which words, and with a hint that helps.
#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "query/query.h"

namespace refusals {

struct Refusal {
  std::string query;
  int line, column;
  const char* message;
  const char* hint;  // null: not asked
};

inline std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

// A hint is advice in prose, a query to write instead, or an operator to put in place.
inline bool is_advice(std::string_view hint) {
  constexpr std::string_view kBeginnings[] = {
      "add ",   "close ", "in lower case", "its characters", "join ", "leave ", "name ", "put ",
      "quote ", "say ",   "split ",        "three letters",  "type ", "use ",   "weigh "};
  return std::ranges::any_of(kBeginnings,
                             [&](std::string_view one) { return hint.starts_with(one); });
}

inline bool is_of_use(const std::string& hint) {
  return hint.empty() || is_advice(hint) || query::parse(hint) ||
         query::parse("nato " + hint + " csto") || query::parse("said(" + hint + ")");
}

inline void expect(const Refusal& row) {
  const auto parsed = query::parse(row.query);
  ASSERT_FALSE(parsed.has_value()) << row.query;
  EXPECT_EQ(parsed.error().message, row.message) << row.query;
  EXPECT_EQ(parsed.error().line, row.line) << row.query;
  EXPECT_EQ(parsed.error().column, row.column) << row.query;
  EXPECT_TRUE(!row.hint || parsed.error().hint == row.hint)
      << row.query << ": " << parsed.error().hint;
  EXPECT_TRUE(is_of_use(parsed.error().hint)) << row.query << ": " << parsed.error().hint;
}

inline void expect(std::span<const Refusal> table) {
  for (const Refusal& row : table) expect(row);
}

}  // namespace refusals
