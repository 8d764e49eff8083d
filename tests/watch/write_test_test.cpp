#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_folder.h"
#include "tests/watch/folder.h"

namespace {

constexpr const char* kRule = "[[rule]]\nname = \"north\"\nquery = '''troops'''";

model::RuleTest test_of(bool must_match, const std::string& text) {
  model::RuleTest test;
  test.must_match = must_match;
  test.title = "A \"title\"";
  test.text = text;
  test.lang = "en";
  return test;
}

// The file with the test in it.
std::string written(const std::string& content, const model::RuleTest& test) {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "a.toml";
  std::ofstream(file) << content;
  const auto after = watch::with_test(file, "north", test);
  if (!after) return "refused: " + after.error().message;
  return *after;
}

}  // namespace

TEST(WithTest, BeginsAListBehindTheRule) {
  EXPECT_EQ(written(std::string(kRule) + "  # mine\n\n[[rule]]\nname = \"b\"\nquery = '''b'''\n",
                    test_of(true, "Troops.")),
            std::string(kRule) +
                "  # mine\nmust_match = [\n"
                "  { lang = \"en\", title = \"A \\\"title\\\"\", text = \"Troops.\" },\n]\n\n"
                "[[rule]]\nname = \"b\"\nquery = '''b'''\n");
}

TEST(WithTest, ComesFirstInTheListThatIsThere) {
  const std::string list = "\nmust_not_match = [{ text = \"Bees.\" }]\n";

  EXPECT_EQ(written(kRule + list, test_of(false, "Wasps.")),
            std::string(kRule) +
                "\nmust_not_match = [\n"
                "  { lang = \"en\", title = \"A \\\"title\\\"\", text = \"Wasps.\" },\n"
                "  { text = \"Bees.\" }]\n");
}

TEST(WithTest, IsReadBackAsItWas) {
  for (const std::string text :
       {"One line.", "Two\n\nparagraphs with \\ and \"quotes\".", "It ends with '\nthis: '",
        "Three ''' quotes\nhere.", "A tab\tand a bell\x07.",
        "\n\nA \"\"\" \\ bell\x07 \n\n in\r\nlines\"", "Turned \u202Eand \u2066back\u2069.\u0085",
        "Ends with\na backslash \\"})
    for (const char* list : {"\n", "\nmust_match = []\n", "\nmust_match = [\n]\n",
                             "\nmust_match = [\n  { text = \"Troops.\" },\n]\n"}) {
      const auto set = test::watch_set(written(std::string(kRule) + list, test_of(true, text)));
      ASSERT_FALSE(set.rules.empty()) << text << list;
      ASSERT_FALSE(set.rules[0].noun.tests.empty()) << text << list;
      EXPECT_EQ(set.rules[0].noun.tests[0].text, text) << list;
      EXPECT_EQ(set.rules[0].noun.tests[0].title, "A \"title\"");
    }
}

TEST(WithTest, WritesNothingThatHides) {
  const std::string hidden[] = {"\u0080", "\u009B", "\u009F", "\u202A",
                                "\u202E", "\u2066", "\u2069", "\x1B"};
  for (const auto& sign : hidden)
    for (const char* end : {"", "\nmore"}) {
      const std::string after = written(kRule, test_of(true, "Troops" + sign + end));
      EXPECT_EQ(after.find(sign), std::string::npos) << after;
    }
  EXPECT_THAT(written(kRule, test_of(true, "Troops\u202E\u009B")),
              testing::HasSubstr("\"Troops\\u202E\\u009B\""));
}

TEST(WithTest, BreaksLinesThatNoFileMayHave) {
  const std::string words(200'000, 'w'), blanks(200'000, ' ');
  for (const std::string& text : {words, "a\n" + words + "\n\nb", "a" + blanks + "b",
                                  std::string(200'000, '"'), std::string(70'000, '\x07')}) {
    const auto set = test::watch_set(written(kRule, test_of(true, text)));
    ASSERT_EQ(set.rules.size(), 1u);
    ASSERT_EQ(set.rules[0].noun.tests.size(), 1u);
    EXPECT_TRUE(set.rules[0].noun.tests[0].text == text);
  }
}

TEST(WithTest, ComesBeforeTablesWithAHeader) {
  const std::string tables =
      "\n\n[[rule.must_not_match]]\ntext = \"Bees.\"\n"
      "[[rule.must_not_match]]\ntext = \"Wasps.\"\n";

  const auto set = test::watch_set(written(kRule + tables, test_of(true, "Troops.")));

  ASSERT_EQ(set.rules.at(0).noun.tests.size(), 3u);
  EXPECT_TRUE(set.rules[0].noun.tests[0].must_match);
  EXPECT_EQ(set.rules[0].noun.tests[0].text, "Troops.");
  EXPECT_EQ(set.rules[0].noun.tests[2].text, "Wasps.");
}

TEST(WithTest, LosesNothingOfAMark) {
  using namespace std::chrono;
  model::RuleTest mark = test_of(true, "Troops.");
  mark.title = std::string(4000, 't');
  mark.lang = "de";
  mark.published = sys_days(year(2023) / 5 / 25) + hours(10) + seconds(1);
  mark.url = "https://news.example.org/" + std::string(1500, 'p') + "?a=%22";
  mark.authors = {"Mia \"M\" Lund", "Per\nDorn", "mail@example.org"};
  mark.tags = {"north", "a, b"};
  mark.country = "NO";
  mark.source = "North 'News'";
  mark.feed = "north";

  const auto set = test::watch_set(written(kRule, mark));

  ASSERT_EQ(set.rules.at(0).noun.tests.size(), 1u);
  mark.line = set.rules[0].noun.tests[0].line;
  EXPECT_EQ(set.rules[0].noun.tests[0], mark);
}

TEST(WithTest, RefusesWhatItCannotPlace) {
  EXPECT_EQ(written("[[rule]]\nname = \"a\"\nquery = '''a'''\n", test_of(true, "x")),
            "refused: the rule \"north\" does not stand here");
  EXPECT_THAT(
      written(std::string(kRule) + "\n[[rule.must_match]]\ntext = \"a\"\n", test_of(true, "x")),
      testing::HasSubstr("refused: must_match"));
}
