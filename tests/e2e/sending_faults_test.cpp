// Daemons killed, stopped and woken in the middle of a send (F6-F8, F40, F41): what is counted is
// what the receiver saw.
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <set>

#include "tests/e2e/world.h"
#include "tests/places.h"

using namespace std::chrono_literals;

namespace test {

namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// One alert, for one receiver only, so that a kill finds one send.
struct OneAlert : World {
  explicit OneAlert(std::string database_url = fresh_database(), const char* receiver = "hook")
      : World(std::move(database_url)) {
    notify(receiver);
    publish({kMinisterItem});
  }
  void notify(const std::string& receiver) {
    const std::string usual = "notify = [\"desk\", \"hook\"]";
    std::string toml = bytes_of(daemon.folder() / "watch.d/all.toml");
    toml.replace(toml.find(usual), usual.size(), "notify = [\"" + receiver + "\"]");
    daemon.write_watch_file("all.toml", toml);
  }
  void kill_at(const std::string& failpoint) {
    daemon.start({{"WIREWATCH_FAILPOINT", failpoint + ":kill:1"}});
    ASSERT_EQ(daemon.wait_for_exit(30s), 128 + SIGKILL) << daemon.log();
  }
  std::size_t seen() const { return http.seen("/hook").size(); }
  std::size_t ids() const {
    std::set<std::string> ids;
    for (const auto& each : http.seen("/hook")) ids.insert(each.header("webhook-id"));
    return ids.size();
  }
  // "delivered 2": the only delivery's state, and how often it was tried.
  std::string delivery() {
    const std::string line = daemon.command({"alerts", "list", "--json"}).out;
    const auto value = [&](const std::string& name) {
      const auto begin = line.find("\"" + name + "\":") + name.size() + 3;
      std::string text = line.substr(begin, line.find(',', begin) - begin);
      std::erase(text, '"');
      return text;
    };
    return value("state") + " " + value("attempts");
  }
};

// A rule whose receiver is left alone for so much longer, by UTC.
std::string held_for(std::chrono::minutes longer) {
  using std::chrono::floor, std::chrono::days, std::chrono::minutes;
  const auto now = floor<minutes>(std::chrono::system_clock::now());
  const auto clock = [](minutes of_day) {
    const auto two = [](auto number) { return std::to_string(100 + number).substr(1); };
    return two(of_day.count() / 60 % 24) + ":" + two(of_day.count() % 60);
  };
  const minutes of_day = now - floor<days>(now);
  return "[[rule]]\nname = \"held\"\nquery = \"csto AND nato\"\nnotify = [\"asleep\"]\n"
         "per = \"article\"\n[[receiver]]\nname = \"asleep\"\nemail = [\"a@example.org\"]\n"
         "welcome = false\ntimezone = \"Etc/UTC\"\nquiet = [{ hours = \"" +
         clock(of_day + 23h) + "-" + clock(of_day + longer) + "\" }]\n";
}

// A second daemon on the same database, that reads the same files.
struct Two : OneAlert {
  Two() : Two(fresh_database()) {}
  explicit Two(const std::string& url) : OneAlert(url), second(url, "second") {
    const std::string toml = bytes_of(daemon.folder() / "wirewatch.toml");
    second.configure(toml.substr(toml.find("[web]")));
    second.write_watch_file("all.toml", bytes_of(daemon.folder() / "watch.d/all.toml"));
  }
  Daemon second;
};

}  // namespace

TEST(KilledSending, F6BetweenClaimAndSendItIsSentOnceByWhoeverTakesItOver) {
  Two world;
  world.kill_at("before_send");
  ASSERT_EQ(world.seen(), 0u);

  world.second.start();

  ASSERT_TRUE(world.second.logged({"alert_delivered", "receiver=hook", "attempt=2"}, 60s))
      << world.second.log();
  EXPECT_EQ(world.seen(), 1u);
}

TEST(KilledSending, F7BeforeTheReplyItIsSentOnceMoreWithTheSameId) {
  OneAlert world;
  world.http.on("/hook", {.status = 204, .delay = 4s});
  world.daemon.start();
  ASSERT_TRUE(world.http.wait_for("/hook", 1)) << world.daemon.log();
  world.daemon.kill();

  world.http.on("/hook", {.status = 204});
  world.daemon.start();

  ASSERT_TRUE(world.daemon.logged({"alert_delivered", "receiver=hook"})) << world.daemon.log();
  EXPECT_EQ(world.seen(), 2u);
  EXPECT_EQ(world.ids(), 1u);
}

