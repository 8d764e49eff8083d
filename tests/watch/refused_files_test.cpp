#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/watch/folder.h"

using testing::ElementsAre;
using testing::HasSubstr;

TEST(WatchFile, TellsOfAMisspeltKeyOnce) {
  const auto result = test::read_watch_text("[[receiver]]\nnmae = 'd'\nmaildri = 'var/mail'\n");

  std::vector<std::string> hints;
  for (const auto& problem : result.problems) hints.push_back(problem.hint);
  EXPECT_THAT(hints, ElementsAre("did you mean \"name\"?", "did you mean \"maildir\"?"));
}

TEST(WatchFile, ReportsEveryFaultAtOnce) {
  const auto result = test::read_watch_text(R"(
[[feed]]
name = "North"
url = "gopher://news.example.org/"
country = "Norway"
[[receiver]]
name = "desk"
storm = "9/m"
)");

  std::vector<int> lines;
  for (const auto& problem : result.problems) lines.push_back(problem.line);
  EXPECT_THAT(lines, ElementsAre(3, 4, 5, 6, 8));
}

TEST(WatchFile, RefusesEveryWordOfLaterVersions) {
  const struct {
    const char *noun, *key;
  } rows[] = {
      {"receiver", "storm = \"100/10m\""},
      {"feed", "text = \"page\""},
  };
  for (const auto& row : rows) {
    const auto result =
        test::read_watch_text(std::string("[[") + row.noun + "]]\n" + row.key + "\n");
    bool refused = false;
    for (const auto& problem : result.problems)
      refused |= problem.line == 2 &&
                 problem.message.find("is not supported by this version") != std::string::npos;
    EXPECT_TRUE(refused) << row.key;
  }
}

TEST(WatchFile, RefusesASecretOrFormatWithoutAWebhook) {
  for (const std::string key : {"secret = { file = '/run/s' }", "format = 'json'"}) {
    const auto result =
        test::read_watch_text("[[receiver]]\nname = 'd'\n" + key + "\nmaildir = 'var/mail'\n");

    ASSERT_EQ(result.problems.size(), 1u) << key;
    EXPECT_EQ(result.problems[0].line, 3);
    EXPECT_THAT(result.problems[0].message, HasSubstr("belongs to a webhook"));
  }
}

TEST(WatchFile, B44RefusesWebhooksToTheHostsOwnServices) {
  for (const std::string url :
       {"http://169.254.169.254/", "http://example.org:6379/", "http://example.org:25/",
        "unix:///run/docker.sock", "http://127.0.0.1:8080/api/v1/alerts"})
    for (const std::string format : {"json", "slack", "ntfy"}) {
      const auto result = test::read_watch_text("[[receiver]]\nname = 'd'\nwebhook = '" + url +
                                                "'\nformat = '" + format + "'\n");

      ASSERT_FALSE(result.ok()) << url;
      EXPECT_EQ(result.problems[0].line, 3) << url;
    }
}

TEST(WatchFile, RefusesWhatAReceiversKindHasNoUseFor) {
  const struct {
    const char *keys, *refusal;
  } rows[] = {
      {"webhook = 'https://h.example.org/'\nformat = 'slack'\nsecret = { file = '/run/s' }",
       "a secret belongs to the formats json and ntfy"},
      {"webhook = 'https://h.example.org/'\nwelcome = true", "a webhook gets no welcome"},
      {"webhook = 'https://h.example.org/'\npersonal = true", "personal belongs to email"},
      {"maildir = 'mail'\npersonal = true", "personal belongs to email"},
      {"webhook = { path = '/run/s' }", "unknown key \"path\""},
      {"webhook = { file = '/run/s', credential = 's' }", "webhook wants"},
  };
  for (const auto& row : rows) {
    const auto result =
        test::read_watch_text(std::string("[[receiver]]\nname = 'd'\n") + row.keys + "\n");

    ASSERT_FALSE(result.ok()) << row.keys;
    EXPECT_THAT(result.problems[0].message, HasSubstr(row.refusal)) << row.keys;
  }
}

