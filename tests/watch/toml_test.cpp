#include "watch/toml.h"

#include <gtest/gtest.h>

#include <chrono>

namespace {

watch::Problem fault_of(const std::string& document) {
  const auto tree = watch::parse_toml(watch::Source("t.toml", document));
  EXPECT_FALSE(tree) << document;
  return tree ? watch::Problem{} : tree.error();
}

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST(Toml, KeepsTheFilesOrderAndEveryPlace) {
  const auto tree = watch::parse_toml({"t.toml", "z = 1\n[[b]]\n\"ж\".y = \"x\"\n[a]\n"});

  ASSERT_TRUE(tree);
  ASSERT_EQ(tree->members.size(), 3u);
  EXPECT_EQ(tree->members[0].key, "z");
  EXPECT_EQ(tree->members[1].key, "b");
  EXPECT_EQ(tree->members[2].key, "a");
  const auto& b = tree->members[1].value.elements.at(0);
  EXPECT_EQ(b.begin, (watch::Place{2, 1}));
  EXPECT_EQ(b.find("ж")->members[0].at, (watch::Place{3, 5}));
  EXPECT_EQ(watch::end_of(b), (watch::Place{3, 12}));
}

TEST(Toml, KnowsTheInstantOfADate) {
  using namespace std::chrono_literals;
  const model::Time day = std::chrono::sys_days(std::chrono::year(2023) / 5 / 25);
  const struct {
    const char* written;
    std::optional<model::Time> time;
  } rows[] = {
      {"2023-05-25", day},
      {"2023-05-25T10:30:01", day + 10h + 30min + 1s},
      {"2023-05-25 10:30:00Z", day + 10h + 30min},
      {"2023-05-25T01:30:00+02:00", day - 30min},
      {"2023-05-25T10:00:00.25-01:00", day + 11h + 250ms},
      {"10:30:00", std::nullopt},
      {"'2023-05-25'", std::nullopt},
  };
  for (const auto& row : rows) {
    const auto tree = watch::parse_toml({"t.toml", std::string("a = ") + row.written + "\n"});
    ASSERT_TRUE(tree) << row.written;
    EXPECT_EQ(tree->find("a")->time, row.time) << row.written;
  }
}

TEST(Toml, RefusesWhatWouldOverflowTheParsersStack) {
  const struct {
    const char* what;
    std::string document;
  } rows[] = {
      {"a dotted key", repeated("a.", 100'000) + "a = 1"},
      {"a dotted table header", "[" + repeated("a.", 20'000) + "a]"},
      {"nested lists", "a = " + repeated("[", 200'000)},
      {"nested lists on lines of their own", "a = " + repeated("[\n", 200'000)},
      {"nested inline tables", repeated("a={", 20'000)},
      {"quoted parts", repeated("\"a\".", 10'000) + "a = 1"},
  };
  for (const auto& row : rows) EXPECT_NE(fault_of(row.document).message, "") << row.what;
}

TEST(Toml, CountsDotsInKeysOnly) {
  const std::string many = repeated("a.", 100);

  EXPECT_TRUE(watch::parse_toml({"t.toml", "# " + many + "\na = \"" + many + "\"\nb = '" + many +
                                               "'\nc = '''\n" + many + "'''\nd = \"\"\"" + many +
                                               "\\\" " + many + "\"\"\"\n"}));
  EXPECT_TRUE(watch::parse_toml({"t.toml", "a = [" + repeated("1.5, ", 100) + "]"}));
}

TEST(Toml, FindsTheEndOfStringsWithQuotationMarksAtTheirEnd) {
  const auto tree =
      watch::parse_toml({"t.toml", "a = '''it's ''it'''''\nb = \"\"\"x\\\"\"\"\"\"\nc = 1\n"});

  ASSERT_TRUE(tree) << to_text(tree.error());
  EXPECT_EQ(tree->find("a")->text, "it's ''it''");
  EXPECT_EQ(tree->find("b")->text, "x\"\"");
}

TEST(Toml, PutsARepeatedKeyAtTheKey) {
  const auto problem = fault_of("x = { alpha = 1, alpha = 2 }\n");

  EXPECT_EQ(problem.line, 1);
  EXPECT_EQ(problem.column, 18);
}