TEST(KilledSending, F7AMailWithoutItsReplyIsSentOnceMoreWithTheSameId) {
  OneAlert world(fresh_database(), "desk");
  world.smtp.play({.after_dot = SmtpScript::Fault::silence});
  world.daemon.start();
  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  world.daemon.kill();

  world.smtp.play({});
  world.daemon.start();

  ASSERT_TRUE(world.daemon.logged({"alert_delivered", "receiver=desk"})) << world.daemon.log();
  ASSERT_EQ(world.smtp.mails().size(), 2u);
  EXPECT_EQ(world.smtp.mails()[0].header("Message-ID"), world.smtp.mails()[1].header("Message-ID"));
}

TEST(KilledSending, F8BehindTheAnswerAndBeforeTheJournalItIsSentOnceMoreAtTheMost) {
  OneAlert world;
  world.kill_at("answered");
  ASSERT_EQ(world.seen(), 1u);

  world.daemon.start();

  ASSERT_TRUE(world.daemon.logged({"alert_delivered", "attempt=2"})) << world.daemon.log();
  EXPECT_EQ(world.seen(), 2u);
  EXPECT_EQ(world.ids(), 1u);
}

TEST(KilledSending, F8BehindTheJournalItIsNotSentAgain) {
  for (const char* failpoint : {"after_send", "recorded"}) {
    OneAlert world;
    world.kill_at(failpoint);
    ASSERT_EQ(world.seen(), 1u) << failpoint;

    world.daemon.start();
    ASSERT_TRUE(eventually([&] { return world.daemon.count_logged("info started ") == 2; }))
        << world.daemon.log();
    EXPECT_TRUE(eventually([&] { return world.delivery() == "delivered 1"; }))
        << failpoint << ": " << world.delivery();

    EXPECT_EQ(world.daemon.stop(), 0);
    EXPECT_EQ(world.seen(), 1u) << failpoint;
  }
}

TEST(KilledSending, F8AnAnswerThatCameWhileTheDatabaseWasAwayIsKept) {
  Cluster cluster;
  OneAlert world(cluster.url());
  world.http.on("/hook", {.status = 204, .delay = 3s});
  world.daemon.start();
  ASSERT_TRUE(world.http.wait_for("/hook", 1, 30s)) << world.daemon.log();
  cluster.stop_immediate();

  EXPECT_TRUE(eventually([&] {
    return bytes_of(world.daemon.folder() / "state/results").find("delivered") != std::string::npos;
  })) << world.daemon.log();
  world.daemon.kill();
  cluster.start();
  world.daemon.start();

  EXPECT_TRUE(world.daemon.logged({"alert_delivered", "known_from=journal"})) << world.daemon.log();
  EXPECT_EQ(world.delivery(), "delivered 1");
  EXPECT_EQ(world.seen(), 1u);
}

TEST(TwoDaemons, F40WhatAKilledOneWasSendingIsTakenOverInItsLease) {
  Two world;
  world.http.on("/hook", {.status = 204, .delay = 4s});
  world.daemon.start();
  ASSERT_TRUE(world.http.wait_for("/hook", 1)) << world.daemon.log();
  world.second.start();
  ASSERT_TRUE(world.second.logged({"rules_compiled"})) << world.second.log();

  world.daemon.kill();
  world.http.on("/hook", {.status = 204});

  EXPECT_TRUE(world.second.logged({"alert_delivered", "attempt=2"}, 60s)) << world.second.log();
  EXPECT_EQ(world.seen(), 2u) << "nobody can know whether the first one arrived";
  EXPECT_EQ(world.ids(), 1u);
}