TEST(WatchFile, GivesAQuerysWarningsAndIsStillWell) {
  const auto result = test::read_watch_text("[[rule]]\nname = 'r'\nquery = 'a OR b AND c'\n");

  ASSERT_FALSE(result.problems.empty());
  EXPECT_TRUE(result.ok());
  EXPECT_TRUE(result.problems[0].warning);
  EXPECT_EQ(result.problems[0].line, 3);
  EXPECT_GE(result.problems[0].column, 10);
}

TEST(WatchFile, OfHostileSizeIsRefusedWithoutReadingOn) {
  const test::Folder folder;
  const auto file = folder.write("big.toml", std::string(5'000'001, '#'));

  const auto result = watch::read_watch_files(file, {});

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(result.problems[0].message, HasSubstr("larger than 5 MB"));
}

TEST(WatchFile, WithCountlessFaultsGivesABoundedList) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "[[feed]]\n";

  const auto result = test::read_watch_text(text);

  EXPECT_EQ(result.problems.size(), 501u);
  EXPECT_THAT(result.problems.back().message, HasSubstr("more faults than are listed"));
}

TEST(WatchFile, RefusesAddressesWhoseHostCannotBeOne) {
  for (const std::string host : {".org", "x..org", "x.org:", "a.localhost", "A.Localhost.:80"}) {
    const auto result =
        test::read_watch_text("[[feed]]\nname = 'f'\nurl = 'https://" + host + "/'\n");

    ASSERT_EQ(result.problems.size(), 1u) << host;
    EXPECT_EQ(result.problems[0].line, 3);
  }
}

TEST(WatchFile, WarnsOfTwoFeedsWithOneAddress) {
  const auto result = test::read_watch_text(
      "[[feed]]\nname = 'a'\nurl = 'https://a.example.org/'\n"
      "[[feed]]\nname = 'b'\nurl = 'https://A.example.org'\n");

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(result.problems[0].line, 6);
  EXPECT_EQ(result.problems[0].message, "feed \"a\" has this address too");
}

TEST(WatchFile, WithANulByteSaysSo) {
  const auto result = test::read_watch_text(std::string("[[feed]]\nname = 'a\0b'\n", 20));

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(result.problems[0].message, HasSubstr("NUL byte"));
  EXPECT_EQ(result.problems[0].line, 2);
  EXPECT_EQ(result.problems[0].column, 10);
}

TEST(WatchFile, RepeatsTheBeginningOfALongWordOnly) {
  const std::string word(5000, 'k');
  for (const std::string& line :
       {word + " = 1", "name = '" + word + "'", "text = '" + word + "'"}) {
    const auto result = test::read_watch_text("[[feed]]\n" + line + "\n");

    ASSERT_FALSE(result.ok());
    EXPECT_LT(to_text(result.problems.front()).size(), 1000u);
  }
}

TEST(WatchFile, HintsAtNoWordThatIsRefused) {
  const auto result = test::read_watch_text(
      "[[noun]]\n[[receiver]]\nname = 'd'\nwebhook = 'https://h.example.org/'\nformat = 'x'\n");

  ASSERT_EQ(result.problems.size(), 2u);
  EXPECT_EQ(result.problems[0].hint, "known are: feed, list, rule, receiver");
  EXPECT_EQ(result.problems[1].message,
            "format wants \"json\" or \"slack\" or \"teams\" or \"ntfy\", got \"x\"");
}

TEST(WatchFile, FindsTheNearestReceiverForTheFirstFaultsOnly) {
  std::string text;
  for (int i = 0; i < 40'000; ++i)
    text += fmt::format("[[receiver]]\nname = 'desk-number-{}'\nmaildir = 'm'\n", i);
  for (int i = 0; i < 100; ++i)
    text +=
        fmt::format("[[rule]]\nname = 'r{}'\nquery = 'bees'\nnotify = ['desk-nunber-{}']\n", i, i);

  const auto result = test::read_watch_text(text);

  ASSERT_EQ(result.problems.size(), 100u);
  EXPECT_EQ(std::ranges::count_if(result.problems,
                                  [](const auto& problem) { return !problem.hint.empty(); }),
            20);
}
