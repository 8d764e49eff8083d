#include "storage/outbox.h"

#include <gtest/gtest.h>

#include <future>

#include "tests/storage/house.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::House;
using State = model::Delivery::State;

constexpr auto kLease = 60s;

model::Delivery to_address(const std::string& address) {
  model::Delivery delivery;
  delivery.address = address;
  return delivery;
}

struct Outbox : House {
  // An alert of `article` (0: a test) for these addresses.
  void add(const std::string& id, std::int64_t article, const std::vector<std::string>& addresses,
           const std::string& kind = "alert") {
    in_transaction([&](auto& transaction) {
      AlertToStore alert{.id = id,
                         .kind = kind,
                         .receiver = "press",
                         .content = "content of " + id,
                         .rules = {"nato", "csto"},
                         .article = {article},
                         .deliveries = {}};
      for (const auto& address : addresses) alert.deliveries.push_back(to_address(address));
      store_alert(transaction, alert);
    });
  }
  std::vector<ClaimedDelivery> claim(int limit = 100, int per_address = 100,
                                     const std::string& node = "one") {
    return in_transaction([&](auto& transaction) {
      return claim_deliveries(transaction, node, limit, per_address, kLease);
    });
  }
  bool record(const ClaimedDelivery& claimed, const std::string& outcome, State state,
              std::optional<std::chrono::seconds> wait = {}) {
    return in_transaction([&](auto& transaction) {
      AttemptRecord attempt{.delivery = claimed.delivery.id,
                            .token = claimed.delivery.token,
                            .attempt = claimed.delivery.attempts,
                            .outcome = outcome,
                            .message = "says: " + outcome,
                            .state = state,
                            .next_attempt = {}};
      if (wait) attempt.next_attempt = database_now(transaction) + *wait;
      return record_attempt(transaction, attempt);
    });
  }
  bool retry(model::DeliveryId id) {
    return in_transaction([&](auto& transaction) { return retry_delivery(transaction, id); });
  }
  std::vector<DeliveryRow> list(int limit = 0) {
    return in_transaction([&](auto& transaction) { return list_deliveries(transaction, limit); });
  }
  std::vector<std::string> told(std::int64_t article) {
    return in_transaction(
        [&](auto& transaction) { return told_addresses(transaction, {article}); });
  }
  std::string attempts() {
    return ask(
        "select coalesce(string_agg(number || case when ended is null then ' open' else ' ' || "
        "outcome"
        " end, ', ' order by delivery, number), '') as answer from attempts");
  }
};

std::string alerts_of(const std::vector<ClaimedDelivery>& claimed) {
  std::string ids;
  for (const auto& each : claimed) ids += each.delivery.alert + " ";
  return ids;
}

TEST(StoreAlert, TellsAnAddressOnceOfAnArticle) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org", "b@example.org"});

  house.add("al_2", 7, {"b@example.org", "c@example.org"});
  house.add("al_3", 7, {"a@example.org"});
  house.add("al_4", 8, {"a@example.org"});

  EXPECT_EQ(alerts_of(house.claim()), "al_1 al_1 al_2 al_4 ");
  EXPECT_EQ(house.told(7),
            (std::vector<std::string>{"a@example.org", "b@example.org", "c@example.org"}));
  EXPECT_EQ(house.ask("select string_agg(id, ' ' order by id) as answer from alerts"),
            "al_1 al_2 al_4");
}

TEST(StoreAlert, TwiceIsHarmless_P5) {
  Outbox house;
  for (int i = 0; i < 2; ++i) {
    house.add("al_1", 7, {"a@example.org"});
    house.add("al_test", 0, {"a@example.org"}, "test");
  }

  EXPECT_EQ(house.list().size(), 2u);
}

