// Bugs that other outboxes had (A9), each by the project that had it.
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include "tests/daemon/sending.h"

using namespace std::chrono_literals;
using test::HttpReply;
using test::HttpSeen;
using test::Sending;

namespace {

// How often each alert came.
std::map<std::string, int> copies(const std::vector<HttpSeen>& seen) {
  std::map<std::string, int> copies;
  for (const auto& each : seen) ++copies[each.header("webhook-id")];
  return copies;
}

int most_copies(const std::vector<HttpSeen>& seen) {
  int most = 0;
  for (const auto& [id, count] : copies(seen)) most = std::max(most, count);
  return most;
}

// Changes of the table of which that holds.
void refuse(Sending& world, const std::string& table, const std::string& what) {
  world.run(("create or replace function refuse() returns trigger language plpgsql as $$begin if " +
             what + " then raise exception 'no' using errcode = '23514'; end if; return new; end$$")
                .c_str());
  world.run(("create trigger refused before insert or update on " + table +
             " for each row execute function refuse()")
                .c_str());
}

}  // namespace

// endatix#956: one lease for a batch that was sent one after another ran out before its end.
TEST(OtherOutboxes, A9EndatixALeaseOutlivesABatchForASlowReceiver) {
  Sending world;
  world.usual.lease = 2s;
  world.usual.attempt.timeout = 10s;
  world.http.on("/slow", {.status = 204, .delay = 1500ms});
  for (int i = 0; i < 8; ++i) world.add_hook("al_" + std::to_string(i), "/slow");

  const auto one = world.start("one"), two = world.start("two");

  for (int i = 0; i < 8; ++i)
    EXPECT_TRUE(world.becomes("al_" + std::to_string(i), "delivered 1", 30s)) << world.attempts();
  EXPECT_EQ(world.hooks("/slow"), 8u);
  EXPECT_EQ(most_copies(world.http.seen("/slow")), 1);
}

// apache/rocketmq-dashboard#2661: a lease that was not renewed while one send took long.
TEST(OtherOutboxes, A9RocketmqALeaseIsRenewedWhileOneSendTakesLong) {
  Sending world;
  world.usual.lease = 2s;
  world.usual.attempt.timeout = 15s;
  world.http.on("/slow", {.status = 204, .delay = 6s});
  world.add_hook("al_1", "/slow");

  const auto one = world.start("one"), two = world.start("two");

  EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
  EXPECT_EQ(world.hooks("/slow"), 1u);
}

// The same: the row of the audit was refused, and what had been delivered was sent again.
TEST(OtherOutboxes, A9RocketmqARefusedAuditLeavesADeliveredOneDelivered) {
  Sending world;
  world.run(
      "create function refuse() returns trigger language plpgsql as"
      " $$begin if new.outcome <> '' then raise exception 'the audit is full'; end if;"
      " return new; end$$");
  world.run(
      "create trigger refused before update on attempts for each row execute function refuse()");
  world.add_hook("al_1");
  world.add_mail("al_2");

  const auto running = world.start();

  EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
  EXPECT_TRUE(world.becomes("al_2", "delivered 1")) << world.state_of("al_2");
  world.add_hook("al_3");
  EXPECT_TRUE(world.becomes("al_3", "delivered 1")) << "it goes on";
  EXPECT_EQ(world.hooks(), 2u);
  EXPECT_EQ(world.mails(), 1u);
}

// A row that PostgreSQL refuses in one step ends neither the others nor the daemon.
TEST(OtherOutboxes, P6WhatIsRefusedInOneStepHoldsUpNoOther) {
  Sending world;
  refuse(world, "deliveries", "new.channel = 'webhook' and new.state = 'sending'");
  world.add_hook("al_1");
  world.add_mail("al_2");

  const auto running = world.start();

  EXPECT_TRUE(world.becomes("al_2", "delivered 1")) << world.state_of("al_2");
  EXPECT_EQ(world.state_of("al_1"), "pending 0");
  world.add_mail("al_3");
  EXPECT_TRUE(world.becomes("al_3", "delivered 1")) << "it goes on";
  world.run("drop trigger refused on deliveries");
  EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
}

