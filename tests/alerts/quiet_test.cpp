// When a receiver is left alone: by days, hours and absences, in its own time zone, also in the
// nights that are an hour shorter or longer (F23).
#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "alerts/zone.h"
#include "feeds/feeds.h"
#include "text/times.h"

namespace {

constexpr const char* kBrussels = "Europe/Brussels";  // Winter: UTC+1, summer: UTC+2
constexpr const char* kSantiago = "America/Santiago";

model::Time at(const char* written) {
  return *feeds::parse_date(written);
}

model::QuietTime quiet(const char* days, int begin = -1, int end = -1) {
  model::QuietTime time;
  for (std::size_t day = 0; day < 7; ++day) time.days.set(day, days[day] != '.');
  if (begin >= 0) time.hours = {begin * 60, end * 60};
  return time;
}

model::Receiver receiver(const char* zone, std::vector<model::QuietTime> times,
                         std::vector<model::Absence> away = {}) {
  model::Receiver receiver;
  receiver.name = "desk";
  receiver.timezone = zone;
  receiver.quiet = std::move(times);
  receiver.away = std::move(away);
  return receiver;
}

std::string told_at(const model::Receiver& receiver, const char* now) {
  const auto hold = alerts::hold_of(receiver, at(now));
  return hold ? text::to_rfc3339(hold->until) : "now";
}

TEST(QuietHours, HoldUntilTheirEndByTheReceiversClock) {
  const auto nights = quiet("mtwtf..", 22, 7), weekends = quiet(".....ss");
  const auto office = quiet("mtwtfss", 9, 17);
  const struct {
    const char* says;
    const char* zone;
    std::vector<model::QuietTime> times;
    const char *now, *told;
  } rows[] = {
      {"before", kBrussels, {nights}, "2026-06-01T19:59:59Z", "now"},
      {"their first second", kBrussels, {nights}, "2026-06-01T20:00:00Z", "2026-06-02T05:00:00Z"},
      {"past midnight", kBrussels, {nights}, "2026-06-02T00:30:00Z", "2026-06-02T05:00:00Z"},
      {"their end", kBrussels, {nights}, "2026-06-02T05:00:00Z", "now"},
      {"in winter", kBrussels, {nights}, "2026-01-13T21:00:00Z", "2026-01-14T06:00:00Z"},
      {"a night belongs to the day it begins on: Friday's lasts into Saturday",
       kBrussels,
       {nights},
       "2026-06-06T04:00:00Z",
       "2026-06-06T05:00:00Z"},
      {"and Sunday has none", kBrussels, {nights}, "2026-06-07T21:00:00Z", "now"},
      {"whole days", kBrussels, {weekends}, "2026-06-06T10:00:00Z", "2026-06-07T22:00:00Z"},
      {"what follows without a gap prolongs: Friday's night, the weekend",
       kBrussels,
       {nights, weekends},
       "2026-06-05T21:00:00Z",
       "2026-06-07T22:00:00Z"},
      {"within a day", kBrussels, {office}, "2026-06-03T12:00:00Z", "2026-06-03T15:00:00Z"},
      {"no zone: UTC", "", {office}, "2026-06-03T12:00:00Z", "2026-06-03T17:00:00Z"},
      {"across the ocean", kSantiago, {nights}, "2026-06-02T03:00:00Z", "2026-06-02T11:00:00Z"},
      {"nothing is quiet", kBrussels, {}, "2026-06-03T12:00:00Z", "now"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(told_at(receiver(row.zone, row.times), row.now), row.told) << row.says;
}

// Brussels leaps from 02:00 to 03:00 on 29 March 2026 at 01:00Z, and back at 01:00Z on 25 October.
TEST(QuietHours, EndOnceInTheNightsThatAreShorterOrLonger_F23) {
  const auto until_half_past_two = [](int begin) {
    model::QuietTime time = quiet("mtwtfss", begin, 0);
    time.hours->end = 150;
    return receiver(kBrussels, {time});
  };
  const struct {
    const char *says, *now, *told;
  } rows[] = {
      {"02:30 is not there: the moment of the leap", "2026-03-29T00:15:00Z",
       "2026-03-29T01:00:00Z"},
      {"behind the leap", "2026-03-29T01:00:00Z", "now"},
      {"02:30 comes twice: the first", "2026-10-25T00:15:00Z", "2026-10-25T00:30:00Z"},
      {"before it comes again", "2026-10-25T00:45:00Z", "now"},
      {"when it has come again", "2026-10-25T01:45:00Z", "now"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(told_at(until_half_past_two(1), row.now), row.told) << row.says;

  const auto night = receiver(kBrussels, {quiet("mtwtfss", 22, 7)});
  EXPECT_EQ(told_at(night, "2026-03-28T22:00:00Z"), "2026-03-29T05:00:00Z") << "eight hours";
  EXPECT_EQ(told_at(night, "2026-10-24T21:00:00Z"), "2026-10-25T06:00:00Z") << "ten hours";
}

// In Santiago's spring the clock leaps from midnight to one: 6 September 2026, 04:00Z.
TEST(QuietHours, OfADayWithoutAMidnightBeginWithIt_F23) {
  const auto sundays = receiver(kSantiago, {quiet("......s")});

  EXPECT_EQ(told_at(sundays, "2026-09-06T03:59:00Z"), "now");
  EXPECT_EQ(told_at(sundays, "2026-09-06T04:00:00Z"), "2026-09-07T03:00:00Z");
}

TEST(Absences, HoldToTheirLastDaysEndUnlessADeputyIsThere) {
  using std::chrono::sys_days;
  using std::chrono::year;
  const sys_days from = year(2026) / 12 / 24, until = year(2026) / 12 / 26;
  const auto alone = receiver(kBrussels, {}, {{from, until, ""}});
  const auto replaced = receiver(kBrussels, {}, {{from, until, "ann"}});

  EXPECT_EQ(told_at(alone, "2026-12-23T22:59:00Z"), "now");
  EXPECT_EQ(told_at(alone, "2026-12-23T23:00:00Z"), "2026-12-26T23:00:00Z");
  EXPECT_EQ(alerts::hold_of(alone, at("2026-12-25T12:00:00Z"))->reason, model::Reason::away);
  EXPECT_EQ(told_at(replaced, "2026-12-25T12:00:00Z"), "now");
  EXPECT_EQ(alerts::deputy_of(replaced, at("2026-12-23T22:59:00Z")), "");
  EXPECT_EQ(alerts::deputy_of(replaced, at("2026-12-23T23:00:00Z")), "ann");
  EXPECT_EQ(alerts::deputy_of(replaced, at("2026-12-26T22:59:00Z")), "ann");
  EXPECT_EQ(alerts::deputy_of(replaced, at("2026-12-26T23:00:00Z")), "");
}

TEST(QuietHours, MayLeaveNoDigest) {
  const auto nights = {quiet("mtwtfss", 22, 7)};
  EXPECT_TRUE(alerts::leaves_no_digest(nights, {6 * 60, 22 * 60}));
  EXPECT_FALSE(alerts::leaves_no_digest(nights, {6 * 60, 7 * 60}));
  EXPECT_FALSE(alerts::leaves_no_digest({quiet("mtwtf..", 22, 7)}, {23 * 60})) << "on Saturdays";
}

TEST(QuietHours, MayLeaveNoTimeAtAll) {
  EXPECT_TRUE(alerts::leaves_no_time({quiet("mtwtfss")}));
  EXPECT_TRUE(alerts::leaves_no_time({quiet("mtwtfss", 7, 22), quiet("mtwtfss", 22, 7)}));
  EXPECT_FALSE(alerts::leaves_no_time({quiet("mtwtfss", 8, 22), quiet("mtwtfss", 22, 7)}));
  EXPECT_FALSE(alerts::leaves_no_time({}));
}

TEST(TimeZones, AreKnownByTheirNames) {
  for (const char* name : {"Europe/Brussels", "America/Santiago", "Etc/UTC", "UTC"})
    EXPECT_TRUE(alerts::is_time_zone(name)) << name;
  for (const char* name : {"", "Brussels", "Europe/Atlantis", "GMT+25", "europe brussels"})
    EXPECT_FALSE(alerts::is_time_zone(name)) << name;
}

TEST(Zone, GoesToTheWallAndBack) {
  const alerts::Zone zone(kBrussels);

  EXPECT_EQ(zone.instant(zone.local(at("2026-06-01T10:00:00Z"))), at("2026-06-01T10:00:00Z"));
  EXPECT_EQ(zone.instant(zone.local(at("1969-12-31T23:30:00Z"))), at("1969-12-31T23:30:00Z"));
}

}  // namespace
