#include "storage/feeds.h"

#include <gmock/gmock.h>

#include <set>

#include "tests/storage/house.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::House;

constexpr auto kLease = 60s;

std::vector<std::string> names_of(const std::vector<LeasedFeed>& feeds) {
  std::vector<std::string> names;
  for (const auto& leased : feeds) names.push_back(leased.feed.name);
  return names;
}

std::vector<LeasedFeed> claim(House& house, const std::string& node = "one", int limit = 100) {
  return house.in_transaction([&](auto& transaction) {
    return claim_due_feeds(transaction, {.node = node, .limit = limit, .lease = kLease});
  });
}

bool record(House& house, const PollRecord& poll) {
  return house.in_transaction([&](auto& transaction) { return record_poll(transaction, poll); });
}

PollRecord poll_of(const LeasedFeed& leased) {
  PollRecord poll;
  poll.feed = leased.feed.id;
  poll.token = leased.token;
  poll.state = leased.state;
  poll.next_poll = at(1'000'000'000);
  poll.outcome = "3 new articles";
  return poll;
}

TEST(ClaimDueFeeds, TakesTheLongestDueFirst) {
  House house;
  for (const auto* name : {"late", "later", "latest"}) house.add_feed(name);
  house.run("update feeds set next_poll = now() - interval '1 min' where name = 'late'");
  house.run("update feeds set next_poll = now() - interval '1 hour' where name = 'latest'");
  house.run("update feeds set next_poll = now() - interval '9 min' where name = 'later'");

  const auto first = claim(house, "one", 2);
  const auto second = claim(house, "one", 2);

  EXPECT_EQ(names_of(first), (std::vector<std::string>{"latest", "later"}));
  EXPECT_EQ(names_of(second), (std::vector<std::string>{"late"}));
}

TEST(ClaimDueFeeds, LeavesThoseThatAreNotDueDisabledOrGone) {
  House house;
  for (const auto* name : {"due", "early", "disabled", "removed", "gone"}) house.add_feed(name);
  house.run("update feeds set next_poll = now() + interval '1 min' where name = 'early'");
  house.run("update feeds set status = name where name in ('disabled', 'removed')");
  house.run("update feeds set gone = true where name = 'gone'");

  const auto claimed = claim(house);

  EXPECT_EQ(names_of(claimed), (std::vector<std::string>{"due"}));
}

TEST(ClaimDueFeeds, BringsTheFeedAsWrittenAndItsPollState) {
  House house;
  WatchRow<model::Feed> row;
  row.noun = {.id = {},
              .name = "agency",
              .url = "https://agency.example/rss",
              .tags = {"agency", "a \"quoted\" {tag}, with comma"},
              .country = "KZ",
              .interval = 5min,
              .text = model::TextFrom::page,
              .first = model::FirstPoll::tell};
  house.in_transaction([&](auto& transaction) { store_feed(transaction, row); });
  auto poll = poll_of(claim(house).at(0));
  poll.state = {.etag = "W/\"1\"",
                .last_modified = "Thu, 25 May 2023 12:04:31 GMT",
                .body_digest = "abc",
                .baseline_at = at(1),
                .last_polled = at(2) + 7us,
                .last_new = at(3),
                .failures = 2,
                .successes = 1,
                .learnt = 1234s,
                .gone = false};
  poll.next_poll = at(-1'000'000'000);
  ASSERT_TRUE(record(house, poll));

  const auto claimed = claim(house).at(0);

  row.noun.id = claimed.feed.id;
  EXPECT_EQ(claimed.feed, row.noun);
  EXPECT_EQ(claimed.state, poll.state);
}

TEST(ClaimDueFeeds, LeavesRoomBesideAHostWithManyFeeds_P6) {
  House house;
  for (int i = 0; i < 200; ++i) house.add_feed("crowd-" + std::to_string(i));
  house.run(
      "update feeds set url = 'https://Crowd.example/' || id, next_poll = now() - interval '1 h'");
  house.add_feed("alone");
  const FeedClaim few{.node = "one", .limit = 10, .per_host = 4, .lease = kLease};
  const auto names = [&] {
    return names_of(
        house.in_transaction([&](auto& transaction) { return claim_due_feeds(transaction, few); }));
  };

  EXPECT_EQ(names().size(), 4u) << "all of the crowd, which has waited longest";
  EXPECT_THAT(names(), testing::ElementsAre("alone")) << "the crowd has its fill";
  EXPECT_THAT(names(), testing::IsEmpty());
}

TEST(NextFeedDue, IsTheEarliestThatNobodyPolls) {
  House house;
  const auto next = [&] {
    return house.in_transaction([](auto& transaction) { return next_feed_due(transaction); });
  };
  EXPECT_EQ(next(), std::nullopt);

  house.add_feed("soon");
  house.add_feed("late");
  house.run("update feeds set next_poll = '2030-01-01' where name = 'late'");
  const auto soon = next();
  ASSERT_TRUE(soon);
  EXPECT_LT(*soon, model::Time(std::chrono::sys_days(std::chrono::year(2030) / 1 / 1)));
  ASSERT_EQ(names_of(claim(house)), std::vector<std::string>{"soon"});
  EXPECT_EQ(next(), model::Time(std::chrono::sys_days(std::chrono::year(2030) / 1 / 1)));

  house.run("update feeds set gone = true where name = 'late'");
  EXPECT_EQ(next(), std::nullopt) << "one is being polled, one is no more";
}

TEST(ClaimDueFeeds, GivesTwoDaemonsDisjointFeeds_F40) {
  House house;
  for (int i = 0; i < 20; ++i) house.add_feed("feed-" + std::to_string(i));
  auto other = house.second_daemon();

  auto one = house.database.begin();
  auto two = other.begin();
  const auto first = claim_due_feeds(one, {.node = "one", .limit = 12, .lease = kLease});
  const auto second = claim_due_feeds(two, {.node = "two", .limit = 12, .lease = kLease});
  one.commit();
  two.commit();

  std::set<std::string> all;
  for (const auto& name : names_of(first)) all.insert(name);
  for (const auto& name : names_of(second)) all.insert(name);
  EXPECT_EQ(first.size(), 12u);
  EXPECT_EQ(all.size(), first.size() + second.size());
  EXPECT_EQ(claim(house, "three").size(), 20 - all.size());
}

TEST(ClaimDueFeeds, TakesOverWhenALeaseHasExpired_F41) {
  House house;
  house.add_feed("tass");
  const auto stale = claim(house, "one").at(0);
  ASSERT_TRUE(claim(house, "two").empty());
  house.run("update feeds set lease_until = now() - interval '1 s'");

  const auto fresh = claim(house, "two").at(0);

  EXPECT_GT(fresh.token, stale.token);
  auto late = poll_of(stale);
  late.state.etag = "late";
  EXPECT_FALSE(record(house, late));
  EXPECT_EQ(house.ask("select etag || coalesce(lease_owner, '') as answer from feeds"), "two");
  EXPECT_TRUE(record(house, poll_of(fresh)));
}

TEST(ReleaseFeedsOf, GivesBackTheLeasesOfThatNodeOnly) {
  House house;
  house.add_feed("a");
  const auto lost = claim(house, "one").at(0);
  house.add_feed("b");
  claim(house, "two");

  house.in_transaction([](auto& transaction) { release_feeds_of(transaction, "one"); });

  EXPECT_FALSE(record(house, poll_of(lost)));
  EXPECT_EQ(names_of(claim(house, "one")), (std::vector<std::string>{"a"}));
}

void postpone(House& house, const LeasedFeed& leased, std::int64_t token,
              std::chrono::seconds wait) {
  house.in_transaction([&](auto& transaction) {
    postpone_feed(transaction, leased.feed.id, token, wait, "refused by the database");
  });
}

TEST(RenewFeeds, KeepsTheLeaseOfWhatIsUnderWayOnly) {
  House house;
  house.add_feed("a");
  const auto held = claim(house).at(0);
  house.add_feed("b");
  claim(house);
  house.run("update feeds set lease_until = now() - interval '1 s'");

  house.in_transaction([&](auto& transaction) { renew_feeds(transaction, {held}, 300s); });

  EXPECT_EQ(names_of(claim(house)), (std::vector<std::string>{"b"}));
}

TEST(PostponeFeed, HandsItBackDueAfterTheWait) {
  House house;
  house.add_feed("a");
  const auto first = claim(house).at(0);
  postpone(house, first, first.token, 0s);
  const auto second = claim(house).at(0);

  postpone(house, second, second.token, 60s);

  EXPECT_TRUE(claim(house).empty());
  house.run("update feeds set next_poll = next_poll - interval '60 s'");
  EXPECT_EQ(claim(house).size(), 1u);
}

TEST(PostponeFeed, AnswersThoseWhoAsked) {
  House house;
  house.add_feed("a");
  const auto ids =
      house.in_transaction([](auto& transaction) { return request_polls(transaction, "a"); });
  const auto leased = claim(house).at(0);

  postpone(house, leased, leased.token, 60s);

  const auto answer =
      house.in_transaction([&](auto& transaction) { return answers_of(transaction, ids); }).at(0);
  EXPECT_TRUE(answer.done);
  EXPECT_FALSE(answer.ok);
  EXPECT_EQ(answer.message, "refused by the database");
}

TEST(PostponeFeed, ChangesNothingWithoutTheLease) {
  House house;
  house.add_feed("a");
  const auto leased = claim(house).at(0);

  postpone(house, leased, leased.token - 1, 0s);

  EXPECT_TRUE(claim(house).empty());
}

TEST(RecordPoll, RepeatedAfterAnUnknownCommitChangesNothing_P5) {
  House house;
  house.add_feed("a");
  auto poll = poll_of(claim(house).at(0));
  poll.gap = true;

  const bool first = record(house, poll);
  const bool again = record(house, poll);

  EXPECT_TRUE(first);
  EXPECT_FALSE(again);
  EXPECT_EQ(house.ask("select gaps::text as answer from feeds"), "1");
}

TEST(RecordPoll, KeepsTheTitleThatADocumentDoesNotGive) {
  House house;
  house.add_feed("a");
  auto poll = poll_of(claim(house).at(0));
  poll.title = "The Agency";
  poll.next_poll = at(-1'000'000'000);
  record(house, poll);

  record(house, poll_of(claim(house).at(0)));

  EXPECT_EQ(house.ask("select title as answer from feeds"), "The Agency");
}

TEST(ListFeeds, TellsHowEachIsAndTheNewestFirst) {
  House house;
  for (const auto* name : {"waiting", "ok", "failing", "gone", "disabled"}) house.add_feed(name);
  house.run("update feeds set last_polled = now() where name <> 'waiting'");
  house.run(
      "update feeds set last_error = 'refused', failures = 1, gaps = 2, learnt_s = 90 where name = 'failing'");
  house.run(
      "update feeds set last_error = '410', gone = true, interval_s = 7200 where name = 'gone'");
  house.run("update feeds set status = 'disabled' where name = 'disabled'");

  const auto all =
      house.in_transaction([](auto& transaction) { return list_feeds(transaction, 0); });
  const auto some =
      house.in_transaction([](auto& transaction) { return list_feeds(transaction, 3); });

  ASSERT_EQ(all.size(), 4u);
  const char* const in_order[] = {"gone", "failing", "ok", "waiting"};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(all[i].name, in_order[i]);
    EXPECT_EQ(all[i].state, in_order[i]);
  }
  EXPECT_EQ(all[1].last_error, "refused");
  EXPECT_EQ(all[1].gaps, 2);
  EXPECT_EQ(all[0].interval, "2h");
  EXPECT_EQ(all[1].interval, "90s");
  EXPECT_EQ(all[2].interval, "15m");
  EXPECT_FALSE(all[3].last_polled);
  EXPECT_TRUE(all[3].next_poll);
  EXPECT_EQ(some.size(), 3u);
}

TEST(ListFeeds, CountsTheArticlesEachBrought) {
  House house;
  const auto busy = house.add_feed("busy");
  const auto quiet = house.add_feed("quiet");
  house.in_transaction([&](auto& transaction) {
    const auto shared = test::store_one(transaction, busy, test::article_titled("shared"));
    test::store_one(transaction, busy, test::article_titled("own"));
    add_appearances(transaction, quiet, {{shared, "digest"}});
  });

  const auto feeds =
      house.in_transaction([](auto& transaction) { return list_feeds(transaction, 0); });

  EXPECT_EQ(feeds[0].articles, 1);
  EXPECT_EQ(feeds[1].articles, 2);
}

TEST(Quarantine, KeepsWhatWasRefusedWithItsReason_P8) {
  House house;
  const auto feed = house.add_feed("a");

  for (int times = 0; times < 2; ++times)
    house.in_transaction([&](auto& transaction) {
      quarantine(transaction, feed, test::article_titled("headline"), "invalid byte sequence");
    });

  EXPECT_EQ(house.ask("select title || ': ' || reason || times as answer from quarantine"),
            "headline: invalid byte sequence2");
}

}  // namespace
}  // namespace storage