// Whoever went by its own clock would take the other's lease for one that ran out, and let go what
// is held.
TEST(TwoDaemons, F40ClocksTenMinutesApartTakeNothingOverAndLetNothingGo) {
  for (const char* ahead : {"600", "-600"}) {
    Two world;
    const std::string files = bytes_of(world.daemon.folder() / "watch.d/all.toml") + held_for(5min);
    for (Daemon* daemon : {&world.daemon, &world.second})
      daemon->write_watch_file("all.toml", files);
    world.http.on("/hook", {.status = 204, .delay = 4s});
    world.daemon.start();
    ASSERT_TRUE(world.http.wait_for("/hook", 1)) << world.daemon.log();

    world.second.start({{"LD_PRELOAD", wall_clock().string()},
                        {"ASAN_OPTIONS", "verify_asan_link_order=0"},
                        {"WIREWATCH_WALL_CLOCK_AHEAD", ahead}});
    ASSERT_TRUE(world.second.logged({"rules_compiled"})) << world.second.log();
    ASSERT_TRUE(world.daemon.logged({"alert_delivered"})) << world.daemon.log();
    EXPECT_FALSE(world.second.logged({"alert_delivered"}, 2s)) << "turns of each go by";

    EXPECT_EQ(world.seen(), 1u) << ahead;
    const auto held = world.daemon.command({"alerts", "list", "--state", "held", "--json"}).out;
    EXPECT_EQ(std::ranges::count(held, '\n'), 1) << ahead << held;
    EXPECT_EQ(world.smtp.mails().size(), 0u) << ahead;
    const auto minute = [](const Daemon& daemon) { return daemon.log().substr(0, 16); };
    EXPECT_NE(minute(world.daemon), minute(world.second)) << "their clocks are not apart";
  }
}

TEST(TwoDaemons, F41OneThatWakesUpAfterItsLeaseChangesNothing) {
  Two world;
  world.http.on("/hook", {.status = 503, .delay = 2s});
  world.daemon.start();
  ASSERT_TRUE(world.http.wait_for("/hook", 1)) << world.daemon.log();
  world.daemon.signal(SIGSTOP);
  world.http.on("/hook", {.status = 204});

  world.second.start();
  EXPECT_TRUE(world.second.logged({"alert_delivered", "attempt=2"}, 60s)) << world.second.log();
  world.daemon.signal(SIGCONT);

  EXPECT_TRUE(world.daemon.logged({"attempt_late"})) << world.daemon.log();
  EXPECT_EQ(world.delivery(), "delivered 2");
  EXPECT_EQ(world.seen(), 2u);
}

TEST(Alerts, AreDiscardedAndTheirAttemptsExported) {
  OneAlert world;
  world.http.on("/hook", {.status = 500});
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"alert_dead", "receiver=hook"}, 30s)) << world.daemon.log();

  EXPECT_EQ(world.daemon.command({"alerts", "discard", "1"}).exit_code, 0);
  const auto again = world.daemon.command({"alerts", "discard", "1"});
  const auto ledger = world.daemon.command({"alerts", "attempts", "--since", "1h", "--json"});

  EXPECT_EQ(world.delivery(), "discarded 3");
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_TRUE(again.err.starts_with("wirewatch: delivery 1 was discarded at 2")) << again.err;
  EXPECT_EQ(std::ranges::count(ledger.out, '\n'), 4) << ledger.out;
  EXPECT_TRUE(ledger.out.starts_with("{\"delivery\":1,\"alert\":\"al_")) << ledger.out;
  EXPECT_NE(ledger.out.find("\"attempt\":0,"), std::string::npos) << ledger.out;
  EXPECT_NE(ledger.out.find("\"outcome\":\"discard\""), std::string::npos) << ledger.out;
  EXPECT_NE(ledger.out.find("the receiver answered 500"), std::string::npos) << ledger.out;
}

TEST(Receivers, F38ThatWantNoMoreAreShownAndADrillTakesThemBack) {
  OneAlert world;
  world.http.on("/hook", {.status = 410});
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"receiver_in_trouble", "receiver=hook"})) << world.daemon.log();

  const auto gone = world.daemon.command({"receivers", "list", "--json"});
  EXPECT_NE(gone.out.find("\"gone\":[\"the receiver answered 410"), std::string::npos) << gone.out;
  world.http.on("/hook", {.status = 204});
  EXPECT_EQ(world.daemon.command({"receivers", "test", "hook"}).exit_code, 0);

  const auto back = world.daemon.command({"receivers", "list", "--json"});
  EXPECT_EQ(back.out.find("answered 410"), std::string::npos) << back.out;
}

}  // namespace test
