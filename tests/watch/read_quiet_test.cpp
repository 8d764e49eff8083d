#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/watch/folder.h"

using testing::HasSubstr;

namespace {

std::string with(const std::string& keys) {
  return "[[receiver]]\nname = 'desk'\nmaildir = 'var/mail'\ntimezone = 'Europe/Brussels'\n" +
         keys + "\n[[receiver]]\nname = 'ann'\nmaildir = 'var/ann'\n";
}

model::Receiver read(const std::string& keys) {
  return test::watch_set(with(keys)).receivers.at(0).noun;
}

// "mtwtf.. 1320-420", one a line.
std::string shown(const std::vector<model::QuietTime>& quiet) {
  std::string lines;
  for (const auto& time : quiet) {
    for (std::size_t day = 0; day < 7; ++day) lines += time.days.test(day) ? "mtwtfss"[day] : '.';
    if (time.hours)
      lines += " " + std::to_string(time.hours->begin) + "-" + std::to_string(time.hours->end);
    lines += "\n";
  }
  return lines;
}

}  // namespace

TEST(QuietTimes, AreReadByDaysAndHours) {
  const struct {
    const char *written, *read;
  } rows[] = {
      {"[{ days = 'mon-fri', hours = '22:00-07:00' }, { days = 'sat,sun' }]",
       "mtwtf.. 1320-420\n.....ss\n"},
      {"{ hours = '00:00-24:00', days = 'wed' }", "..w.... 0-1440\n"},
      {"[{ days = 'fri-mon' }]", "m...fss\n"},
      {"[{ days = 'mon-wed, sat' }]", "mtw..s.\n"},
      {"[{ hours = '12:30 - 13:15' }]", "mtwtfss 750-795\n"},
      {"[]", ""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(shown(read(std::string("quiet = ") + row.written).quiet), row.read) << row.written;
}

TEST(QuietTimes, AreRefusedWhereTheyAreNone) {
  const struct {
    const char *written, *says;
  } rows[] = {
      {"quiet = '22:00-07:00'", "quiet wants { days"},
      {"quiet = [{ days = 'mo-fr' }]", "quiet.days wants days such as"},
      {"quiet = [{ days = 'mon,' }]", "quiet.days wants days such as"},
      {"quiet = [{ hours = '7-22' }]", "quiet.hours wants hours such as"},
      {"quiet = [{ hours = '22:00-25:00' }]", "quiet.hours wants hours such as"},
      {"quiet = [{ hours = '07:00-07:00' }]", "begins and ends at the same time"},
      {"quiet = [{ day = 'mon' }]", "unknown key"},
      {"quiet = [{}]", "leaves no minute of a week"},
      {"away = { from = 2026-12-24 }", "until is missing"},
      {"away = { from = 2026-12-24, until = 2026-12-01 }", "until is before from"},
      {"away = { from = '24 December', until = 2026-12-31 }", "away.from wants a date"},
      {"away = { from = 2026-12-24, until = 2026-12-31, to = 'anne' }",
       "no receiver is named \"anne\""},
  };
  for (const auto& row : rows) {
    const auto result = test::read_watch_text(with(row.written));
    ASSERT_FALSE(result.problems.empty()) << row.written;
    EXPECT_THAT(result.problems[0].message, HasSubstr(row.says)) << row.written;
    EXPECT_EQ(result.problems[0].line, 5) << row.written;
  }
}

TEST(TimeZones, AreRefusedWhereNobodyKnowsThem) {
  const auto result = test::read_watch_text(
      "[[receiver]]\nname = 'desk'\nmaildir = 'var/mail'\ntimezone = 'Brussels'\n");

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].message, "no time zone is named \"Brussels\"");
  EXPECT_THAT(result.problems[0].hint, HasSubstr("Europe/Brussels"));
}

TEST(QuietTimes, WithoutATimeZoneAreWarnedOf) {
  const auto result = test::read_watch_text(
      "[[receiver]]\nname = 'desk'\nmaildir = 'var/mail'\nquiet = [{ days = 'sun' }]\n");

  EXPECT_TRUE(result.ok());
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(result.problems[0].message, HasSubstr("hours count in UTC"));
}

TEST(Absences, NameTheirDaysAndDeputies) {
  const auto one = read("away = { from = 2026-12-24, until = 2027-01-02, to = 'ann' }");
  const auto two = read(
      "away = [{ from = 2026-12-24, until = 2026-12-24 }, "
      "{ from = 2027-05-01, until = 2027-05-02, to = 'ann' }]");

  ASSERT_EQ(one.away.size(), 1u);
  EXPECT_EQ(one.away[0].deputy, "ann");
  EXPECT_EQ(one.away[0].until - one.away[0].from, std::chrono::days(9));
  ASSERT_EQ(two.away.size(), 2u);
  EXPECT_EQ(two.away[0].deputy, "");
}

TEST(HighIf, IsAQueryAndItsFaultsStandAtTheirPlace) {
  const auto result = test::read_watch_text(
      "[[rule]]\nname = 'r'\nquery = 'nato'\nhigh_if = '''said(kind:threatens)'''\n");

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].line, 4);
  EXPECT_EQ(test::watch_set("[[rule]]\nname = 'r'\nquery = 'nato'\nhigh_if = 'war'\n")
                .rules.at(0)
                .noun.high_if,
            "war");
}
