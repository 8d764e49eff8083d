#include "daemon/judging/outage.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;

namespace wirewatchd {

namespace {

constexpr Outage::Clock::time_point kNow{std::chrono::hours{1}};

Polled failed(const std::string& host, bool external = true) {
  Polled polled;
  polled.host = host;
  polled.external = external;
  polled.unreachable = true;
  polled.error = "could not connect";
  return polled;
}

Polled answered(const std::string& host, bool external = true) {
  Polled polled;
  polled.host = host;
  polled.external = external;
  polled.answered = true;
  return polled;
}

std::vector<Polled> list(std::initializer_list<Polled> polls) {
  return polls;
}

}  // namespace

TEST(Outage, ThreeHostsThatFailAndNoneThatAnswersIsLocal) {
  Outage outage;

  const auto sorted = outage.sort(list({failed("a"), failed("b"), failed("c")}), true, kNow);

  EXPECT_TRUE(sorted.began);
  EXPECT_EQ(sorted.local.size(), 3u);
  EXPECT_TRUE(sorted.feeds_own.empty());
}

TEST(Outage, HostsThatHaveLongBeenDeadProveNothing) {
  Outage outage;
  auto polls = list({failed("a"), failed("b"), failed("c")});
  for (auto& poll : polls) poll.leased.state.failures = 1;

  const auto sorted = outage.sort(polls, false, kNow);

  EXPECT_FALSE(sorted.began);
  EXPECT_EQ(sorted.feeds_own.size(), 3u);
}

TEST(Outage, IsSaidOnce) {
  Outage outage;
  outage.sort(list({failed("a"), failed("b"), failed("c")}), true, kNow);

  const auto later = outage.sort(list({failed("d")}), true, kNow + 1s);

  EXPECT_FALSE(later.began);
  EXPECT_EQ(later.local.size(), 1u);
}

TEST(Outage, OneFailureIsHeldBackUntilOthersHaveSpoken) {
  Outage outage;

  const auto held = outage.sort(list({failed("a")}), true, kNow);
  const auto spoken = outage.sort(list({answered("b")}), true, kNow + 1s);

  EXPECT_TRUE(held.feeds_own.empty() && held.local.empty());
  EXPECT_EQ(spoken.feeds_own.size(), 2u);
}

TEST(Outage, AnswersFromListedAddressesSayNothingAboutTheWayOut) {
  Outage outage;

  const auto sorted = outage.sort(
      list({answered("127.0.0.1:8480", false), failed("a"), failed("b"), failed("c")}), true, kNow);

  EXPECT_TRUE(sorted.began);
  EXPECT_EQ(sorted.feeds_own.size(), 1u);
}

TEST(Outage, AListedHostThatFailsIsBlamedAtOnce) {
  Outage outage;

  EXPECT_EQ(outage.sort(list({failed("10.1.0.7:80", false)}), false, kNow).feeds_own.size(), 1u);
}

TEST(Outage, HostsThatFailJustAfterAnotherAnsweredAreNotAnOutage) {
  Outage outage;
  outage.sort(list({answered("z")}), false, kNow);

  const auto sorted = outage.sort(list({failed("a"), failed("b"), failed("c")}), false, kNow + 5s);
  const auto in_the_end = outage.sort({}, false, kNow + 5s + 91s);

  EXPECT_FALSE(sorted.began);
  EXPECT_TRUE(in_the_end.began) << "a minute and a half without any answer";
}

TEST(Outage, ASingleHostIsBlamedWhenTheDoubtHasLastedLongEnough) {
  Outage outage;
  outage.sort(list({failed("a")}), false, kNow);

  EXPECT_EQ(outage.sort({}, false, kNow + 91s).feeds_own.size(), 1u);
}

TEST(Outage, ARefusalOfOurOwnSaysNothingAboutTheWayOut) {
  Outage outage;
  outage.sort(list({failed("a"), failed("b"), failed("c")}), true, kNow);
  Polled refused = answered("d");
  refused.answered = false;

  EXPECT_FALSE(outage.sort(list({refused}), true, kNow + 60s).ended);
}

TEST(Outage, EndsWithTheFirstAnswerFromOutside) {
  Outage outage;
  outage.sort(list({failed("a"), failed("b"), failed("c")}), true, kNow);

  const auto sorted = outage.sort(list({answered("a"), failed("b")}), true, kNow + 60s);

  EXPECT_TRUE(sorted.ended);
  EXPECT_EQ(sorted.feeds_own.size(), 2u);
}

}  // namespace wirewatchd
