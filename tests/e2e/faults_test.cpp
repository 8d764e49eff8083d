// The daemon killed, the database away, servers that fail: nothing lost, nobody told twice without
// need.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <set>

#include "tests/e2e/world.h"

using namespace std::chrono_literals;

namespace test {

namespace {

struct Point {
  const char* failpoint;
  bool may_repeat;  // one was answered, the other may have been on its way
};

class KilledAt : public testing::TestWithParam<Point> {};

std::set<std::string> message_ids(const SmtpServer& smtp) {
  std::set<std::string> ids;
  for (const auto& mail : smtp.mails()) ids.insert(mail.header("Message-ID"));
  return ids;
}

}  // namespace

TEST_P(KilledAt, F1F3F5F6F8NothingIsLostAndNobodyIsToldTwice) {
  World world;
  world.publish({kMinisterItem});
  world.daemon.start({{"WIREWATCH_FAILPOINT", std::string(GetParam().failpoint) + ":kill:1"}});
  ASSERT_EQ(world.daemon.wait_for_exit(30s), 128 + SIGKILL) << world.daemon.log();

  world.daemon.start();

  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  ASSERT_TRUE(world.http.wait_for("/hook", 1)) << world.daemon.log();
  EXPECT_TRUE(eventually([&] { return world.daemon.count_logged("alert_delivered") == 2; }))
      << world.daemon.log();
  EXPECT_EQ(message_ids(world.smtp).size(), 1u);
  EXPECT_LE(world.smtp.mails().size(), GetParam().may_repeat ? 2u : 1u);
  EXPECT_LE(world.http.seen("/hook").size(), GetParam().may_repeat ? 2u : 1u);
  const auto hits = world.daemon.command({"hits", "list", "--json", "--limit", "0"});
  EXPECT_EQ(hits.exit_code, 0) << hits.err;
  EXPECT_EQ(std::ranges::count(hits.out, '\n'), 1) << "one hit, one line: " << hits.out;
}

INSTANTIATE_TEST_SUITE_P(Points, KilledAt,
                         testing::Values(Point{"fetched", false}, Point{"in_transaction", false},
                                         Point{"committed", false}, Point{"before_send", false},
                                         Point{"answered", true}, Point{"after_send", true}),
                         [](const auto& each) { return std::string(each.param.failpoint); });

TEST(DatabaseAway, F10DaemonRunsOnSaysSoAndCatchesUp) {
  Cluster cluster;
  World world(cluster.url());
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled", "feed=example"})) << world.daemon.log();

  cluster.stop_immediate();
  ASSERT_TRUE(world.daemon.logged({"database_away"})) << world.daemon.log();
  world.publish({kMinisterItem});
  std::this_thread::sleep_for(2s);
  EXPECT_TRUE(world.daemon.runs());
  EXPECT_EQ(world.daemon.command({"hits", "list"}).exit_code, 69);
  cluster.start();

  ASSERT_TRUE(world.daemon.logged({"database_back"})) << world.daemon.log();
  EXPECT_EQ(world.daemon.command({"feeds", "poll", "example"}).exit_code, 0);
  EXPECT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
}

TEST(DatabaseAway, AtTheStartTheDaemonWaitsForIt) {
  Cluster cluster;
  const std::string url = cluster.url();
  cluster.stop_fast();
  World world(url);
  world.publish({kMinisterItem});

  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"database_away"})) << world.daemon.log();
  cluster.start();

  EXPECT_TRUE(world.smtp.wait_for(1, 20s)) << world.daemon.log();
}

TEST(DatabaseAway, F17AHungServerIsLeftAndFoundAgain) {
  Cluster cluster;
  World world(cluster.url());
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled"})) << world.daemon.log();

  cluster.freeze();
  ASSERT_TRUE(world.daemon.logged({"database_away"})) << world.daemon.log();
  cluster.thaw();

  ASSERT_TRUE(world.daemon.logged({"database_back"})) << world.daemon.log();
  world.publish({kMinisterItem});
  EXPECT_EQ(world.daemon.command({"feeds", "poll", "example"}).exit_code, 0);
  EXPECT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
}

TEST(PrivateCluster, KilledUnderARunningDaemonIsStartedAgain) {
  World world("");
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled", "feed=example"}, 60s)) << world.daemon.log();

  pid_t postmaster = 0;
  std::ifstream(world.daemon.folder() / "state/postgres/postmaster.pid") >> postmaster;
  ASSERT_GT(postmaster, 1);
  ::kill(postmaster, SIGKILL);
  ASSERT_TRUE(world.daemon.logged({"database_away"})) << world.daemon.log();
  world.publish({kMinisterItem});

  ASSERT_TRUE(world.daemon.logged({"database_back"}, 60s)) << world.daemon.log();
  EXPECT_EQ(world.daemon.command({"feeds", "poll", "example"}).exit_code, 0);
  EXPECT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
}

