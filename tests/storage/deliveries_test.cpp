#include "storage/outbox.h"

#include <gtest/gtest.h>

#include "tests/storage/outbox.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::alerts_of;
using test::kLease;
using test::Outbox;
using test::to_address;
using State = model::Delivery::State;

TEST(ClaimDeliveries, BringsWhatIsToBeSentWhereAndByWhichSecret) {
  Outbox house;
  AlertToStore alert{.id = "al_1",
                     .kind = "alert",
                     .receiver = "hook",
                     .content = "{\"title\": \"«НАТО»\"}",
                     .rules = {},
                     .article = {7},
                     .deliveries = {to_address("https://hooks.example/x")}};
  alert.deliveries[0].channel = Outbox::Channel::webhook;
  alert.deliveries[0].secret = {model::SecretSource::Kind::credential, "hook"};
  alert.deliveries[0].format = model::WebhookFormat::slack;
  house.in_transaction([&](auto& transaction) { store_alert(transaction, alert); });

  const auto claimed = house.claim(1, 1, "one", Outbox::Channel::webhook).at(0);

  EXPECT_EQ(claimed.content, alert.content);
  EXPECT_EQ(claimed.receiver, "hook");
  EXPECT_EQ(claimed.delivery.alert, "al_1");
  EXPECT_EQ(claimed.delivery.channel, Outbox::Channel::webhook);
  EXPECT_EQ(claimed.delivery.address, "https://hooks.example/x");
  EXPECT_EQ(claimed.delivery.secret, alert.deliveries[0].secret);
  EXPECT_EQ(claimed.delivery.format, model::WebhookFormat::slack);
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

  EXPECT_EQ(alerts_of(first), "al_0 al_other al_1 ");
  EXPECT_EQ(alerts_of(second), "");
  EXPECT_EQ(alerts_of(third), "al_2 ");
}

TEST(ClaimDeliveries, CountsWhatItsPredecessorHadInHand_P6) {
  Outbox house;
  for (int i = 0; i < 5; ++i) house.add("al_" + std::to_string(i), 0, {"slow"}, "test");
  house.claim(100, 2);
  house.in_transaction([](auto& transaction) { release_deliveries_of(transaction, "one"); });

  EXPECT_EQ(alerts_of(house.claim(100, 2)), "al_0 al_1 ");
  EXPECT_EQ(alerts_of(house.claim(100, 2)), "");
}

TEST(ClaimDeliveries, GivesTwoDaemonsDisjointOnes_F40) {
  Outbox house;
  for (int i = 0; i < 6; ++i) house.add("al_" + std::to_string(i), 0, {"a@example.org"}, "test");
  auto second = house.second_daemon();

  auto one = house.database.begin();
  auto two = second.begin();
  const auto first = claim_deliveries(one, {.node = "one", .limit = 4, .per_address = 100});
  const auto theirs = claim_deliveries(two, {.node = "two", .limit = 4, .per_address = 100});
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

TEST(ClaimDeliveries, IsNotStoppedByALedgerThatHasTheAttemptAlready) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  house.run("insert into attempts (delivery, number) select id, 1 from deliveries");

  const auto claimed = house.claim();

  ASSERT_EQ(claimed.size(), 1u);
  EXPECT_TRUE(house.record(claimed[0], "delivered", State::delivered));
  EXPECT_EQ(house.attempts(), "1 delivered");
}

TEST(ClaimDeliveries, TellsWhereTheSecretLiesToday) {
  Outbox house;
  storage::WatchRow<model::Receiver> hook;
  hook.noun.name = "press";
  hook.noun.where = model::Webhook{.url = "https://e.org/hook", .secret = {}};
  house.in_transaction([&](auto& transaction) {
    model::Delivery delivery{.alert = "al_1",
                             .channel = model::Delivery::Channel::webhook,
                             .address = "https://e.org/hook",
                             .secret = {model::SecretSource::Kind::file, "/wrong"}};
    store_alert(transaction, {.id = "al_1",
                              .kind = "test",
                              .receiver = "press",
                              .content = "{}",
                              .rules = {},
                              .article = {},
                              .deliveries = {delivery}});
    std::get<model::Webhook>(hook.noun.where).secret = {model::SecretSource::Kind::file, "/right"};
    store_receiver(transaction, hook);
  });

  const auto claimed = house.in_transaction([](auto& transaction) {
    return claim_deliveries(transaction,
                            {.node = "one", .channel = model::Delivery::Channel::webhook});
  });

  ASSERT_EQ(claimed.size(), 1u);
  EXPECT_EQ(claimed[0].delivery.secret.name, "/right");
}

