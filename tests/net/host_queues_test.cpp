#include "net/host_queues.h"

#include <gtest/gtest.h>

#include "net/transfer.h"

namespace {

using namespace std::chrono_literals;
using net::HostQueues;

const HostQueues::Clock::time_point kStart = HostQueues::Clock::time_point{} + 1h;

std::unique_ptr<net::Transfer> to(const std::string& url) {
  static const net::TransferOptions options;
  return std::move(net::make_transfer(1, net::HttpRequest{.url = url}, options).value());
}

std::string taken(HostQueues& queues, HostQueues::Clock::time_point now, bool may_resolve = true) {
  const auto transfer = queues.take(now, may_resolve);
  return transfer ? transfer->host() : "";
}

}  // namespace

TEST(HostQueues, AHostStartsAgainOnlyAfterItsDelay) {
  HostQueues queues(2, 1s);
  queues.push(to("http://a.test/1"), kStart);
  queues.push(to("http://a.test/2"), kStart);

  EXPECT_EQ(taken(queues, kStart), "a.test:80");
  EXPECT_EQ(taken(queues, kStart + 999ms), "");
  EXPECT_EQ(queues.next_due(true), kStart + 1s);
  EXPECT_EQ(taken(queues, kStart + 1s), "a.test:80");
  EXPECT_EQ(queues.next_due(true), std::nullopt);
}

TEST(HostQueues, TheDelayIsKeptWhenTheQueueWasEmptyMeanwhile) {
  HostQueues queues(2, 1s);
  queues.push(to("http://a.test/1"), kStart);
  EXPECT_EQ(taken(queues, kStart), "a.test:80");
  queues.finished("a.test:80");

  queues.push(to("http://a.test/2"), kStart + 100ms);

  EXPECT_EQ(taken(queues, kStart + 100ms), "");
  EXPECT_EQ(taken(queues, kStart + 1s), "a.test:80");
}

TEST(HostQueues, AHostHasSoManyConnectionsAtATime) {
  HostQueues queues(2, 0s);
  for (int i = 0; i < 3; ++i) queues.push(to("http://a.test/"), kStart);

  EXPECT_EQ(taken(queues, kStart), "a.test:80");
  EXPECT_EQ(taken(queues, kStart), "a.test:80");
  EXPECT_EQ(taken(queues, kStart), "");
  queues.finished("a.test:80");
  EXPECT_EQ(taken(queues, kStart), "a.test:80");
}

TEST(HostQueues, AFullHostHoldsNobodyElse) {
  HostQueues queues(1, 1s);
  for (int i = 0; i < 1000; ++i) queues.push(to("http://slow.test/"), kStart);
  queues.push(to("http://quick.test/"), kStart);

  EXPECT_EQ(taken(queues, kStart), "quick.test:80");
  EXPECT_EQ(taken(queues, kStart), "slow.test:80");
  EXPECT_EQ(taken(queues, kStart + 1h), "");
}

TEST(HostQueues, WhoWaitsLongestIsNextWhateverItsName) {
  HostQueues queues(1, 0s);
  queues.push(to("http://z.test/"), kStart);
  queues.push(to("http://a.test/"), kStart + 1ms);
  queues.push(to("http://m.test/"), kStart + 2ms);

  EXPECT_EQ(taken(queues, kStart + 1s), "z.test:80");
  EXPECT_EQ(taken(queues, kStart + 1s), "a.test:80");
  EXPECT_EQ(taken(queues, kStart + 1s), "m.test:80");
}

TEST(HostQueues, TheNextHopGoesBeforeThoseThatWait) {
  HostQueues queues(1, 0s);
  queues.push(to("http://a.test/"), kStart);
  auto first = queues.take(kStart, true);
  queues.push(to("http://a.test/"), kStart);
  const net::Transfer* hop = first.get();

  queues.finished("a.test:80");
  queues.push_front(std::move(first), kStart);

  EXPECT_EQ(queues.take(kStart, true).get(), hop);
}

TEST(HostQueues, F24AddressesStartWhileNamesWaitForTheResolver) {
  HostQueues queues(1, 0s);
  queues.push(to("http://name.test/"), kStart);
  queues.push(to("http://8.8.8.8/"), kStart + 1ms);
  queues.push(to("http://[2a00::1]/"), kStart + 2ms);

  EXPECT_EQ(taken(queues, kStart + 1s, false), "8.8.8.8:80");
  EXPECT_EQ(taken(queues, kStart + 1s, false), "[2a00::1]:80");
  EXPECT_EQ(taken(queues, kStart + 1s, false), "");
  EXPECT_EQ(queues.next_due(false), std::nullopt);
  EXPECT_EQ(taken(queues, kStart + 1s, true), "name.test:80");
}

TEST(HostQueues, ForgetsHostsWithoutForgettingTheirDelay) {
  HostQueues queues(1, 1s);
  for (int i = 0; i < 5000; ++i) {
    const std::string name = "h" + std::to_string(i) + ".test";
    queues.push(to("http://" + name + "/"), kStart);
    ASSERT_EQ(taken(queues, kStart), name + ":80");
    queues.finished(name + ":80");
  }

  queues.push(to("http://h7.test/"), kStart + 500ms);
  EXPECT_EQ(taken(queues, kStart + 500ms), "");
  EXPECT_EQ(taken(queues, kStart + 1s), "h7.test:80");
}
