// What people do to deliveries, and the ledger that tells of it.
#include "storage/ledger.h"

#include <gtest/gtest.h>

#include "storage/endpoints.h"
#include "storage/outbox.h"
#include "tests/storage/outbox.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::Outbox;
using State = model::Delivery::State;

struct Desk : Outbox {
  bool discard(model::DeliveryId id) {
    return in_transaction(
        [&](auto& transaction) { return discard_delivery(transaction, id, "ann"); });
  }
  std::vector<LedgerRow> ledger(std::optional<model::Time> since = {}, int limit = 0) {
    return in_transaction(
        [&](auto& transaction) { return list_ledger(transaction, since, limit); });
  }
};

const Endpoint kPress{Outbox::Channel::email, "a@example.org"};

TEST(DiscardDelivery, EndsWhatWaitsOrIsDead) {
  const std::pair<const char*, bool> cases[] = {
      {"pending", true},    {"retrying", true},   {"dead", true},    {"held", true},
      {"discarded", false}, {"delivered", false}, {"sending", false}};
  Desk house;
  for (const auto& [state, ends] : cases) {
    house.run("delete from alerts");
    house.add("al_1", 0, {"a@example.org"}, "test");
    const model::DeliveryId id{house.list().at(0).id};
    house.in_transaction(
        [&](auto& transaction) { exec(transaction, "update deliveries set state = $1", {state}); });

    EXPECT_EQ(house.discard(id), ends) << state;

    EXPECT_EQ(house.list().at(0).state, ends ? "discarded" : state);
  }
  EXPECT_FALSE(house.discard({4711}));
}

TEST(DiscardDelivery, TakesWhatGoesWithinADigestAlong) {
  Desk house;
  house.add("al_1", 1, {"a@example.org"});
  house.add("al_2", 0, {"a@example.org"}, "digest");
  house.run("update deliveries set state = 'held', within = 2 where id = 1");

  EXPECT_TRUE(house.discard({1})) << "asked of one, both go: they are one message";

  for (const auto& row : house.list()) EXPECT_EQ(row.state, "discarded") << row.alert;
  EXPECT_TRUE(house.claim().empty());
}

TEST(Ledger, TellsEveryAttemptAndWhatPeopleDid) {
  Desk house;
  house.add("al_1", 7, {"a@example.org"});
  const auto first = house.claim().at(0);
  house.record(first, "never", State::dead);
  house.retry(first.delivery.id);
  const auto second = house.claim().at(0);
  house.record(second, "later", State::retrying, 24h);
  house.discard(first.delivery.id);

  const auto rows = house.ledger();

  ASSERT_EQ(rows.size(), 4u);
  std::string told;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row)
    told += row->outcome + " " + std::to_string(row->number) + " " + row->message + ", ";
  EXPECT_EQ(told, "never 1 says: never, retry 0 ann, later 2 says: later, discard 0 ann, ");
  EXPECT_EQ(rows[0].address, "a@example.org");
  EXPECT_EQ(rows[0].receiver, "press");
  EXPECT_EQ(rows[0].alert, "al_1");
  EXPECT_TRUE(rows[0].ended);
  EXPECT_EQ(house.ledger({}, 2).size(), 2u);
  const auto later =
      house.in_transaction([](auto& transaction) { return database_now(transaction) + 1h; });
  EXPECT_TRUE(house.ledger(later).empty());
}

TEST(ListDeliveries, MarksThoseThatMayHaveArrivedTwice_F33) {
  Desk house;
  house.add("al_1", 7, {"a@example.org"});
  house.record(house.claim().at(0), "ambiguous", State::retrying, -1s);
  EXPECT_FALSE(house.list().at(0).maybe_twice) << "so far it went out once";

  house.record(house.claim().at(0), "delivered", State::delivered);

  EXPECT_TRUE(house.list().at(0).maybe_twice);
}