TEST(Deliveries, F30ATemporaryRefusalIsTriedAgainWithTheSameId) {
  World world;
  int refusals = 1;
  world.smtp.play({.reply = [&](const std::string& command) -> std::string {
    return command.starts_with("RCPT") && refusals-- > 0 ? "450 4.2.0 greylisted" : "";
  }});
  world.publish({kMinisterItem});

  world.daemon.start();

  ASSERT_TRUE(world.smtp.wait_for(1, 20s)) << world.daemon.log();
  EXPECT_TRUE(world.daemon.logged({"alert_failed", "receiver=desk", "greylisted"}));
  EXPECT_TRUE(world.daemon.logged({"alert_delivered", "receiver=desk", "attempt=2"}));
}

TEST(Deliveries, DeadAfterTheScheduleEndsAndRetriedByHand) {
  World world;
  world.http.on("/hook", {.status = 500});
  world.publish({kMinisterItem});
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"alert_dead", "receiver=hook"}, 30s)) << world.daemon.log();
  EXPECT_EQ(world.http.seen("/hook").size(), 3u);
  const auto listed = world.daemon.command({"alerts", "list", "--json"});
  EXPECT_NE(listed.out.find("\"state\":\"dead\""), std::string::npos) << listed.out;

  world.http.on("/hook", {.status = 204});
  const auto at = listed.out.rfind("{", listed.out.find("\"state\":\"dead\""));
  const std::string id = listed.out.substr(at + 6, listed.out.find(',', at) - at - 6);
  EXPECT_EQ(world.daemon.command({"alerts", "retry", id}).exit_code, 0) << id;

  EXPECT_TRUE(world.daemon.logged({"alert_delivered", "receiver=hook", "attempt=4"}))
      << world.daemon.log();
  const auto seen = world.http.seen("/hook");
  EXPECT_EQ(seen.front().header("webhook-id"), seen.back().header("webhook-id"));
}

TEST(Stop, F47WithASendInFlightItIsFinishedFirst) {
  World world;
  world.http.on("/hook", {.status = 204, .delay = 3s});
  world.publish({kMinisterItem});
  world.daemon.start();
  ASSERT_TRUE(world.http.wait_for("/hook", 1)) << world.daemon.log();

  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(world.daemon.stop(), 0) << world.daemon.log();

  EXPECT_LT(std::chrono::steady_clock::now() - begin, 20s);
  EXPECT_TRUE(world.daemon.logged({"alert_delivered", "receiver=hook"}, 1s)) << world.daemon.log();
  EXPECT_EQ(world.http.seen("/hook").size(), 1u);
}

TEST(Log, F48AJournalThatStandsStillHoldsNobody) {
  World world;
  const std::string pipe = world.daemon.folder() / "log";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int unread = ::open(pipe.c_str(), O_RDWR | O_CLOEXEC);
  std::vector<Item> many;
  for (int i = 0; i < 400; ++i)
    many.push_back({"m" + std::to_string(i), kMinisterItem.title, kMinisterItem.text});
  world.publish(many);

  world.daemon.start();
  const auto hits = [&] {
    const auto listed = world.daemon.command({"hits", "list", "--json", "--limit", "0"});
    return std::ranges::count(listed.out, '\n');
  };

  EXPECT_TRUE(eventually([&] { return hits() == 400; }, 30s)) << hits();
  EXPECT_EQ(world.daemon.command({"feeds", "poll", "example"}).exit_code, 0) << "it polls on";
  EXPECT_EQ(world.daemon.stop(), 0);
  ::close(unread);
}

TEST(Stop, F17AHungDatabaseHoldsItNoLongerThanThat) {
  Cluster cluster;
  World world(cluster.url());
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled"})) << world.daemon.log();
  cluster.freeze();
  std::this_thread::sleep_for(1s);  // each loop is in a call by now

  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(world.daemon.stop(), 0) << world.daemon.log();

  EXPECT_LT(std::chrono::steady_clock::now() - begin, 20s);
  cluster.thaw();
}

TEST(Stop, F47AHungMailServerHoldsItNoLongerThanItsGrace) {
  World world;
  world.smtp.play({.after_dot = SmtpScript::Fault::silence});
  world.publish({kMinisterItem});
  world.daemon.start();
  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();

  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(world.daemon.stop(), 0) << world.daemon.log();

  EXPECT_LT(std::chrono::steady_clock::now() - begin, 20s);
  EXPECT_TRUE(world.daemon.logged({"deliveries_left"}, 1s)) << world.daemon.log();
}

}  // namespace test
