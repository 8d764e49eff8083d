#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/watch/folder.h"
#include "text/times.h"

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

constexpr auto kHarbours = R"([[list]]
name     = "harbour-masters"
title    = "Harbour masters of the Northern League"
verified = 2024-06-01
within   = "league-members"

[[list.member]]
name         = "Mia Lund"
aliases      = ["Мия Лунд"]
pin          = ["M. Lund"]
ban          = ["Lund"]
office       = "Harbour Master"
office_forms = ["master of the harbour"]
country      = "NO"
from         = 2019-03-04
until        = 2024-05-12
basis        = "the league's yearbook"
as_of        = 2024-06-01
unsure       = true

[[list.member]]
office  = "Harbour Master"
country = { name = "Borduria", forms = ["Bordurian"] }

[[list]]
name  = "league-members"
terms = ["Northern League", "the \"League\""]
[[list.country]]
country = "NO"
from    = 1999-01-01
[[list.country]]
country = { name = "Borduria" }
until   = 2020-01-01
)";

model::Day day(const char* written) {
  return *text::day_of(written);
}

// A list of that name with these lines and one member.
std::string list_of(const std::string& lines, const std::string& member = "name = \"Mia Lund\"") {
  return "[[list]]\nname = \"masters\"\n" + lines + "\n[[list.member]]\n" + member + "\n";
}

std::string told(const watch::ReadResult& result) {
  std::string text;
  for (const auto& problem : result.problems)
    text += fmt::format("{}:{}: {}{}\n", problem.line, problem.column,
                        problem.warning ? "warning: " : "", problem.message);
  return text;
}

}  // namespace

TEST(List, IsReadWithEveryKey) {
  const auto set = test::watch_set(kHarbours);

  ASSERT_THAT(set.lists, SizeIs(2));
  const model::List& masters = set.lists[0].noun;
  EXPECT_EQ(masters.title, "Harbour masters of the Northern League");
  EXPECT_EQ(masters.verified, day("2024-06-01"));
  EXPECT_EQ(masters.within, "league-members");
  ASSERT_THAT(masters.members, SizeIs(2));
  EXPECT_EQ(masters.members[0], (model::Member{.name = "Mia Lund",
                                               .aliases = {"Мия Лунд"},
                                               .pin = {"M. Lund"},
                                               .ban = {"Lund"},
                                               .office = "Harbour Master",
                                               .office_forms = {"master of the harbour"},
                                               .country = {.code = "NO", .name = "", .forms = {}},
                                               .term = {day("2019-03-04"), day("2024-05-12")},
                                               .basis = "the league's yearbook",
                                               .as_of = day("2024-06-01"),
                                               .unsure = true}));
  EXPECT_EQ(masters.members[1].country.name, "Borduria");
  EXPECT_THAT(masters.members[1].country.forms, ElementsAre("Bordurian"));

  const model::List& members = set.lists[1].noun;
  EXPECT_EQ(members.title, "league-members");
  EXPECT_THAT(members.terms, ElementsAre("Northern League", "the \"League\""));
  ASSERT_THAT(members.countries, SizeIs(2));
  EXPECT_EQ(members.countries[0].term.from, day("1999-01-01"));
  EXPECT_EQ(members.countries[1].country.name, "Borduria");
}

TEST(List, KeepsItsWholeText) {
  const auto set = test::watch_set(kHarbours);

  const std::string text = set.lists[0].definition + "\n" + set.lists[1].definition;
  EXPECT_EQ(text, kHarbours);
}

