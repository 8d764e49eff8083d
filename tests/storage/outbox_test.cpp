#include "storage/outbox.h"

#include <gtest/gtest.h>

#include <future>

#include "tests/storage/outbox.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::alerts_of;
using test::Outbox;
using test::to_address;
using State = model::Delivery::State;

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

TEST(RetryDelivery, OfWhatIsBeingSentBeginsAFreshScheduleBehindIt) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  house.record(house.claim().at(0), "later", State::retrying, -1s);
  const auto second = house.claim().at(0);
  ASSERT_EQ(second.tries, 2);

  house.retry(second.delivery.id);
  house.record(second, "later", State::retrying, -1s);

  const auto third = house.claim().at(0);
  EXPECT_EQ(third.tries, 1);
  EXPECT_TRUE(third.is_asked_for);
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
}

TEST(DeliveriesOf, ShowsThoseOfOneAlert) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org", "b@example.org"});
  house.add("al_2", 8, {"a@example.org"});

  const auto [first, none] = house.in_transaction([](auto& transaction) {
    return std::pair{deliveries_of(transaction, "al_1"), deliveries_of(transaction, "al_3")};
  });

  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[0].address, "a@example.org");
  EXPECT_EQ(first[1].address, "b@example.org");
  EXPECT_EQ(first[1].receiver, "press");
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace storage
