// What is held goes when its time has come, as one message, once.
#include "daemon/telling/release.h"

#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "daemon/telling/store_planned.h"
#include "feeds/feeds.h"
#include "tests/storage/house.h"
#include "text/times.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;

model::Time at(const char* written) {
  return *feeds::parse_date(written);
}

struct Desk : test::House {
  model::Receiver receiver;
  std::vector<model::Rule> rules;
  std::vector<model::List> lists;

  Desk() {
    receiver.name = "desk";
    receiver.where = model::Email{{"a@example.org", "b@example.org"}};
    receiver.timezone = "Europe/Brussels";
    run("insert into stories (id) overriding system value select generate_series(1, 200)");
  }
  struct Special {
    model::AlertKind kind = model::AlertKind::alert;
    std::int64_t story = 0;  // 0: one of its own
    model::Rule::Priority priority = model::Rule::Priority::normal;
    std::string said = {};
  };
  // Of an article of its own, for both addresses.
  void hold(int number, const char* reason, const char* due) { hold(number, reason, due, {}); }
  void hold(int number, const char* reason, const char* due, const Special& special) {
    alerts::PlannedAlert planned;
    model::Alert& alert = planned.alert;
    alert.id = "al_" + std::to_string(number);
    alert.kind = special.kind;
    alert.receiver = receiver.name;
    alert.article.id = {number};
    alert.article.title = "Title " + std::to_string(number);
    alert.article.url = "https://news.example.org/" + std::to_string(number);
    alert.story.id = {special.story != 0 ? special.story : 100 + number};
    alert.created = at("2026-06-01T00:00:00Z") + std::chrono::seconds(number);
    alert.rules = {{"nato", "NATO", 1, special.priority}};
    if (!special.said.empty()) alert.passages = {{model::Field::text, special.said, {}}};
    if (special.kind == model::AlertKind::notice) {
      alert.notice = alert.article.title;
      alert.article = {};
      alert.story = {};
    }
    planned.hold = {at(due), *alerts::reason_named(reason)};
    for (const auto& address : std::get<model::Email>(receiver.where).addresses) {
      model::Delivery delivery;
      delivery.address = address;
      delivery.state = model::Delivery::State::held;
      delivery.due = at(due);
      planned.deliveries.push_back(delivery);
    }
    in_transaction([&](auto& transaction) { store_planned(transaction, planned); });
    run(("update alerts set created = '" + text::to_rfc3339(alert.created) + "' where id = '" +
         alert.id + "'")
            .c_str());
  }
  // As `stories split` and `stories merge` do.
  void move(int number, std::int64_t story) {
    run(("update alerts set story = " + std::to_string(story) + " where id = 'al_" +
         std::to_string(number) + "'")
            .c_str());
  }
  std::size_t release(const char* now) {
    const WatchSet set{
        1, rules::RuleSet(rules), {receiver}, std::make_shared<const people::Lists>(lists)};
    return in_transaction(
        [&](auto& transaction) { return release_held(transaction, set, at(now)).size(); });
  }
  // "al_1 al_2": what the last digest tells, and in brackets what came later of each.
  std::string told() {
    std::string told;
    for (const auto& item : digest().items) {
      told += (told.empty() ? "" : " ") + item.id;
      for (const auto& further : item.items) told += "(" + further.id + ")";
    }
    return told;
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
      "insert into deliveries (alert, channel, address, state, next_attempt, held_for,"
      " held_receiver)"
      " select a.id, d.channel, d.address, d.state, d.next_attempt, d.held_for, d.held_receiver"
      "  from alerts a, deliveries d where a.id like 'al_more_%'");

  desk.release("2026-06-02T05:00:00Z");

  EXPECT_EQ(desk.deliveries(), "alert held 10000, digest pending 1");
  EXPECT_EQ(desk.digest().notice, "10000 reports came in a storm");
  EXPECT_EQ(desk.digest().items.size(), 50u);
}

constexpr const char* kMorning = "2026-06-02T05:00:00Z";
constexpr auto kUpdate = model::AlertKind::update;

TEST(ReleaseHeld, TellsAStoryOnceWithWhatItsUpdatesAdded) {
  Desk desk;
  desk.hold(1, "quiet_hours", kMorning, {.story = 7});
  for (int i = 2; i <= 60; ++i) desk.hold(i, "quiet_hours", kMorning);
  desk.hold(61, "quiet_hours", kMorning, {.kind = kUpdate, .story = 7, .said = "They strike."});

  desk.release(kMorning);

  const auto digest = desk.digest();
  EXPECT_EQ(digest.notice, "60 reports came in your quiet hours");
  ASSERT_EQ(digest.items.size(), 50u);
  ASSERT_EQ(digest.items[0].items.size(), 1u) << "it came behind the fifty";
  EXPECT_EQ(digest.items[0].items[0].id, "al_61");
  EXPECT_EQ(digest.items[0].items[0].passages.at(0).text, "They strike.");
  EXPECT_EQ(digest.more, 10u);
}

TEST(ReleaseHeld, ShowsTheLatestOfManyUpdatesAndCountsTheOthers) {
  Desk desk;
  desk.hold(1, "quiet_hours", kMorning, {.story = 7});
  for (int i = 2; i <= 16; ++i)
    desk.hold(i, "quiet_hours", kMorning, {.kind = kUpdate, .story = 7});

  desk.release(kMorning);

  const auto told = desk.digest().items.at(0);
  ASSERT_EQ(told.items.size(), 10u);
  EXPECT_EQ(told.items[0].id, "al_7");
  EXPECT_EQ(told.more, 5u);
}