TEST(OtherOutboxes, A9WhatCannotBeRecordedIsKeptAndNotSentAgain) {
  Sending world;
  world.usual.lease = world.usual.after_refusal = 2s;
  refuse(world, "deliveries", "new.alert = 'al_1' and new.state = 'delivered'");
  world.add_mail("al_1");
  world.add_mail("al_2", "second@example.org");

  const auto running = world.start();

  EXPECT_TRUE(world.becomes("al_2", "delivered 1")) << world.state_of("al_2");
  std::this_thread::sleep_for(5s);  // two leases and more
  EXPECT_EQ(world.state_of("al_1"), "sending 1");
  world.run("drop trigger refused on deliveries");
  EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
  EXPECT_EQ(world.mails(), 2u);
}

TEST(OtherOutboxes, A9WithoutTheLedgerAFailureKeepsItsReason) {
  Sending world;
  refuse(world, "attempts", "new.outcome <> ''");
  world.http.on("/hook", {.status = 503});
  world.add_hook("al_1");

  const auto running = world.start();

  ASSERT_TRUE(world.becomes("al_1", "retrying 1")) << world.state_of("al_1");
  EXPECT_EQ(world.ask("select last_error as answer from deliveries"), "the receiver answered 503");
}

// titen#48: rows that a vanished worker had taken stayed "sending" for ever.
TEST(OtherOutboxes, A9TitenWhatAVanishedWorkerTookIsSent) {
  Sending world;
  world.add_hook("al_1");
  world.in_transaction([](auto& transaction) {
    storage::claim_deliveries(transaction, {.node = "vanished",
                                            .channel = Sending::Channel::webhook,
                                            .lease = std::chrono::seconds(1)});
  });

  const auto running = world.start();

  EXPECT_TRUE(world.becomes("al_1", "delivered 2")) << world.state_of("al_1");
  EXPECT_EQ(world.hooks(), 1u);
  EXPECT_EQ(world.attempts(), "1 lost, 2 delivered");
}

// bunmail#184: the queue was written beside the transaction that it belonged to.
TEST(OtherOutboxes, A9BunmailWhatIsRolledBackIsNotSent) {
  Sending world;
  const auto running = world.start();
  {
    auto transaction = world.database.begin();
    model::Delivery delivery;
    delivery.channel = Sending::Channel::webhook;
    delivery.address = world.http.url("/hook");
    storage::store_alert(transaction, {.id = "al_undone",
                                       .kind = "alert",
                                       .receiver = "hook",
                                       .content = "{}",
                                       .rules = {},
                                       .article = {77},
                                       .deliveries = {delivery}});
  }
  world.add_hook("al_1");

  EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
  EXPECT_EQ(world.state_of("al_undone"), "");
  EXPECT_EQ(world.hooks(), 1u);
}

// EcoTask-backend#57: marked as sent when it was put into the queue.
TEST(OtherOutboxes, A9EcoTaskIsDeliveredWhenTheReceiverHasAnsweredAndNoSooner) {
  Sending world;
  world.usual.attempt.timeout = 20s;
  std::atomic<bool> may_answer = false;
  world.http.on("/hook", [&](const HttpSeen&) {
    test::eventually([&] { return may_answer.load(); });
    return HttpReply{.status = 204};
  });
  world.add_hook("al_1");
  EXPECT_EQ(world.state_of("al_1"), "pending 0");

  const auto running = world.start();

  ASSERT_TRUE(world.http.wait_for("/hook", 1));
  EXPECT_EQ(world.state_of("al_1"), "sending 1");
  may_answer = true;
  EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
}

// mycelium#192: two workers took the same rows, or one waited for the other.
TEST(OtherOutboxes, A9MyceliumTwoWorkersShareAQueue) {
  Sending world;
  world.http.on("/hook", {.status = 204, .delay = 20ms});
  for (int i = 0; i < 60; ++i) world.add_hook("al_" + std::to_string(i));

  const auto one = world.start("one"), two = world.start("two");

  EXPECT_TRUE(world.http.wait_for("/hook", 60));
  EXPECT_TRUE(test::eventually([&] {
    return world.ask("select count(*)::text as answer from deliveries where state = 'delivered'") ==
           "60";
  }));
  EXPECT_EQ(most_copies(world.http.seen("/hook")), 1);
}
