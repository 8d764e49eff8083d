#include "storage/held.h"

#include <gtest/gtest.h>

#include "tests/storage/outbox.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::alerts_of;
using State = model::Delivery::State;

struct HeldHouse : test::Outbox {
  void hold(const std::string& id, std::int64_t article, const std::string& address,
            std::chrono::seconds wait, const std::string& reason = "quiet_hours") {
    in_transaction([&](auto& transaction) {
      auto delivery = test::to_address(address);
      delivery.state = State::held;
      delivery.due = database_now(transaction) + wait;
      store_alert(transaction, {.id = id,
                                .kind = "alert",
                                .receiver = "press",
                                .content = "content of " + id,
                                .rules = {"nato"},
                                .article = {article},
                                .deliveries = {delivery},
                                .held_for = reason});
    });
  }
  std::vector<HeldDelivery> held(const std::vector<std::string>& reasons = {"quiet_hours"}) {
    return in_transaction(
        [&](auto& transaction) { return held_of(transaction, "press", reasons); });
  }
  std::string states() {
    return ask(
        "select string_agg(alert || ' ' || state, ', ' order by id) as answer"
        "  from deliveries");
  }
};

TEST(HeldDeliveries, AreNotSentUntilTheyAreLetGo) {
  HeldHouse house;
  house.hold("al_1", 7, "a@example.org", -1h);
  ASSERT_TRUE(house.claim().empty());
  EXPECT_EQ(house.told(7), std::vector<std::string>{"a@example.org"});

  house.in_transaction(
      [&](auto& transaction) { let_go(transaction, {house.held().at(0).delivery.id}); });

  EXPECT_EQ(alerts_of(house.claim()), "al_1 ");
}

TEST(HeldDeliveries, AreListedByReceiverAndReason) {
  HeldHouse house;
  house.hold("al_1", 7, "a@example.org", 1h);
  house.hold("al_2", 8, "a@example.org", 2h);
  house.hold("al_3", 9, "a@example.org", 3h, "away");

  const auto all = house.in_transaction([](auto& transaction) { return list_held(transaction); });

  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].reason, "away");
  EXPECT_EQ(all[1].receiver, "press");
  EXPECT_EQ(house.held().size(), 2u);
  EXPECT_EQ(house.held({"quiet_hours", "away"}).size(), 3u);
  EXPECT_EQ(house.list().at(0).state, "held");
  EXPECT_TRUE(house.list().at(0).next_attempt);
}

// Two held alerts of one address, and the digest that tells them.
struct Carried : HeldHouse {
  Carried() {
    hold("al_1", 7, "a@example.org", 1h);
    hold("al_2", 8, "a@example.org", 1h);
    add("al_digest", 0, {"a@example.org"}, "digest");
    in_transaction([&](auto& transaction) {
      std::vector<model::DeliveryId> ids;
      for (const auto& held : held_of(transaction, "press", {"quiet_hours"}))
        ids.push_back(held.delivery.id);
      carry_within(transaction, "al_digest", "a@example.org", ids);
    });
  }
};

TEST(CarriedDeliveries, AreDeliveredWithTheDigest) {
  Carried house;
  EXPECT_TRUE(house.held().empty());
  const auto claimed = house.claim();
  ASSERT_EQ(alerts_of(claimed), "al_digest ");

  house.record(claimed[0], "later", State::retrying, -1s);
  EXPECT_EQ(house.states(), "al_1 held, al_2 held, al_digest retrying");
  house.record(house.claim().at(0), "delivered", State::delivered);

  EXPECT_EQ(house.states(), "al_1 delivered, al_2 delivered, al_digest delivered");
  EXPECT_FALSE(house.retry(claimed[0].delivery.id));
}

TEST(CarriedDeliveries, DieWithItAndAreTriedAgainWithIt) {
  Carried house;
  const auto first = house.claim().at(0);
  house.record(first, "never", State::dead);
  EXPECT_EQ(house.states(), "al_1 dead, al_2 dead, al_digest dead");

  EXPECT_TRUE(house.retry({1}));

  const auto again = house.claim();
  EXPECT_EQ(alerts_of(again), "al_digest ");
  house.record(again[0], "delivered", State::delivered);
  EXPECT_EQ(house.states(), "al_1 delivered, al_2 delivered, al_digest delivered");
}

// An alert that came through, and two that are held of its story, of which it tells one below.
struct Below : HeldHouse {
  Below() {
    run("insert into stories (id) overriding system value values (5)");
    hold_of_story("al_1", 7, "a@example.org");
    hold_of_story("al_2", 8, "a@example.org");
    add("al_urgent", 9, {"a@example.org"});
    in_transaction(
        [&](auto& transaction) { carry_alerts_within(transaction, "al_urgent", {"al_1"}); });
  }
  void hold_of_story(const std::string& id, std::int64_t article, const std::string& address) {
    hold(id, article, address, 1h);
    run(("update alerts set story = 5 where id = '" + id + "'").c_str());
  }
  bool discard(std::int64_t id) {
    return in_transaction(
        [&](auto& transaction) { return discard_delivery(transaction, {id}, "ann"); });
  }
};