TEST(ReleaseHeld, CountsWhatCannotBeRead) {
  Desk desk;
  desk.hold(1, "quiet_hours", kMorning, {.story = 7});
  for (int i = 2; i <= 4; ++i) desk.hold(i, "quiet_hours", kMorning, {.kind = kUpdate, .story = 7});
  desk.run("update alerts set content = 'broken' where id = 'al_3'");

  desk.release(kMorning);

  EXPECT_EQ(desk.told(), "al_1(al_2)(al_4)");
  EXPECT_EQ(desk.digest().items.at(0).more, 1u);
}

TEST(ReleaseHeld, GoesByTheStoriesAsPeopleHavePutThem) {
  Desk desk;
  desk.hold(1, "quiet_hours", kMorning, {.story = 7});
  desk.hold(2, "quiet_hours", kMorning, {.kind = kUpdate, .story = 7});
  desk.hold(3, "quiet_hours", kMorning, {.story = 8});
  desk.hold(4, "quiet_hours", kMorning, {.story = 9});
  desk.move(2, 10);
  desk.move(4, 8);

  desk.release(kMorning);

  EXPECT_EQ(desk.told(), "al_1 al_2 al_3(al_4)");
  EXPECT_EQ(desk.digest().items[1].story.id.value, 10);
}

TEST(ReleaseHeld, ShowsTheUrgentOneThatCameLast) {
  Desk desk;
  for (int i = 1; i <= 60; ++i)
    desk.hold(i, "storm", kMorning,
              {.priority = i == 60 ? model::Rule::Priority::high : model::Rule::Priority::normal});

  desk.release(kMorning);

  EXPECT_EQ(desk.digest().items.size(), 50u);
  EXPECT_EQ(desk.digest().items[0].id, "al_60");
  EXPECT_EQ(desk.digest().items[49].id, "al_49");
}

TEST(ReleaseHeld, MakesOneMessageWhateverTheReasons) {
  Desk desk;
  desk.hold(1, "away", kMorning);
  desk.hold(2, "quiet_hours", kMorning);
  desk.hold(3, "quiet_hours", kMorning, {.kind = model::AlertKind::notice});
  desk.hold(4, "at_most", "2026-06-02T05:00:00Z");
  desk.hold(5, "storm", "2026-06-02T05:00:01Z");

  EXPECT_EQ(desk.release(kMorning), 1u);

  EXPECT_EQ(desk.deliveries(), "alert held 8, digest pending 2, notice held 2");
  EXPECT_EQ(desk.told(), "al_1 al_2 al_4 al_3") << "the storm lasts, notices come last";
  EXPECT_EQ(desk.digest().notice,
            "3 reports and one notice came in your quiet hours and while you were away and above "
            "your limit");
}

TEST(ReleaseHeld, WritesNothingWhileNothingIsDue) {
  Desk desk;
  desk.be_quiet(22, 7);
  desk.receiver.digest = model::DigestTimes{.at = {8 * 60}};
  desk.hold(1, "quiet_hours", kMorning);
  desk.hold(2, "digest", "2026-06-02T06:00:00Z");
  const auto rows = [&] {
    return desk.ask("select string_agg(xmin::text, ' ' order by id) as answer from deliveries");
  };
  desk.release("2026-06-02T04:00:00Z");
  const auto before = rows();

  desk.release("2026-06-02T04:00:01Z");

  EXPECT_EQ(rows(), before);
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
  EXPECT_EQ(desk.digest().notes.back(), "feeds: 0 polled, 0 failing");
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

TEST(SendDigests, TellWhatElseWasDueAsWell) {
  Desk desk;
  desk.receiver.digest = model::DigestTimes{.at = {8 * 60}};
  desk.release("2026-06-01T12:00:00Z");
  desk.hold(1, "digest", "2026-06-02T06:00:00Z");
  desk.hold(2, "at_most", "2026-06-02T06:00:00Z");

  desk.release("2026-06-02T06:00:00Z");

  EXPECT_EQ(desk.told(), "al_1 al_2");
  EXPECT_EQ(desk.digest().notice, "2 reports");
}

TEST(SendDigests, SayHowOldTheListsAreAndWhichFeedsMayHaveLostArticles) {
  Desk desk;
  desk.receiver.digest = model::DigestTimes{.at = {8 * 60}, .send_empty = true};
  model::Rule rule;
  rule.name = rule.title = "ministers";
  rule.query = "@ministers";
  rule.notify = {"desk"};
  desk.rules = {rule};
  model::List ministers{.name = "ministers", .title = "", .verified = {}, .include = {"heads"}};
  ministers.members = {{.name = "Ann Example"}};
  model::List heads{.name = "heads", .title = "", .verified = model::Day{std::chrono::days(20600)}};
  model::List other{.name = "other", .title = "", .verified = model::Day{std::chrono::days(20000)}};
  desk.lists = {ministers, heads, other};
  desk.release("2026-06-01T12:00:00Z");
  for (const auto* feed : {"north", "south"}) desk.add_feed(feed);
  desk.run("update digests set at = '2026-06-01T12:00Z'");
  desk.run("update feeds set gap_at = '2026-06-01T13:00Z' where name = 'south'");
  desk.run("update feeds set gap_at = '2026-06-01T11:00Z' where name = 'north'");

  desk.release("2026-06-02T06:00:00Z");

  EXPECT_EQ(desk.digest().notes,
            (std::vector<std::string>{"feeds: 0 polled, 0 failing, 2 not polled yet",
                                      "feeds that may have lost articles between two polls: south",
                                      "lists last checked: ministers never, heads 6 days ago"}));
}

}  // namespace wirewatchd