TEST(PauseEndpoint, HoldsItsDeliveriesAndNoOthers_F37) {
  Desk house;
  house.add("al_1", 0, {"a@example.org", "b@example.org"}, "test");
  house.in_transaction([](auto& transaction) {
    pause_endpoint(transaction, kPress, database_now(transaction) + 1h);
    pause_endpoint(transaction, kPress, database_now(transaction) + 1min);
  });

  const auto claimed = house.claim();
  ASSERT_EQ(claimed.size(), 1u);
  EXPECT_EQ(claimed[0].delivery.address, "b@example.org");
  house.run("update endpoints set paused_until = paused_until - interval '59 minutes 55 seconds'");
  EXPECT_TRUE(house.claim().empty()) << "the longer pause stays";
  house.run("update endpoints set paused_until = paused_until - interval '1 minute'");
  EXPECT_EQ(house.claim().size(), 1u);
}

TEST(PauseEndpoint, HoldsWhatAVanishedWorkerTook_F37) {
  Desk house;
  house.add("al_1", 0, {"a@example.org"}, "test");
  ASSERT_EQ(house.claim().size(), 1u);
  house.run("update deliveries set lease_until = now()");
  house.in_transaction([](auto& transaction) {
    pause_endpoint(transaction, kPress, database_now(transaction) + 1h);
  });

  EXPECT_TRUE(house.claim().empty());

  house.retry({1});
  EXPECT_EQ(house.claim().size(), 1u) << "a person does not wait for it";
}

TEST(PauseEndpoint, EndsWhereAPersonAsks) {
  Desk house;
  house.add("al_1", 0, {"a@example.org"}, "test");
  house.add("al_2", 0, {"a@example.org"}, "test");
  const auto pause = [&] {
    house.in_transaction([](auto& transaction) {
      pause_endpoint(transaction, kPress, database_now(transaction) + 1h);
    });
  };
  pause();
  house.retry({1});
  EXPECT_EQ(house.claim(1).size(), 1u);
  pause();

  house.in_transaction([](auto& transaction) { end_pause(transaction, kPress); });

  EXPECT_EQ(house.claim(1).size(), 1u);
}

TEST(GoneEndpoints, AreToldWithTheirReasonUntilTheyAreBack_F38) {
  Desk house;
  house.add("al_1", 0, {"a@example.org"}, "test");
  house.in_transaction([](auto& transaction) { mark_gone(transaction, kPress, "it said 410"); });

  EXPECT_EQ(house.claim(1).at(0).gone_because, "it said 410");
  const auto gone =
      house.in_transaction([](auto& transaction) { return gone_endpoints(transaction); });
  ASSERT_EQ(gone.size(), 1u);
  EXPECT_EQ(gone[0].endpoint.address, "a@example.org");
  house.in_transaction([](auto& transaction) { mark_back(transaction, kPress); });

  EXPECT_TRUE(
      house.in_transaction([](auto& transaction) { return gone_endpoints(transaction); }).empty());
}

TEST(TakeTrouble, IsTrueOnceADayForAnEndpoint) {
  Desk house;
  const auto take = [&] {
    return house.in_transaction(
        [](auto& transaction) { return take_trouble(transaction, kPress, "al_1"); });
  };

  EXPECT_TRUE(take());
  EXPECT_FALSE(take());
  house.run("update endpoints set trouble_told = trouble_told - interval '1 day'");
  EXPECT_TRUE(take());
}

TEST(TakeTrouble, IsTrueOnceForAnAlertWhateverOfItsAddressesFail) {
  Desk house;
  house.add("al_1", 0, {"a@example.org", "b@example.org"}, "test");
  house.add("al_2", 0, {"a@example.org", "b@example.org"}, "test");
  const auto take = [&](const std::string& address, const std::string& alert) {
    return house.in_transaction([&](auto& transaction) {
      return take_trouble(transaction, {Outbox::Channel::email, address}, alert);
    });
  };

  EXPECT_TRUE(take("a@example.org", "al_1"));
  EXPECT_FALSE(take("b@example.org", "al_1"));
  EXPECT_TRUE(take("b@example.org", "al_2"));
}

}  // namespace
}  // namespace storage