// A receiver that moved to another address and format leaves what waits for the old one as it is.
TEST(ClaimDeliveries, TakesTheFormatOfTodayForTheAddressOfToday) {
  Outbox house;
  storage::WatchRow<model::Receiver> hook;
  hook.noun.name = "press";
  hook.noun.where = model::Webhook{"https://e.org/here", {}, model::WebhookFormat::teams};
  house.in_transaction([&](auto& transaction) {
    for (const std::string where : {"here", "there"}) {
      model::Delivery delivery{.alert = "al_" + where,
                               .channel = model::Delivery::Channel::webhook,
                               .address = "https://e.org/" + where,
                               .format = model::WebhookFormat::slack};
      store_alert(transaction, {.id = delivery.alert,
                                .kind = "test",
                                .receiver = "press",
                                .content = "{}",
                                .rules = {},
                                .article = {},
                                .deliveries = {delivery}});
    }
    store_receiver(transaction, hook);
  });

  const auto claimed = house.claim(2, 1, "one", Outbox::Channel::webhook);

  ASSERT_EQ(claimed.size(), 2u);
  for (const auto& each : claimed)
    EXPECT_EQ(each.delivery.format, each.delivery.alert == "al_here" ? model::WebhookFormat::teams
                                                                     : model::WebhookFormat::slack);
}

TEST(RenewDeliveries, KeepsTheLeasesInHandOnly_A9) {
  Outbox house;
  house.add("al_1", 0, {"a@example.org"}, "test");
  const auto held = house.claim(100, 100, "one").at(0).delivery;
  house.add("al_2", 0, {"a@example.org"}, "test");
  house.claim(100, 100, "two");
  house.run("update deliveries set lease_until = now() - interval '1 s'");

  house.in_transaction([&](auto& transaction) { renew_deliveries(transaction, {held}, kLease); });

  EXPECT_EQ(alerts_of(house.claim()), "al_2 ");
}

TEST(ClaimDeliveries, TakesOneChannelAtATime_P6) {
  Outbox house;
  house.add("al_1", 0, {"a@example.org"}, "test");

  EXPECT_TRUE(house.claim(100, 100, "one", Outbox::Channel::webhook).empty());
  EXPECT_EQ(house.claim().size(), 1u);
}

TEST(ReleaseDeliveriesOf, MakesThemDueAndStillTakesALateResult_F8) {
  Outbox house;
  house.add("al_1", 0, {"a@example.org"}, "test");
  house.add("al_2", 0, {"a@example.org"}, "test");
  const auto late = house.claim(100, 100, "one").at(0);
  house.add("al_3", 0, {"a@example.org"}, "test");
  house.claim(100, 100, "two");

  house.in_transaction([](auto& transaction) { release_deliveries_of(transaction, "one"); });

  EXPECT_TRUE(house.record(late, "delivered", State::delivered));
  EXPECT_EQ(alerts_of(house.claim(100, 100, "one")), "al_2 ");
}

TEST(EndOf, TellsHowADeliveryEndedAndWhen) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org", "b@example.org"});
  const auto claimed = house.claim();
  const auto end = [&](model::DeliveryId id) {
    return house.in_transaction([&](auto& transaction) { return end_of(transaction, id); });
  };
  EXPECT_EQ(end(claimed.at(0).delivery.id)->state, "sending");

  house.record(claimed.at(0), "delivered", State::delivered);
  house.record(claimed.at(1), "never", State::dead);
  house.in_transaction([&](auto& transaction) {
    return discard_delivery(transaction, claimed.at(1).delivery.id, "mia");
  });

  EXPECT_TRUE(end(claimed.at(0).delivery.id)->delivered);
  EXPECT_FALSE(end(claimed.at(0).delivery.id)->discarded);
  EXPECT_TRUE(end(claimed.at(1).delivery.id)->discarded);
  EXPECT_EQ(end(claimed.at(1).delivery.id)->discarded_by, "mia");
  EXPECT_FALSE(end({999}));
}

TEST(EndOf, OfWhatGoesWithinAnotherIsThatOnes) {
  Outbox house;
  house.add("al_1", 7, {"a@example.org"});
  house.add("al_digest", 0, {"a@example.org"}, "digest");
  house.run(
      "update deliveries set state = 'held', within = (select id from deliveries where alert = "
      "'al_digest') where alert = 'al_1'");
  ASSERT_EQ(alerts_of(house.claim()), "al_digest ");

  const auto end = house.in_transaction([&](auto& transaction) {
    return end_of(transaction, {deliveries_of(transaction, "al_1").at(0).id});
  });

  EXPECT_EQ(end->state, "sending");
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

}  // namespace
}  // namespace storage
