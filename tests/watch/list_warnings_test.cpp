#include <gtest/gtest.h>

#include "tests/watch/folder.h"

namespace {

// On kToday, 2026-01-01.
std::string warnings_of(const std::string& text) {
  std::string told;
  for (const auto& problem : watch::list_warnings(test::watch_set(text), test::kToday))
    told += problem.message + "\n";
  return told;
}

std::string list_of(const std::string& keys, const std::string& members) {
  return "[[list]]\nname = \"masters\"\n" + keys + "\n" + members;
}

std::string member(const std::string& name, const std::string& term,
                   const std::string& country = "NO") {
  return "[[list.member]]\n" + (name.empty() ? "" : "name = \"" + name + "\"\n") +
         "office = \"Harbour Master\"\ncountry = \"" + country + "\"\n" + term + "\n";
}

}  // namespace

TEST(ListWarnings, TellWhatTimeHasDone) {
  const struct {
    const char* case_name;
    std::string text;
    const char* told;
  } rows[] = {
      {"in office", list_of("", member("Mia Lund", "from = 2019-03-04")), ""},
      {"to the last day", list_of("", member("Mia Lund", "until = 2026-01-01")), ""},
      {"gone", list_of("", member("Mia Lund", "until = 2025-12-31")),
       "list \"masters\": who is Harbour Master (NO) is not known since 2025-12-31\n"},
      {"followed",
       list_of("",
               member("Mia Lund", "until = 2025-12-31") + member("Ann Bell", "from = 2026-01-01")),
       ""},
      {"followed later",
       list_of("",
               member("Mia Lund", "until = 2025-12-31") + member("Ann Bell", "from = 2026-02-01")),
       "list \"masters\": who is Harbour Master (NO) is not known since 2025-12-31\n"},
      {"not begun", list_of("", member("Ann Bell", "from = 2026-02-01")), ""},
      {"said to be unknown", list_of("", member("", "from = 2025-06-01")),
       "list \"masters\": who is Harbour Master (NO) is not known\n"},
      {"another country's",
       list_of("", member("Mia Lund", "until = 2025-12-31") + member("Ann Bell", "", "SE")),
       "list \"masters\": who is Harbour Master (NO) is not known since 2025-12-31\n"},
      {"a country that has left",
       list_of("within = \"league\"", member("Mia Lund", "until = 2025-01-31")) +
           "[[list]]\nname = \"league\"\n[[list.country]]\ncountry = \"NO\"\n"
           "until = 2025-12-31\n",
       ""},
      {"no office", list_of("", "[[list.member]]\nname = \"Mia Lund\"\nuntil = 2020-01-01\n"), ""},
      {"verified lately", list_of("verified = 2025-07-05\nterms = [\"x\"]", ""), ""},
      {"verified long ago", list_of("verified = 2025-07-04\nterms = [\"x\"]", ""),
       "list \"masters\": last verified on 2025-07-04, 181 days ago\n"},
      {"never verified, written lately",
       list_of("", member("Mia Lund", "as_of = 2025-01-01\nuntil = 2025-08-01") +
                       member("Ann Bell", "as_of = 2025-07-05\nfrom = 2025-08-01")),
       ""},
      {"never verified, written long ago",
       list_of("", member("Mia Lund", "as_of = 2025-01-01\nuntil = 2025-08-01") +
                       member("Ann Bell", "as_of = 2025-07-04\nfrom = 2025-08-01")),
       "list \"masters\": never verified, its newest entry is of 2025-07-04, 181 days ago\n"},
      {"verified after it was written",
       list_of("verified = 2025-12-01", member("Mia Lund", "as_of = 2020-01-01")), ""},
  };
  for (const auto& row : rows) EXPECT_EQ(warnings_of(row.text), row.told) << row.case_name;
}

TEST(ListWarnings, NameTheListsPlaceAndWhatToDo) {
  const auto warnings = watch::list_warnings(
      test::watch_set("\n" + list_of("verified = 2024-06-01\nterms = [\"x\"]", "")), test::kToday);

  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_TRUE(warnings[0].warning);
  EXPECT_EQ(warnings[0].line, 2);
  EXPECT_EQ(warnings[0].hint, "look whether it is right, then write verified = 2026-01-01");
}

TEST(ListWarnings, OfManyOfficesAreFew) {
  std::string members;
  for (int i = 0; i < 50; ++i)
    members += "[[list.member]]\nname = \"Mia Lund\"\nuntil = 2020-01-01\noffice = \"Master " +
               std::to_string(i) + "\"\n";

  const auto warnings = watch::list_warnings(test::watch_set(list_of("", members)), test::kToday);

  ASSERT_EQ(warnings.size(), 21u);
  EXPECT_EQ(warnings.back().message,
            "list \"masters\": the holders of 30 more offices are not known");
}
