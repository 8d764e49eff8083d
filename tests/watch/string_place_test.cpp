#include <gtest/gtest.h>

#include "watch/toml.h"

namespace {

// Where in the file a place of q's value stands.
std::pair<int, int> place(const std::string& document, int line, int column) {
  const watch::Source source("q.toml", document);
  const auto tree = watch::parse_toml(source);
  EXPECT_TRUE(tree) << document;
  if (!tree) return {0, 0};
  const auto found = watch::place_in_string(source, *tree->find("q"), {line, column});
  return {found.line, found.column};
}

}  // namespace

TEST(PlaceInString, IsExactInEveryKindOfString) {
  const struct {
    const char* what;
    const char* document;
    int line, column;
    std::pair<int, int> expected;
  } rows[] = {
      {"basic", "q = \"abc\"", 1, 3, {1, 8}},
      {"literal", "q = 'abc'", 1, 1, {1, 6}},
      {"many lines, literal", "q = '''abc'''", 1, 2, {1, 9}},
      {"the first line break is dropped", "q = '''\nabc'''", 1, 2, {2, 2}},
      {"later lines", "q = '''\nabc\n  de'''", 2, 3, {3, 3}},
      {"carriage returns", "q = '''\r\nabc\r\nde'''", 2, 2, {3, 2}},
      {"escaped quotation marks", R"(q = "\"a\" b")", 1, 5, {1, 12}},
      {"unicode escapes", R"(q = "\u0416\U0001F600x")", 1, 3, {1, 22}},
      {"an escaped line break", R"(q = "a\nbc")", 2, 2, {1, 10}},
      {"code points, not bytes", "q = 'учение'", 1, 6, {1, 11}},
      {"a folded line", "q = \"\"\"a \\\n     bc\"\"\"", 1, 4, {2, 7}},
      {"an escaped backslash at the end of a line", "q = \"\"\"a\\\\\nb\"\"\"", 2, 1, {2, 1}},
      {"behind the end: the closing mark", "q = 'ab'", 1, 9, {1, 8}},
      {"an empty string", "q = ''", 1, 1, {1, 6}},
  };
  for (const auto& row : rows)
    EXPECT_EQ(place(row.document, row.line, row.column), row.expected) << row.what;
}