TEST(StoreAlert, OfTwoDaemonsReachesAnAddressOnce_F40) {
  Outbox house;
  auto second = house.second_daemon();
  const auto alert = [](const char* id) {
    return AlertToStore{.id = id,
                        .kind = "alert",
                        .receiver = "press",
                        .content = "",
                        .rules = {},
                        .article = {7},
                        .deliveries = {to_address("a@example.org")}};
  };
  auto one = house.database.begin();
  store_alert(one, alert("al_1"));

  auto theirs = std::async(std::launch::async, [&] {
    auto two = second.begin();
    store_alert(two, alert("al_2"));
    two.commit();
  });
  EXPECT_EQ(theirs.wait_for(200ms), std::future_status::timeout);
  one.commit();
  theirs.get();

  EXPECT_EQ(alerts_of(house.claim()), "al_1 ");
}

TEST(StoreAlert, SendsUpdatesAndTestsToToldAddressesToo) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});

  house.add("al_2", 7, {"a@example.org"}, "update");
  house.add("al_3", 7, {"a@example.org"}, "update");
  house.add("al_4", 0, {"a@example.org"}, "test");

  EXPECT_EQ(alerts_of(house.claim()), "al_1 al_2 al_3 al_4 ");
  EXPECT_EQ(house.told(7), std::vector<std::string>{"a@example.org"});
  EXPECT_TRUE(house.told(0).empty());
}

TEST(ToldAddresses, StayToldWhateverBecomesOfTheDelivery) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  house.record(house.claim().at(0), "never", State::dead);
  house.run("delete from alerts");

  house.add("al_2", 7, {"a@example.org"});

  EXPECT_EQ(house.told(7), std::vector<std::string>{"a@example.org"});
  EXPECT_TRUE(house.claim().empty());
}

TEST(ClaimDeliveries, BringsWhatIsToBeSentWhereAndByWhichSecret) {
  Outbox house;
  AlertToStore alert{.id = "al_1",
                     .kind = "alert",
                     .receiver = "hook",
                     .content = "{\"title\": \"«НАТО»\"}",
                     .rules = {},
                     .article = {7},
                     .deliveries = {to_address("https://hooks.example/x")}};
  alert.deliveries[0].channel = model::Delivery::Channel::webhook;
  alert.deliveries[0].secret = {model::SecretSource::Kind::credential, "hook"};
  house.in_transaction([&](auto& transaction) { store_alert(transaction, alert); });

  const auto claimed = house.claim().at(0);

  EXPECT_EQ(claimed.content, alert.content);
  EXPECT_EQ(claimed.receiver, "hook");
  EXPECT_EQ(claimed.delivery.alert, "al_1");
  EXPECT_EQ(claimed.delivery.channel, model::Delivery::Channel::webhook);
  EXPECT_EQ(claimed.delivery.address, "https://hooks.example/x");
  EXPECT_EQ(claimed.delivery.secret, alert.deliveries[0].secret);
  EXPECT_EQ(claimed.delivery.state, State::sending);
  EXPECT_EQ(claimed.delivery.attempts, 1);
  EXPECT_EQ(house.attempts(), "1 open");
}

TEST(ClaimDeliveries, PutsFreshAlertsBeforeTheBacklog_A5) {
  Outbox house;
  for (const auto* id : {"al_1", "al_2", "al_3"}) house.add(id, 0, {"a@example.org"}, "test");
  for (const auto& claimed : house.claim()) house.record(claimed, "later", State::retrying, -2h);
  house.run(
      "update deliveries set next_attempt = next_attempt - interval '1 day' where alert = 'al_3'");
  house.add("al_4", 0, {"a@example.org"}, "test");
  house.add("al_5", 0, {"b@example.org"}, "test");

  const auto first = house.claim(3);
  const auto second = house.claim(3);

  EXPECT_EQ(alerts_of(first), "al_4 al_5 al_3 ");
  EXPECT_EQ(alerts_of(second), "al_1 al_2 ");
}

TEST(ClaimDeliveries, TakesNoMoreOfAnAddressThanMayBeInFlight_P6) {
  Outbox house;
  for (int i = 0; i < 5; ++i) house.add("al_" + std::to_string(i), 0, {"slow"}, "test");
  house.add("al_other", 0, {"quick"}, "test");

  const auto first = house.claim(100, 2);
  const auto second = house.claim(100, 2);
  house.record(first.at(0), "delivered", State::delivered);
  const auto third = house.claim(100, 2);

  EXPECT_EQ(alerts_of(first), "al_0 al_1 al_other ");
  EXPECT_EQ(alerts_of(second), "");
  EXPECT_EQ(alerts_of(third), "al_2 ");
}