TEST(CarriedDeliveries, EndWithTheAlertThatTellsThem) {
  const struct {
    const char* outcome;
    State state;
    const char* states;
  } rows[] = {{"later", State::retrying, "al_1 held, al_2 held, al_urgent retrying"},
              {"delivered", State::delivered, "al_1 delivered, al_2 held, al_urgent delivered"},
              {"never", State::dead, "al_1 dead, al_2 held, al_urgent dead"}};
  for (const auto& row : rows) {
    Below house;
    house.record(house.claim().at(0), row.outcome, row.state, 1h);
    EXPECT_EQ(house.states(), row.states);
  }
}

TEST(CarriedDeliveries, AreDiscardedWithTheAlertThatTellsThem) {
  Below house;
  EXPECT_TRUE(house.discard(1));
  EXPECT_EQ(house.states(), "al_1 discarded, al_2 held, al_urgent discarded");
}

struct Waiting : Below {
  std::string waiting(const std::vector<std::string>& addresses) {
    std::string found;
    for (const auto& held : in_transaction(
             [&](auto& transaction) { return waiting_for_story(transaction, {5}, addresses); }))
      found += (found.empty() ? "" : " ") + held.delivery.alert + ">" + held.delivery.address;
    return found;
  }
};

TEST(WaitingForStory, AreThoseOfWhoeverWasHandedNothingOfIt) {
  Waiting house;
  house.hold_of_story("al_3", 7, "b@example.org");
  house.hold_of_story("al_4", 8, "b@example.org");
  house.hold_of_story("al_5", 7, "c@example.org");
  EXPECT_EQ(house.waiting({"a@example.org", "b@example.org"}),
            "al_3>b@example.org al_4>b@example.org")
      << "al_1 goes within another";

  house.in_transaction([&](auto& transaction) {
    let_go(transaction, {held_of(transaction, "press", {"quiet_hours"}).at(1).delivery.id});
  });
  EXPECT_EQ(house.waiting({"a@example.org", "b@example.org"}), "");
  house.run("update deliveries set state = 'discarded' where state = 'pending'");

  EXPECT_EQ(house.waiting({"b@example.org", "c@example.org"}),
            "al_4>b@example.org al_5>c@example.org");
}

TEST(WaitingForStory, LocksNothing) {
  Waiting house;
  house.hold_of_story("al_3", 7, "b@example.org");
  auto reading = house.database.begin();
  EXPECT_EQ(waiting_for_story(reading, {5}, {"b@example.org"}).size(), 1u);

  auto second = house.second_daemon();
  auto locking = second.begin();
  EXPECT_NO_THROW(exec(locking, "select from deliveries for update nowait"));
}

TEST(KeepHeld, KeepsWhatNobodyLetsGo) {
  HeldHouse house;
  for (const auto* address : {"a@example.org", "b@example.org"})
    house.in_transaction([&](auto& transaction) {
      exec(transaction,
           "insert into alerts (id, kind, receiver, rules, content)"
           " values ('al_1', 'alert', 'press', '{}', ''), ('al_2', 'alert', 'press', '{}', '')"
           " on conflict do nothing");
      exec(transaction,
           "insert into deliveries (alert, channel, address, state, held_for, held_receiver)"
           " select id, 'email', $1, 'held', 'away', 'press' from alerts",
           {address});
    });
  const std::vector<std::string> both{"a@example.org", "b@example.org"};
  auto second = house.second_daemon();
  auto locking = second.begin();
  exec(locking, "select from deliveries where alert = 'al_1' and address = $1 for update",
       {both[0]});

  auto keeping = house.database.begin();
  EXPECT_EQ(keep_held(keeping, {"al_1", "al_2"}, both), std::set<std::string>{"al_2"});
  EXPECT_EQ(keep_held(keeping, {"al_1"}, {both[1]}), std::set<std::string>{"al_1"});
  keeping.commit();
  locking.commit();

  house.run("update deliveries set state = 'pending' where alert = 'al_2' and address like 'b%'");
  auto again = house.database.begin();
  EXPECT_EQ(keep_held(again, {"al_1", "al_2"}, both), std::set<std::string>{"al_1"});
}

TEST(HeldDeliveries, AreSentByOneDaemonAtATime_F40) {
  HeldHouse house;
  auto second = house.second_daemon();
  auto one = house.database.begin();
  EXPECT_TRUE(lock_held(one));

  auto two = second.begin();
  EXPECT_FALSE(lock_held(two));
  one.commit();
  EXPECT_TRUE(lock_held(two));
}

TEST(Receivers, KeepTheirTimes) {
  test::House house;
  WatchRow<model::Receiver> row;
  row.noun.name = "desk";
  row.noun.where = model::Email{{"a@example.org"}};
  row.noun.timezone = "Europe/Brussels";
  model::QuietTime nights, weekends;
  nights.days = std::bitset<7>("0011111");
  nights.hours = {22 * 60 + 30, 7 * 60};
  weekends.days = std::bitset<7>("1100000");
  row.noun.quiet = {nights, weekends};
  const std::chrono::sys_days day = std::chrono::year(2026) / 12 / 24;
  row.noun.away = {{day, day + std::chrono::days(9), "ann"}, {day, day, ""}};
  row.noun.digest = model::DigestTimes{.at = {0, 480, 1439}, .send_empty = true};
  row.noun.at_most = {20, 1h};

  const auto stored = house.in_transaction([&](auto& transaction) {
    store_receiver(transaction, row);
    return load_watch_rows(transaction).receivers.at(0).noun;
  });

  row.noun.id = stored.id;
  EXPECT_EQ(stored, row.noun);
}

}  // namespace
}  // namespace storage
