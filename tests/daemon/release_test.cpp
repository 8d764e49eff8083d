// What is held goes when its time has come, as one message, once.
#include "daemon/release.h"

#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "feeds/feeds.h"
#include "tests/storage/house.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;

model::Time at(const char* written) {
  return *feeds::parse_date(written);
}

struct Desk : test::House {
  model::Receiver receiver;

  Desk() {
    receiver.name = "desk";
    receiver.where = model::Email{{"a@example.org", "b@example.org"}};
    receiver.timezone = "Europe/Brussels";
  }
  // Of an article of its own, for both addresses.
  void hold(int number, const char* reason, const char* due) {
    model::Alert alert;
    alert.id = "al_" + std::to_string(number);
    alert.receiver = receiver.name;
    alert.article.title = "Title " + std::to_string(number);
    alert.rules = {{"nato", "NATO", 1, model::Rule::Priority::normal}};
    storage::AlertToStore row{.id = alert.id,
                              .kind = "alert",
                              .receiver = alert.receiver,
                              .content = alerts::to_json(alert),
                              .rules = {"nato"},
                              .article = {number},
                              .deliveries = {},
                              .held_for = reason};
    for (const auto& address : std::get<model::Email>(receiver.where).addresses) {
      model::Delivery delivery;
      delivery.address = address;
      delivery.state = model::Delivery::State::held;
      delivery.due = at(due);
      row.deliveries.push_back(delivery);
    }
    in_transaction([&](auto& transaction) { store_alert(transaction, row); });
  }
  std::size_t release(const char* now) {
    const WatchSet set{1, rules::RuleSet({}), {receiver}};
    return in_transaction(
        [&](auto& transaction) { return release_held(transaction, set, at(now)).size(); });
  }
  // "alert pending 2" and so on: deliveries by kind and state.
  std::string deliveries() {
    return ask(
        "select coalesce(string_agg(line, ', ' order by line), '') as answer from ("
        "  select concat_ws(' ', a.kind, d.state, count(*)) as line"
        "    from deliveries d join alerts a on a.id = d.alert group by a.kind, d.state) l");
  }
  model::Alert digest() {
    return *alerts::from_json(
        ask("select content as answer from alerts where kind in ('digest', 'summary')"
            " order by created desc, id desc limit 1"));
  }
  void be_quiet(int begin, int end) {
    model::QuietTime time;
    time.days.set();
    time.hours = {begin * 60, end * 60};
    receiver.quiet = {time};
  }
};

}  // namespace

TEST(ReleaseHeld, LetsOneGoAsItIs) {
  Desk desk;
  desk.be_quiet(22, 7);
  desk.hold(1, "quiet_hours", "2026-06-02T05:00:00Z");

  desk.release("2026-06-02T04:59:59Z");
  EXPECT_EQ(desk.deliveries(), "alert held 2");
  desk.release("2026-06-02T05:00:00Z");

  EXPECT_EQ(desk.deliveries(), "alert pending 2");
}

TEST(ReleaseHeld, MakesOneMessageOfSeveral) {
  Desk desk;
  desk.be_quiet(22, 7);
  for (int i = 1; i <= 3; ++i) desk.hold(i, "quiet_hours", "2026-06-02T05:00:00Z");

  EXPECT_EQ(desk.release("2026-06-02T05:00:00Z"), 1u);
  EXPECT_EQ(desk.release("2026-06-02T05:00:01Z"), 0u);

  EXPECT_EQ(desk.deliveries(), "alert held 6, digest pending 2");
  ASSERT_EQ(desk.digest().items.size(), 3u);
  EXPECT_EQ(desk.digest().items[1].id, "al_2");
}

TEST(ReleaseHeld, GoesByTheQuietHoursOfToday) {
  Desk desk;
  desk.hold(1, "quiet_hours", "2026-06-02T05:00:00Z");
  desk.be_quiet(22, 9);

  desk.release("2026-06-02T05:00:00Z");
  EXPECT_EQ(desk.deliveries(), "alert held 2") << "they end later now";
  desk.receiver.timezone = "Asia/Tokyo";
  desk.release("2026-06-02T05:00:01Z");

  EXPECT_EQ(desk.deliveries(), "alert pending 2") << "it is two in the afternoon there";
}

TEST(ReleaseHeld, DoesNotForgetAReceiverThatIsGone) {
  Desk desk;
  desk.hold(1, "quiet_hours", "2026-06-02T05:00:00Z");
  desk.receiver.name = "another";

  desk.release("2026-06-02T04:00:00Z");
  EXPECT_EQ(desk.deliveries(), "alert held 2");
  desk.release("2026-06-02T05:00:00Z");

  EXPECT_EQ(desk.deliveries(), "alert pending 2");
}