TEST(ClaimDeliveries, GivesTwoDaemonsDisjointOnes_F40) {
  Outbox house;
  for (int i = 0; i < 6; ++i) house.add("al_" + std::to_string(i), 0, {"a@example.org"}, "test");
  auto second = house.second_daemon();

  auto one = house.database.begin();
  auto two = second.begin();
  const auto first = claim_deliveries(one, "one", 4, 100, kLease);
  const auto theirs = claim_deliveries(two, "two", 4, 100, kLease);
  one.commit();
  two.commit();

  EXPECT_EQ(alerts_of(first), "al_0 al_1 al_2 al_3 ");
  EXPECT_EQ(alerts_of(theirs), "al_4 al_5 ");
}

TEST(ClaimDeliveries, TakesOverFromAVanishedWorkerAndClosesItsAttempt_F6) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  const auto lost = house.claim().at(0);
  ASSERT_TRUE(house.claim(100, 100, "two").empty());
  house.run("update deliveries set lease_until = now() - interval '1 s'");

  const auto taken_over = house.claim(100, 1, "two");

  ASSERT_EQ(taken_over.size(), 1u);
  EXPECT_EQ(taken_over[0].delivery.attempts, 2);
  EXPECT_EQ(house.attempts(), "1 lost, 2 open");
  EXPECT_FALSE(house.record(lost, "delivered", State::delivered));
  EXPECT_EQ(house.attempts(), "1 lost, 2 open");
  EXPECT_EQ(house.list().at(0).state, "sending");
}

TEST(RenewDeliveries, KeepsTheLeasesOfThatNodeOnly_A9) {
  Outbox house;
  house.add("al_1", 0, {"a@example.org"}, "test");
  house.claim(100, 100, "one");
  house.add("al_2", 0, {"a@example.org"}, "test");
  house.claim(100, 100, "two");
  house.run("update deliveries set lease_until = now() - interval '1 s'");

  house.in_transaction([](auto& transaction) { renew_deliveries(transaction, "one", kLease); });

  EXPECT_EQ(alerts_of(house.claim()), "al_2 ");
}

TEST(ReleaseDeliveriesOf, MakesThemDueAndStillTakesAJournalledResult_F8) {
  Outbox house;
  house.add("al_1", 0, {"a@example.org"}, "test");
  house.add("al_2", 0, {"a@example.org"}, "test");
  const auto journalled = house.claim(100, 100, "one").at(0);
  house.add("al_3", 0, {"a@example.org"}, "test");
  house.claim(100, 100, "two");

  house.in_transaction([](auto& transaction) { release_deliveries_of(transaction, "one"); });

  EXPECT_TRUE(house.record(journalled, "delivered", State::delivered));
  EXPECT_EQ(alerts_of(house.claim(100, 100, "one")), "al_2 ");
}

TEST(RecordAttempt, LeavesADeliveredOneDelivered) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  const auto claimed = house.claim().at(0);

  const bool first = house.record(claimed, "delivered", State::delivered);
  const bool again = house.record(claimed, "later", State::retrying, 0s);

  EXPECT_TRUE(first);
  EXPECT_FALSE(again);
  const auto row = house.list().at(0);
  EXPECT_EQ(row.state, "delivered");
  EXPECT_EQ(row.last_error, "");
  EXPECT_TRUE(row.delivered);
  EXPECT_FALSE(row.next_attempt);
  EXPECT_TRUE(house.claim().empty());
}

TEST(RecordAttempt, SetsTheNextOneByTheSchedule) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  house.record(house.claim().at(0), "later", State::retrying, 5min);
  ASSERT_TRUE(house.claim().empty());
  const auto waiting = house.list().at(0);
  house.run("update deliveries set next_attempt = now()");

  const auto again = house.claim().at(0);

  EXPECT_EQ(waiting.state, "retrying");
  EXPECT_EQ(waiting.last_error, "says: later");
  EXPECT_TRUE(waiting.next_attempt);
  EXPECT_EQ(again.delivery.attempts, 2);
  EXPECT_EQ(again.tries, 2);
  EXPECT_EQ(house.attempts(), "1 later, 2 open");
}

