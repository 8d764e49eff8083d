#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/watch/folder.h"

using testing::HasSubstr;

namespace {

watch::ImportResult import_of(const std::string& csv) {
  const test::Folder folder;
  return watch::import_list(folder.write("masters.csv", csv), "masters");
}

std::string told(const watch::ImportResult& result) {
  std::string text;
  for (const auto& problem : result.problems)
    text += fmt::format("{}:{}: {}{}\n", problem.line, problem.column, problem.message,
                        problem.hint.empty() ? "" : " | " + problem.hint);
  return text;
}

}  // namespace

TEST(ImportList, IsWrittenAsAWatchFileSaysIt) {
  const auto imported = import_of(
      "\xEF\xBB\xBFName,Aliases,office,country,from,until,basis,unsure\r\n"
      "Mia Lund, Мия Лунд ; M. Lund,\"Master, Harbour\",NO,2019-03-04,2024-05-12,"
      "\"the \"\"yearbook\"\"\",yes\r\n"
      "\r\n"
      ",,Harbour Master,SE,,,,no\r\n");

  ASSERT_TRUE(imported.ok()) << told(imported);
  EXPECT_EQ(watch::text_of(imported.list), R"([[list]]
name = "masters"

[[list.member]]
name    = "Mia Lund"
aliases = ["Мия Лунд", "M. Lund"]
office  = "Master, Harbour"
country = "NO"
from    = 2019-03-04
until   = 2024-05-12
basis   = "the \"yearbook\""
unsure  = true

[[list.member]]
office  = "Harbour Master"
country = "SE"
)");
}

TEST(ImportList, TakesCountriesByTheirNames) {
  const auto imported =
      import_of("name,country\nMia Lund,Norway\nAnn Bell,Казахстан\nIda Roth,Österreich\n");

  ASSERT_TRUE(imported.ok()) << told(imported);
  std::vector<std::string> codes;
  for (const auto& member : imported.list.members) codes.push_back(member.country.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"NO", "KZ", "AT"}));
}

TEST(ImportList, ReadsACellOfSeveralLines) {
  EXPECT_EQ(told(import_of("name,basis\n\"Mia Lund\",\"a\nb\"\nAnn Bell,\n")),
            "2:12: basis holds a line break or control character\n");
  EXPECT_TRUE(import_of("name,basis\n\"Mia Lund\" , yearbook\n").ok());
}

TEST(ImportList, NamesTheCellAtFault) {
  const struct {
    const char *csv, *told;
  } rows[] = {
      {"", "1:1: the first row names the columns | name,aliases,office,country,from,until\n"},
      {"name\n",
       "1:1: a list needs something in it: [[list.member]], [[list.country]], terms or "
       "include\n"},
      {"name,offce\nMia Lund,\n", "1:6: unknown column \"offce\" | did you mean \"office\"?\n"},
      {"name;office\nMia Lund;\n",
       "1:1: unknown column \"name;office\" | commas stand between cells\n"},
      {"name,name\nMia Lund,\n", "1:6: a second column \"name\"\n"},
      {"name,office\nMia Lund\n",
       "2:1: this row has 1 cells, the first one 2 | a cell with a comma stands in quotation "
       "marks\n"},
      {"name\n\"Mia Lund\n", "2:1: the \" that opens here never closes\n"},
      {"name\n\"Mia\" Lund\n", "2:7: a comma belongs behind a closing \"\n"},
      {"name\nMia \"Lund\"\n", "2:5: a cell with a \" stands in \" itself, and doubles it: \"\"\n"},
      {"name,from\nMia Lund,4.3.2019\n",
       "2:10: from wants a date such as 2023-05-25, got a string\n"},
      {"name,from\nМия Лунд,2019-02-30\n",
       "2:10: from wants a date such as 2023-05-25, got a string\n"},
      {"name,from,until\nMia Lund,2020-02-01,2020-01-31\n", "2:21: until is before from\n"},
      {"name,country\nMia Lund,Utopia\n",
       "2:10: \"Utopia\" is not a country code | two capital letters of ISO 3166, such as \"BE\"\n"},
      {"name,unsure\nMia Lund,maybe\n", "2:10: unsure wants true or false, got a string\n"},
      {"name,office\nMia Lund,\n—,\nAnn Bell,\n,\n",
       "3:1: name holds no letter\n"
       "5:1: a member needs a name, or an office of which no holder is known\n"},
  };
  for (const auto& row : rows) {
    const auto imported = import_of(row.csv);

    EXPECT_EQ(told(imported), row.told) << row.csv;
    EXPECT_FALSE(imported.ok());
  }
}

TEST(ImportList, OfHostileSizeIsReadInTime) {
  EXPECT_THAT(told(import_of("name," + std::string(4'000'000, ',') + "\n")),
              HasSubstr("unknown column \"\""));
  EXPECT_THAT(told(import_of("name\n" + std::string(1'000'000, '"') + "x\n")), HasSubstr("\""));
  std::string many = "name\n";
  for (int i = 0; i < 20'001; ++i) many += "Mia Lund\n";
  EXPECT_THAT(told(import_of(many)), HasSubstr("at most 20000"));
}

TEST(ListText, IsReadBackAsItWas) {
  const auto set = test::watch_set(R"(
[[list]]
name = "masters"
title = "Masters \"of\" harbours"
verified = 2024-06-01
terms = ["a \\ b"]
include = ["league"]
within = "league"
[[list.member]]
name = "Mia Lund"
aliases = ["Мия Лунд"]
pin = ["M. Lund"]
ban = ["Lund"]
office = "Harbour Master"
office_forms = ["master of the harbour"]
country = { name = "Borduria", forms = ["Bordurian"] }
from = 0999-03-04
as_of = 2024-06-01
basis = 'C:\lists'
unsure = true
[[list.country]]
country = "NO"
until = 2024-05-12
[[list]]
name = "league"
[[list.country]]
country = { name = "Borduria" }
)");
  std::string text;
  for (const auto& list : set.lists) text += watch::text_of(list.noun);

  const auto again = test::watch_set(text);

  ASSERT_EQ(again.lists.size(), 2u);
  EXPECT_EQ(again.lists[0].noun, set.lists[0].noun) << text;
  EXPECT_EQ(again.lists[1].noun, set.lists[1].noun) << text;
}
