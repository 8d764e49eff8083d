#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/watch/folder.h"

using testing::HasSubstr;

namespace {

std::string rule_with(const std::string& test) {
  return "[[rule]]\nname = 'r'\nquery = 'north'\nmust_match = [{ " + test + " }]\n";
}

}  // namespace

TEST(ReadRuleTest, TakesAFilesFirstLineForTheTitleWhereABlankOneFollows) {
  const struct {
    const char *content, *more, *title, *text;
  } rows[] = {
      {"Troops in the north.\n", "", "", "Troops in the north.\n"},
      {"\xEF\xBB\xBFTroops.", "", "", "Troops."},
      {"Title\n\nTroops.\n\nMore.\n", "", "Title", "Troops.\n\nMore."},
      {"Title \r\n \r\nTroops.\r\n", "", "Title", "Troops."},
      {"One line,\nanother.\n\nMore.", "", "", "One line,\nanother.\n\nMore."},
      {"Title alone\n\n\n", "", "", "Title alone\n\n\n"},
      {"\n\nTroops.", "", "", "\n\nTroops."},
      {"First.\n\nSecond.", "title = 'Own', ", "Own", "First.\n\nSecond."},
  };
  for (const auto& row : rows) {
    const test::Folder folder;
    folder.write("texts/north.txt", row.content);
    const auto file = folder.write(
        "r.toml", rule_with(std::string(row.more) + "file = 'texts/north.txt', lang = 'en'"));

    const auto result = watch::read_watch_files(file, {});

    ASSERT_TRUE(result.ok()) << to_text(result.problems);
    const auto& read = result.set.rules.at(0).noun.tests.at(0);
    EXPECT_EQ(read.title, row.title) << row.content;
    EXPECT_EQ(read.text, row.text) << row.content;
  }
}

TEST(ReadRuleTest, RefusesAFileThatIsNoneOrLiesElsewhere) {
  const test::Folder folder;
  folder.write("large.txt", std::string(1'000'001, 'x'));
  folder.write("latin.txt", "caf\xE9");
  folder.write("empty.txt", " \n");
  folder.write("texts/a.txt", "Troops.");
  const struct {
    std::string name;
    const char* message;
  } rows[] = {
      {"large.txt", "is larger than 1 MB"},
      {"latin.txt", "not UTF-8"},
      {"empty.txt", "holds no text"},
      {"texts", "not a regular file"},
      {"missing.txt", "no such file"},
      {"../a.txt", "leads out of the watch file's folder"},
      {"texts/../texts/a.txt", "leads out of the watch file's folder"},
      {(folder.path() / "texts/a.txt").string(), "leads out of the watch file's folder"},
  };
  for (const auto& row : rows) {
    const auto file = folder.write("r.toml", rule_with("file = '" + row.name + "'"));

    const auto result = watch::read_watch_files(file, {});

    ASSERT_EQ(result.problems.size(), 1u) << row.name;
    EXPECT_THAT(result.problems[0].message, HasSubstr(row.message));
    EXPECT_EQ(result.problems[0].line, 4) << row.name;
    EXPECT_EQ(result.problems[0].column, 24) << row.name;
  }
}

TEST(ReadRuleTest, NamesTheValueThatIsNone) {
  const struct {
    const char *given, *message;
  } rows[] = {
      {"published = '2023-05-25'",
       "must_match.published wants a date such as 2023-05-25, or one with a time, got a string"},
      {"published = 10:30:00",
       "must_match.published wants a date such as 2023-05-25, or one with a time, got a time"},
      {"url = 'news.example.org/1'", "must_match.url is not an absolute http or https URL"},
      {"author = 7",
       "must_match.author wants a name, or a list of names such as [\"Mia Lund\"], got an integer"},
      {"author = ''", "must_match.author is empty"},
      {"author = ['']", "must_match.author names nothing"},
      {"tags = 'agency'",
       "must_match.tags wants a list of strings such as [\"agency\"], got a string"},
      {"country = 'no'", "\"no\" is not a country code"},
  };
  for (const auto& row : rows) {
    const auto result = test::read_watch_text(rule_with(std::string("text = 'x', ") + row.given));

    ASSERT_EQ(result.problems.size(), 1u) << row.given;
    EXPECT_EQ(result.problems[0].message, row.message);
    EXPECT_EQ(result.problems[0].line, 4) << row.given;
  }
}
