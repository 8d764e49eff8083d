// Digests at fixed times: once each day, whatever the clock does (F23).
#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "feeds/feeds.h"
#include "text/times.h"

namespace {

constexpr const char* kBrussels = "Europe/Brussels";

model::Receiver boss(const char* zone, std::vector<int> at) {
  model::Receiver receiver;
  receiver.name = "boss";
  receiver.timezone = zone;
  receiver.digest = model::DigestTimes{.at = std::move(at)};
  return receiver;
}

model::Time at(const char* written) {
  return *feeds::parse_date(written);
}

// Each digest's time from the first moment to the last, as a daemon finds them that looks on every
// quarter of an hour.
std::string sent(const model::Receiver& receiver, const char* first, const char* last) {
  auto settled = alerts::wall_time(receiver, at(first));
  std::string times;
  for (auto now = at(first); now <= at(last); now += std::chrono::minutes(15)) {
    const auto next = alerts::next_digest(receiver, settled);
    if (!next || next->due > now) continue;
    settled = next->shown;
    times += text::to_rfc3339(now) + " ";
  }
  return times;
}

TEST(Digests, ComeAtTheReceiversTimes) {
  EXPECT_EQ(sent(boss(kBrussels, {480, 990}), "2026-06-01T00:00:00Z", "2026-06-02T12:00:00Z"),
            "2026-06-01T06:00:00Z 2026-06-01T14:30:00Z 2026-06-02T06:00:00Z ");
  EXPECT_EQ(sent(boss("", {480}), "2026-06-01T08:00:00Z", "2026-06-02T08:00:00Z"),
            "2026-06-02T08:00:00Z ")
      << "what is now has been";
}

TEST(Digests, ComeOnceInNightsThatAreShorterOrLonger_F23) {
  const struct {
    const char* zone;
    int minute;
    const char *first, *last, *sent;
  } rows[] = {
      {"Europe/Berlin", 150, "2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z",
       "2026-03-29T01:00:00Z 2026-03-30T00:30:00Z "},
      {"Europe/Berlin", 150, "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z",
       "2026-10-25T00:30:00Z 2026-10-26T01:30:00Z "},
      {"America/Santiago", 30, "2026-09-05T12:00:00Z", "2026-09-07T12:00:00Z",
       "2026-09-06T04:00:00Z 2026-09-07T03:30:00Z "},
      {"America/Santiago", 1410, "2026-04-04T12:00:00Z", "2026-04-06T12:00:00Z",
       "2026-04-05T02:30:00Z 2026-04-06T03:30:00Z "},
  };
  for (const auto& row : rows)
    EXPECT_EQ(sent(boss(row.zone, {row.minute}), row.first, row.last), row.sent)
        << row.zone << row.first;
}

TEST(Digests, AreStillToComeInTheHourThatComesTwice) {
  const auto berlin = boss("Europe/Berlin", {150, 480});

  const auto before = alerts::next_digest(berlin, at("2026-10-25T00:20:00Z"));
  const auto after = alerts::next_digest(berlin, at("2026-10-25T01:20:00Z"));

  EXPECT_EQ(before->due, at("2026-10-25T00:30:00Z"));
  EXPECT_EQ(after->due, at("2026-10-25T07:00:00Z")) << "it is 02:20 again, 02:30 has been";
}

TEST(Digests, AreNeitherDoubledNorSkippedWhenTheZoneChanges_F23) {
  const auto settled = alerts::wall_time(boss(kBrussels, {480, 990}), at("2026-06-01T06:00:00Z"));

  const auto later = alerts::next_digest(boss("America/New_York", {480, 990}), settled);
  const auto earlier = alerts::next_digest(boss("Asia/Tokyo", {480, 990}), settled);

  EXPECT_EQ(later->due, at("2026-06-01T20:30:00Z")) << "not again at eight in New York";
  EXPECT_EQ(earlier->due, at("2026-06-01T07:30:00Z")) << "half past four, which comes sooner there";
}

TEST(Digests, LeaveOutQuietTimesAndAbsences) {
  auto receiver = boss(kBrussels, {480});
  model::QuietTime weekends;
  weekends.days = std::bitset<7>("1100000");
  receiver.quiet = {weekends};
  const std::chrono::sys_days monday = std::chrono::year(2026) / 6 / 8;
  receiver.away = {{monday, monday, ""}};

  EXPECT_EQ(sent(receiver, "2026-06-05T00:00:00Z", "2026-06-09T12:00:00Z"),
            "2026-06-05T06:00:00Z 2026-06-09T06:00:00Z ");
}

TEST(Digests, AreNoneForThoseWhoAreToldAtOnce) {
  EXPECT_FALSE(alerts::next_digest(model::Receiver(), alerts::WallTime()));
}

}  // namespace
