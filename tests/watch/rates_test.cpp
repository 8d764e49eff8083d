#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/watch/folder.h"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string receiver(const std::string& keys) {
  return "[[receiver]]\nname = 'desk'\nmaildir = 'var/mail'\ntimezone = 'Etc/UTC'\n" + keys + "\n";
}

}  // namespace

TEST(Rates, AreACountAndAWindow) {
  const struct {
    const char* written;
    model::Rate rate;
  } rows[] = {
      {"20/h", {20, 1h}},  {"100/10m", {100, 10min}}, {"1/day", {1, 24h}},
      {"5/hour", {5, 1h}}, {"3/week", {3, 168h}},     {"10000/min", {10'000, 1min}},
  };
  for (const auto& row : rows) {
    const auto set = test::watch_set(receiver("at_most = '" + std::string(row.written) + "'"));
    EXPECT_EQ(set.receivers.at(0).noun.at_most, row.rate) << row.written;
  }
}

TEST(Rates, AreRefusedWhereTheyAreNone) {
  for (const char* written : {"20", "/h", "20/", "h/20", "20/fortnight", "1.5/h"}) {
    const auto result = test::read_watch_text(receiver("at_most = '" + std::string(written) + "'"));
    ASSERT_EQ(result.problems.size(), 1u) << written;
    EXPECT_THAT(result.problems[0].message, HasSubstr("at_most wants so many within so long"));
    EXPECT_EQ(result.problems[0].line, 5);
  }
  for (const char* written : {"0/h", "-1/h", "10001/h", "5/30s", "5/40d"}) {
    const auto result = test::read_watch_text(receiver("at_most = '" + std::string(written) + "'"));
    EXPECT_EQ(result.problems.size(), 1u) << written;
  }
}

TEST(Rates, HaveTheirDefaults) {
  const auto set = test::watch_set(receiver("") + "[[rule]]\nname = 'r'\nquery = 'nato'\n");

  EXPECT_EQ(set.receivers.at(0).noun.at_most, (model::Rate{60, 1h}));
  EXPECT_EQ(set.rules.at(0).noun.storm, (model::Rate{100, 10min}));
  EXPECT_FALSE(set.rules.at(0).noun.expect);
}

TEST(Rates, OfRules) {
  const auto set =
      test::watch_set("[[rule]]\nname = 'r'\nquery = 'nato'\nstorm = '50/5m'\nexpect = '1/day'\n");

  EXPECT_EQ(set.rules.at(0).noun.storm, (model::Rate{50, 5min}));
  EXPECT_EQ(set.rules.at(0).noun.expect, (model::Rate{1, 24h}));
}

TEST(Digests, HaveTimesAndMayBeSentEmpty) {
  const auto digest =
      test::watch_set(receiver("send = 'digest'\nat = ['16:30', '08:00']\nempty = 'send'"))
          .receivers.at(0)
          .noun.digest;

  ASSERT_TRUE(digest);
  EXPECT_THAT(digest->at, ElementsAre(480, 990));
  EXPECT_TRUE(digest->send_empty);
  EXPECT_FALSE(test::watch_set(receiver("send = 'at once'")).receivers.at(0).noun.digest);
}

TEST(Digests, AreWarnedOfATimeThatNeverComes) {
  const auto result = test::read_watch_text(
      receiver("quiet = [{ hours = '22:00-02:03' }]\nsend = 'digest'\nat = ['01:58', '02:08']"));

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].message,
            "no digest comes at 01:58: that is in its quiet hours on every day");
}

TEST(Digests, AreRefusedWhereTimesAndSendingDoNotAgree) {
  const struct {
    const char *keys, *says;
    int line;
  } rows[] = {
      {"send = 'digest'", "a digest needs times", 5},
      {"send = 'digest'\nat = []", "a digest needs times", 5},
      {"quiet = [{ hours = '22:00-07:00' }]\nsend = 'digest'\nat = ['06:00', '23:30']",
       "all times of its digest lie in its quiet hours", 6},
      {"at = ['08:00']", "at belongs to send = \"digest\"", 5},
      {"send = 'at once'\nempty = 'send'", "empty belongs to send = \"digest\"", 6},
      {"send = 'digest'\nat = ['8:00']", "at wants times such as", 6},
      {"send = 'digest'\nat = ['24:00']", "at wants times such as", 6},
      {"send = 'digest'\nat = ['08:00', '08:00']", "names \"08:00\" twice", 6},
      {"send = 'digest'\nat = ['08:00']\nempty = 'yes'", "empty wants \"skip\" or \"send\"", 7},
  };
  for (const auto& row : rows) {
    const auto result = test::read_watch_text(receiver(row.keys));
    ASSERT_EQ(result.problems.size(), 1u) << row.keys;
    EXPECT_THAT(result.problems[0].message, HasSubstr(row.says)) << row.keys;
    EXPECT_EQ(result.problems[0].line, row.line) << row.keys;
  }
}