TEST(List, IsRefusedAtTheExactPlace) {
  const struct {
    std::string text;
    int line, column;
    const char *message, *hint;
  } rows[] = {
      {list_of("trems = []"), 3, 1, "unknown key \"trems\"", "did you mean \"terms\"?"},
      {list_of("", "nam = \"Mia Lund\""), 5, 1, "unknown key \"nam\"", "did you mean \"name\"?"},
      {list_of("verified = \"2024-06-01\""), 3, 12,
       "verified wants a date such as 2023-05-25, got a string", ""},
      {list_of("verified = 2024-06-01T10:00:00Z"), 3, 12,
       "verified wants a date such as 2023-05-25, got a date with time", ""},
      {list_of("verified = 0000-06-01"), 3, 12, "verified is before the year 1", ""},
      {list_of("terms = [\"NATO\", \"…\"]"), 3, 18, "", ""},
      {list_of("include = [\"mastres\"]"), 3, 12, "no list is named \"mastres\"",
       "did you mean \"masters\"?"},
      {list_of("within = \"mastres\""), 3, 10, "no list is named \"mastres\"",
       "did you mean \"masters\"?"},
      {list_of("within = \"masters\""), 3, 10, "the list \"masters\" has no countries", ""},
      {list_of("include = [\"masters\"]"), 3, 12,
       "lists include one another in a circle: masters > masters", ""},
      {list_of("", "from = 2020-01-01"), 4, 1, "a member needs a name, or an office of which", ""},
      {list_of("", "name = \"—\""), 5, 8, "name holds no letter", ""},
      {list_of("", "name = \"Mia Lund\"\nfrom = 2020-02-01\nuntil = 2020-01-31"), 7, 9,
       "until is before from", ""},
      {list_of("", "name = \"Mia Lund\"\ncountry = \"UK\""), 6, 11, "\"UK\" is not a country code",
       "\"GB\""},
      {list_of("", "name = \"Mia Lund\"\ncountry = { forms = [\"x\"] }"), 6, 11,
       "country.name is missing", ""},
      {list_of("", "name = \"Mia Lund\"\nunsure = \"yes\""), 6, 10,
       "unsure wants true or false, got a string", ""},
      {"[[list]]\nname = \"a\"\n[list.member]\nname = \"Mia Lund\"\n", 3, 7,
       "member is written [[list.member]], with two brackets", ""},
      {"[[list]]\nname = \"a\"\n[[list.country]]\nfrom = 2020-01-01\n", 3, 1, "country is missing",
       ""},
  };
  for (const auto& row : rows) {
    const auto result = test::read_watch_text(row.text);

    EXPECT_FALSE(result.ok()) << row.text;
    EXPECT_THAT(result.problems, SizeIs(1)) << row.text << told(result);
    if (result.problems.empty()) continue;
    const auto& problem = result.problems.front();
    EXPECT_EQ(problem.line, row.line) << row.text << told(result);
    EXPECT_EQ(problem.column, row.column) << row.text << told(result);
    EXPECT_THAT(problem.message, HasSubstr(row.message));
    EXPECT_EQ(problem.hint, row.hint);
  }
}

TEST(List, ThatLeadsBackToItselfNamesTheWay) {
  const auto result = test::read_watch_text(
      "[[list]]\nname = \"a\"\ninclude = [\"b\"]\n[[list]]\nname = \"b\"\ninclude = [\"c\"]\n"
      "[[list]]\nname = \"c\"\ninclude = [\"d\", \"a\"]\n[[list]]\nname = \"d\"\nterms = [\"x\"]\n");

  EXPECT_EQ(told(result), "9:17: lists include one another in a circle: a > b > c > a\n");
}

TEST(List, HoldsTwentyThousandTermsWithWhatItIncludes) {
  std::string text = "[[list]]\nname = \"all\"\ninclude = [\"l0\"", lists;
  for (int list = 0; list < 20; ++list) {
    if (list > 0) text += ", \"l" + std::to_string(list) + "\"";
    lists += "[[list]]\nname = \"l" + std::to_string(list) + "\"\nterms = [\"shared\"";
    for (int term = 0; term < 999; ++term)
      lists += ",\n\"t" + std::to_string(list) + "x" + std::to_string(term) + "\"";
    lists += "]\n";
  }
  std::string more = "[[list]]\nname = \"more\"\nterms = [\"shared\"";
  for (int term = 0; term < 20; ++term) more += ",\n\"m" + std::to_string(term) + "\"";

  const auto full = test::read_watch_text(text + "]\n" + lists);
  const auto too_full = test::read_watch_text(text + ", \"more\"]\n" + lists + more + "]\n");

  EXPECT_EQ(told(full), "");
  EXPECT_EQ(told(too_full),
            "2:8: the list \"all\" has more than 20000 terms with those of the lists that it "
            "includes\n");
}

