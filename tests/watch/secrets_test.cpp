#include <gtest/gtest.h>

#include "tests/watch/folder.h"
#include "watch/source.h"

TEST(ExcerptOf, BlanksWhatMustNotReachALog) {
  const struct {
    const char *line, *shown;
  } rows[] = {
      {"password = \"hunter2\"", "password = *********"},
      {"  secret = 'пароль'", "  secret = ********"},
      {"url = \"http://watch:hunter2@news/x\"", "url = \"http://*************@news/x\""},
      {"url = \"http://hunter2@news/x\"", "url = \"http://*******@news/x\""},
      {"url = \"http://10.0.0.1/?token=hunter2\"", "url = \"http://10.0.0.1/?*************\""},
      {"passwort = \"hunter2\"", "passwort = *********"},
      {"key = \"whsec_hunter2\"", "key = \"**************"},
      {"query = 'secret OR token'", "query = 'secret OR token'"},
      {"url = \"https://news.example.org/a\"", "url = \"https://news.example.org/a\""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(watch::excerpt_of({"w.toml", std::string("[[rule]]\n") + row.line}, 2), row.shown);
}

TEST(ExcerptOf, ShowsLinesOfSectionsThatHoldNoSecretOnly) {
  const struct {
    const char* header;
    bool is_shown;
  } rows[] = {
      {"[[rule]]", true},      {"[[ feed ]]", true},    {"[[rule.must_match]]", true},
      {"[[list]]", true},      {"[feed]", true},        {"[web]", true},
      {"[poll]", true},        {"[egress]", false},     {"[database]", false},
      {"[[receiver]]", false}, {"[[rulle]]", false},    {"[[\"rec\\u0065iver\"]]", false},
      {"[smtp]", false},       {"receiver = [", false}, {"", false},
  };
  for (const auto& row : rows) {
    const std::string text = std::string(row.header) + "\n\nx = 1\n";
    EXPECT_EQ(watch::excerpt_of({"w.toml", text}, 3) == "x = 1", row.is_shown) << row.header;
  }
}

TEST(WatchFile, NeverRepeatsASecretInItsErrors) {
  for (const std::string line :
       {"secret = \"hunter2\"", "secret = \"\"\"\nhunter2\"\"\" x", "secret = hunter2",
        "key = \"whsec_hunter2\"", "webhook = \"http://10.0.0.1/?token=hunter2\"",
        "webhook = \"http://u:hunter2@hooks.example.org/\"", "\"s\\u0065cret\" = \"hunter2",
        "email = [\"hunter2\"]"}) {
    const auto result = test::read_watch_text("[[receiver]]\nname = 'd'\n" + line + "\n");

    ASSERT_FALSE(result.ok()) << line;
    EXPECT_EQ(to_text(result.problems).find("hunter2"), std::string::npos)
        << to_text(result.problems);
  }
}

TEST(WatchFile, ShowsNoValueOfAnUnknownKey) {
  const auto result = test::read_watch_text("[[feed]]\nauth = 'hunter2'\n");

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(to_text(result.problems).find("hunter2"), std::string::npos);
}
