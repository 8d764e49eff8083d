// What the journal of results saves from being sent twice (F8, F16).
#include "daemon/sending/result_journal.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/daemon/sending.h"

using namespace std::chrono_literals;
using test::Sending;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using wirewatchd::Outcome;
using wirewatchd::ResultJournal;
using Kind = alerts::AttemptResult::Kind;

namespace {

Outcome outcome_of(std::int64_t id, Kind kind, const std::string& message = "the server's words") {
  Outcome outcome;
  outcome.claimed.delivery.id = {id};
  outcome.claimed.delivery.alert = "al_" + std::to_string(id);
  outcome.claimed.delivery.channel = model::Delivery::Channel::webhook;
  outcome.claimed.delivery.address = "https://hooks.example.org/x?token=hunter2";
  outcome.claimed.delivery.attempts = 3;
  outcome.claimed.delivery.token = 5;
  outcome.claimed.tries = 2;
  outcome.claimed.kind = "alert";
  outcome.claimed.content = "confidential";
  outcome.claimed.ambiguous_before = true;
  outcome.result.kind = kind;
  outcome.result.message = message;
  return outcome;
}

// Claims the alert's delivery as a daemon that is killed afterwards.
Outcome answered(Sending& world, Kind kind, Sending::Channel channel = Sending::Channel::webhook) {
  auto claimed = world.in_transaction([&](auto& transaction) {
    return storage::claim_deliveries(transaction, {.node = "one", .channel = channel});
  });
  return {std::move(claimed.at(0)), {kind, {}, "as answered"}};
}

}  // namespace

TEST(ResultJournal, TellsDeliveriesAndOpenResults) {
  const test::TemporaryFolder folder;
  ResultJournal journal(folder.path() / "results");

  journal.keep({outcome_of(1, Kind::delivered), outcome_of(2, Kind::gone)});
  journal.recorded();
  journal.keep({outcome_of(3, Kind::delivered), outcome_of(4, Kind::never, "a\tb\nc\x1b"),
                outcome_of(5, Kind::ambiguous), outcome_of(6, Kind::later)});

  const auto content = ResultJournal(folder.path() / "results").read();
  ASSERT_THAT(content.delivered, SizeIs(2));
  EXPECT_EQ(content.delivered[1].delivery.value, 3);
  EXPECT_EQ(content.delivered[1].alert, "al_3");
  EXPECT_EQ(content.delivered[1].attempt, 3);
  ASSERT_THAT(content.open, SizeIs(2)) << "gone is recorded, later may be forgotten";
  const auto& [claimed, result] = content.open[0];
  EXPECT_EQ(result.kind, Kind::never);
  EXPECT_EQ(result.message, "a b c\\x1b");
  EXPECT_EQ(claimed.delivery.id.value, 4);
  EXPECT_EQ(claimed.delivery.token, 5);
  EXPECT_EQ(claimed.delivery.attempts, 3);
  EXPECT_EQ(claimed.delivery.channel, model::Delivery::Channel::webhook);
  EXPECT_EQ(claimed.tries, 2);
  EXPECT_TRUE(claimed.ambiguous_before);
}

TEST(ResultJournal, HoldsNeitherAddressesNorContents) {
  const test::TemporaryFolder folder;
  ResultJournal(folder.path() / "results").keep({outcome_of(1, Kind::delivered)});

  std::ifstream in(folder.path() / "results");
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(bytes, "");
  EXPECT_EQ(bytes.find("hunter2"), std::string::npos);
  EXPECT_EQ(bytes.find("confidential"), std::string::npos);
}

TEST(ResultJournal, WhereItCannotBeWrittenAlertsAreSentAllTheSame) {
  Sending world;
  auto options = world.options();
  options.journal = world.folder.path() / "missing" / "results";
  world.add_hook("al_1");

  const auto running = world.start(options);

  EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
}