TEST(List, IncludesOneOfAnotherFile) {
  const test::Folder folder;
  folder.write("w/a.toml", "[[list]]\nname = \"a\"\ninclude = [\"b\"]\n");
  folder.write("w/b.toml", "[[list]]\nname = \"b\"\nterms = [\"NATO\"]\n");

  EXPECT_TRUE(watch::read_watch_files(folder.path() / "w", {}).ok());
  EXPECT_FALSE(watch::read_watch_files(folder.path() / "w/a.toml", {}).ok());
  EXPECT_TRUE(watch::read_some_watch_files({folder.path() / "w/a.toml"}, {}).ok());
}

TEST(List, WithTwoInOneOfficeIsWarnedOf) {
  const auto member = [](const char* name, const char* term) {
    return fmt::format("[[list.member]]\nname = \"{}\"\noffice = \"Mayor\"\n{}\n", name, term);
  };
  const struct {
    std::string members;
    const char* told;
  } rows[] = {
      {member("A B", "until = 2020-05-01") + member("C D", "from = 2020-05-01"), ""},
      {member("A B", "until = 2020-05-02") + member("C D", "from = 2020-05-01"),
       "7:1: warning: C D is \"Mayor\" at the same time as A B\n"},
      {member("A B", "") + member("C D", ""),
       "7:1: warning: C D is \"Mayor\" at the same time as A B\n"},
      {member("A B", "until = 2020-05-02") + member("A B", "from = 2020-05-01"), ""},
      {member("A B", "country = \"NO\"") + member("C D", "country = \"SE\""), ""},
      {member("A B", "") + member("C D", "") + member("E F", ""),
       "7:1: warning: C D is \"Mayor\" at the same time as A B\n"},
      // A long term with a short one in it, and one that begins after the short one.
      {member("A B", "until = 2020-12-31") + member("A B", "until = 2020-01-31") +
           member("C D", "from = 2020-06-01"),
       "11:1: warning: C D is \"Mayor\" at the same time as A B\n"},
  };
  for (const auto& row : rows) {
    const auto result = test::read_watch_text("[[list]]\nname = \"mayors\"\n" + row.members);

    EXPECT_EQ(told(result), row.told) << row.members;
    EXPECT_TRUE(result.ok());
  }
}

TEST(List, OfHostileSizeIsReadInTime) {
  std::string chain;
  for (int i = 0; i < 20'000; ++i)
    chain += fmt::format("[[list]]\nname = \"l{0}\"\nterms = [\"x\"]\ninclude = [\"l{1}\"]\n", i,
                         (i + 1) % 20'000);
  std::string members = "[[list]]\nname = \"many\"\n";
  for (int i = 0; i < 20'001; ++i) members += "[[list.member]]\nname = \"Mia Lund\"\n";

  EXPECT_EQ(test::read_watch_text(chain).problems.size(), 1u);
  EXPECT_EQ(told(test::read_watch_text(members)),
            "3:8: a list has at most 20000 of [[list.member]]\n");
}

TEST(Rule, NamingAnUnknownListIsRefused) {
  const std::string lists = "[[list]]\nname = \"alliances\"\nterms = [\"NATO\"]\n";
  const std::string rule = "[[rule]]\nname = \"r\"\nquery = '''bees @alliancse'''\n";

  const auto result = test::read_watch_text(lists + rule);

  ASSERT_THAT(result.problems, SizeIs(1)) << told(result);
  EXPECT_EQ(result.problems[0].line, 6);
  EXPECT_EQ(result.problems[0].column, 17);
  EXPECT_THAT(result.problems[0].message + result.problems[0].hint, HasSubstr("alliances"));
}

TEST(Rule, WantsAConfidenceFromZeroToOne) {
  const struct {
    const char *value, *told;
  } rows[] = {
      {"0.6", ""},
      {"1", ""},
      {"1.5", "4:18: min_confidence is a number from 0 to 1\n"},
      {"nan", "4:18: min_confidence is a number from 0 to 1\n"},
      {"'high'", "4:18: min_confidence wants a number from 0 to 1 such as 0.6, got a string\n"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(told(test::read_watch_text(
                  std::string("[[rule]]\nname = \"r\"\nquery = 'bees'\nmin_confidence = ") +
                  row.value + "\n")),
              row.told);
}