TEST(ReleaseHeld, SumsUpWhatWasOverTheRate_S38) {
  Desk desk;
  for (int i = 1; i <= 25; ++i) desk.hold(i, "at_most", "2026-06-02T05:00:00Z");

  desk.release("2026-06-02T04:59:00Z");
  EXPECT_EQ(desk.deliveries(), "alert held 50");
  desk.release("2026-06-02T05:00:00Z");

  EXPECT_EQ(desk.deliveries(), "alert held 50, summary pending 2");
  EXPECT_EQ(desk.digest().notice, "25 more reports");
  EXPECT_EQ(desk.digest().items.size(), 20u);
  EXPECT_EQ(desk.digest().more, 5u);
}

TEST(ReleaseHeld, MakesOneDigestOfAStormOfTenThousand_S38) {
  Desk desk;
  desk.receiver.where = model::Email{{"a@example.org"}};
  desk.hold(1, "storm", "2026-06-02T05:00:00Z");
  desk.run(
      "insert into alerts (id, kind, receiver, rules, article, content)"
      " select 'al_more_' || n, kind, receiver, rules, n, content"
      "  from alerts, generate_series(2, 10000) n");
  desk.run(
      "insert into deliveries (alert, channel, address, state, next_attempt, held_for)"
      " select a.id, d.channel, d.address, d.state, d.next_attempt, d.held_for"
      "  from alerts a, deliveries d where a.id like 'al_more_%'");

  desk.release("2026-06-02T05:00:00Z");

  EXPECT_EQ(desk.deliveries(), "alert held 10000, digest pending 1");
  EXPECT_EQ(desk.digest().notice, "10000 reports came in a storm");
  EXPECT_EQ(desk.digest().items.size(), 50u);
}

TEST(SendDigests, AtTheirTimesWithWhatCameSince) {
  Desk desk;
  desk.receiver.digest = model::DigestTimes{.at = {8 * 60, 16 * 60 + 30}};
  desk.release("2026-06-01T12:00:00Z");
  desk.hold(1, "digest", "2026-06-01T14:30:00Z");

  desk.release("2026-06-01T14:29:59Z");
  EXPECT_EQ(desk.deliveries(), "alert held 2");
  desk.release("2026-06-01T14:30:00Z");
  EXPECT_EQ(desk.deliveries(), "alert held 2, digest pending 2");
  desk.release("2026-06-02T06:00:00Z");

  EXPECT_EQ(desk.deliveries(), "alert held 2, digest pending 2") << "nothing came since";
  EXPECT_EQ(desk.digest().notice, "One report");
  EXPECT_EQ(desk.digest().notes.back(), "0 feeds polled, 0 failing");
}

TEST(SendDigests, EmptyOnesToThoseWhoAskForThem) {
  Desk desk;
  desk.receiver.digest = model::DigestTimes{.at = {8 * 60}, .send_empty = true};
  desk.release("2026-06-01T12:00:00Z");
  EXPECT_EQ(desk.deliveries(), "") << "today's is over";

  desk.release("2026-06-02T06:00:00Z");
  desk.release("2026-06-02T06:00:01Z");

  EXPECT_EQ(desk.deliveries(), "digest pending 2");
  EXPECT_EQ(desk.digest().notice, "Nothing to report");
}

TEST(SendDigests, OnceAfterADaemonWasAwayForDays) {
  Desk desk;
  desk.receiver.digest = model::DigestTimes{.at = {8 * 60}, .send_empty = true};
  desk.release("2026-06-01T12:00:00Z");

  desk.release("2026-06-05T12:00:00Z");
  desk.release("2026-06-05T12:00:01Z");

  EXPECT_EQ(desk.deliveries(), "digest pending 2");
}

TEST(SendDigests, WhatWaitsGoesAtOnceWhenAReceiverWantsNoneAnyMore) {
  Desk desk;
  desk.receiver.digest = model::DigestTimes{.at = {8 * 60}};
  desk.release("2026-06-01T12:00:00Z");
  desk.hold(1, "digest", "2026-06-02T06:00:00Z");
  desk.receiver.digest.reset();

  desk.release("2026-06-01T12:00:01Z");

  EXPECT_EQ(desk.deliveries(), "alert held 2, digest pending 2");
}

}  // namespace wirewatchd