TEST(ReleaseDelivery, TakesTheAttemptBack_F47) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  const auto claimed = house.claim().at(0).delivery;

  house.in_transaction([&](auto& transaction) {
    release_delivery(transaction, claimed.id, claimed.token, claimed.attempts);
  });

  const auto row = house.list().at(0);
  EXPECT_EQ(row.state, "pending");
  EXPECT_EQ(row.attempts, 0);
  EXPECT_EQ(house.attempts(), "");
  EXPECT_EQ(house.claim().at(0).delivery.attempts, 1);
}

TEST(ReleaseDelivery, ChangesNothingWithoutTheLease_F41) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  const auto claimed = house.claim().at(0).delivery;

  house.in_transaction([&](auto& transaction) {
    release_delivery(transaction, claimed.id, claimed.token - 1, claimed.attempts);
  });

  EXPECT_EQ(house.list().at(0).state, "sending");
  EXPECT_EQ(house.attempts(), "1 open");
}

TEST(RetryDelivery, SendsAtOnceWhatWaitsOrIsDead) {
  const std::pair<const char*, bool> cases[] = {{"pending", true},   {"retrying", true},
                                                {"dead", true},      {"held", true},
                                                {"discarded", true}, {"delivered", false}};
  Outbox house;
  for (const auto& [state, sends] : cases) {
    house.run("delete from alerts");
    house.add("al_1", 0, {"a@example.org"}, "test");
    const auto claimed = house.claim().at(0);
    house.record(claimed, "later", State::retrying, 24h);
    house.in_transaction(
        [&](auto& transaction) { exec(transaction, "update deliveries set state = $1", {state}); });

    EXPECT_EQ(house.retry(claimed.delivery.id), sends) << state;

    EXPECT_EQ(house.claim().size(), sends ? 1u : 0u) << state;
  }
}

TEST(RetryDelivery, BeginsAFreshScheduleAndKeepsTheLedger) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  for (int i = 0; i < 3; ++i) house.record(house.claim().at(0), "later", State::retrying, -1s);
  const auto fourth = house.claim().at(0);
  house.record(fourth, "never", State::dead);

  house.retry(fourth.delivery.id);

  const auto fifth = house.claim().at(0);
  EXPECT_EQ(fourth.tries, 4);
  EXPECT_EQ(fifth.tries, 1);
  EXPECT_EQ(fifth.delivery.attempts, 5);
  EXPECT_EQ(house.attempts(), "1 later, 2 later, 3 later, 4 never, 5 open");
}

TEST(RetryDelivery, LeavesAloneWhatIsBeingSent) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  const auto claimed = house.claim().at(0);

  EXPECT_TRUE(house.retry(claimed.delivery.id));

  EXPECT_TRUE(house.claim().empty());
  EXPECT_TRUE(house.record(claimed, "delivered", State::delivered));
  EXPECT_FALSE(house.retry({claimed.delivery.id.value + 1}));
}

TEST(ListDeliveries, ShowsTheNewestFirst) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org", "b@example.org"});
  house.add("al_2", 8, {"a@example.org"}, "update");

  const auto all = house.list();

  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].alert, "al_2");
  EXPECT_EQ(all[0].kind, "update");
  EXPECT_EQ(all[1].address, "b@example.org");
  EXPECT_EQ(all[2].receiver, "press");
  EXPECT_EQ(all[2].rules, (std::vector<std::string>{"nato", "csto"}));
  EXPECT_EQ(all[2].state, "pending");
  EXPECT_TRUE(all[2].next_attempt);
  EXPECT_EQ(house.list(2).size(), 2u);
  const auto one = house.in_transaction(
      [&](auto& transaction) { return load_delivery(transaction, {all[1].id}); });
  ASSERT_TRUE(one);
  EXPECT_EQ(one->address, "b@example.org");
}

}  // namespace
}  // namespace storage