TEST(ResultJournal, WhatItKnowsToBeDeliveredIsNotSentAfterAKill_F8) {
  Sending world;
  world.add_hook("al_1");
  ResultJournal(world.options().journal).keep({answered(world, Kind::delivered)});
  world.add_hook("al_2");

  const auto running = world.start();

  EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
  EXPECT_TRUE(world.becomes("al_2", "delivered 1")) << world.state_of("al_2");
  EXPECT_EQ(world.hooks(), 1u);
  EXPECT_EQ(world.attempts(), "1 delivered, 1 delivered");
}

TEST(ResultJournal, ARefusalOrADoubtThatItKnowsCountsAfterAKill_F8) {
  Sending world;
  world.http.on("/gone", {.status = 204});
  world.add_hook("al_1", "/gone");
  ResultJournal journal(world.options().journal);
  journal.keep({answered(world, Kind::gone)});
  world.add_mail("al_2");
  journal.keep({answered(world, Kind::ambiguous, Sending::Channel::email)});

  const auto running = world.start();

  EXPECT_TRUE(world.becomes("al_1", "dead 1")) << world.state_of("al_1");
  EXPECT_TRUE(world.becomes("al_2", "retrying 1")) << world.state_of("al_2");
  EXPECT_TRUE(world.waits("al_2", 600s));
  world.add_hook("al_3", "/gone");
  EXPECT_TRUE(world.becomes("al_3", "dead 1")) << "its endpoint is known to be gone";
  EXPECT_EQ(world.hooks("/gone"), 0u);
  for (const auto& mail : world.smtp.mails())
    EXPECT_EQ(mail.header("X-Wirewatch-Kind"), "notice") << "that the hook is gone";
}

TEST(ResultJournal, ThatWasRecordedChangesNothing) {
  Sending world;
  world.add_hook("al_1");
  const auto outcome = answered(world, Kind::delivered);
  ResultJournal(world.options().journal).keep({outcome, outcome});
  {
    const auto first = world.start();
    ASSERT_TRUE(world.becomes("al_1", "delivered 1"));
  }
  const auto before = world.ask("select delivered::text as answer from deliveries");

  const auto second = world.start();
  world.add_hook("al_2");

  EXPECT_TRUE(world.becomes("al_2", "delivered 1")) << world.state_of("al_2");
  EXPECT_EQ(world.ask("select delivered::text as answer from deliveries where alert = 'al_1'"),
            before);
}

// A standby took over without the last commits: what it has is an alert that nobody has claimed.
TEST(ResultJournal, WhatAStandbyHasForgottenIsNotSentAgain_F16) {
  Sending world;
  world.add_hook("al_1");
  const auto running = world.start();
  ASSERT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");

  world.in_transaction([&](auto& transaction) {
    storage::exec_script(transaction,
                         "lock table deliveries in access exclusive mode;"
                         "delete from attempts;"
                         "update deliveries set state = 'pending', attempts = 0, tries = 0,"
                         "  lease_token = 0, delivered = null, next_attempt = now();"
                         "select pg_terminate_backend(pid) from pg_stat_activity"
                         "  where datname = current_database() and pid <> pg_backend_pid()");
  });
  world.add_hook("al_2");

  EXPECT_TRUE(world.becomes("al_2", "delivered 1")) << world.state_of("al_2");
  EXPECT_EQ(world.state_of("al_1"), "delivered 1");
  EXPECT_EQ(world.hooks(), 2u);
}

TEST(ResultJournal, AnotherDatabasesDeliveryOfThatNumberIsAnotherOne) {
  Sending world;
  world.add_hook("al_1");
  auto outcome = answered(world, Kind::delivered);
  outcome.claimed.delivery.alert = "al_of_another";
  ResultJournal(world.options().journal).keep({outcome});

  const auto running = world.start();

  EXPECT_TRUE(world.becomes("al_1", "delivered 2")) << world.state_of("al_1");
  EXPECT_EQ(world.hooks(), 1u);
}
