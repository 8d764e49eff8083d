#include "storage/requests.h"

#include <gtest/gtest.h>

#include "tests/storage/house.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::House;
using Ids = std::vector<std::int64_t>;

Ids ask(House& house, const std::string& feed) {
  return house.in_transaction([&](auto& transaction) { return request_polls(transaction, feed); });
}

std::vector<RequestAnswer> answers(House& house, const Ids& ids) {
  return house.in_transaction([&](auto& transaction) { return answers_of(transaction, ids); });
}

std::vector<LeasedFeed> claim(House& house) {
  return house.in_transaction(
      [](auto& transaction) { return claim_due_feeds(transaction, {.node = "one", .limit = 10}); });
}

bool record(House& house, const LeasedFeed& leased, const std::string& error = {}) {
  return house.in_transaction([&](auto& transaction) {
    return record_poll(transaction, {.feed = leased.feed.id,
                                     .token = leased.token,
                                     .state = leased.state,
                                     .next_poll = at(1'000'000'000),
                                     .title = {},
                                     .error = error,
                                     .outcome = error.empty() ? "3 new articles" : error,
                                     .gap = false});
  });
}

TEST(IsDaemonConnected, KnowsItByItsConnection) {
  House house;
  EXPECT_FALSE(house.in_transaction(is_daemon_connected));

  auto options = house.database.options();
  options.program = kDaemonProgram;
  Database daemon(options);
  daemon.begin().commit();

  EXPECT_TRUE(house.in_transaction(is_daemon_connected));
}

TEST(IsDaemonConnected, KnowsItByAPollUnderWayOnlyWhereAPoolerHidesTheNames) {
  House house;
  house.add_feed("due");
  Database behind_pooler({.url = house.url, .program = "pooler"});
  const auto asked_behind_it = [&] {
    auto transaction = behind_pooler.begin();
    return is_daemon_connected(transaction);
  };
  EXPECT_FALSE(asked_behind_it());

  claim(house);

  EXPECT_TRUE(asked_behind_it());
  EXPECT_FALSE(house.in_transaction(is_daemon_connected)) << "a lease may outlive its daemon";
}

TEST(RequestPolls, MakesAFeedDueWhateverItsSchedule) {
  House house;
  house.add_feed("due");
  house.add_feed("backing-off");
  house.add_feed("gone");
  house.run("update feeds set next_poll = now() + interval '1 day' where name <> 'due'");
  house.run("update feeds set gone = true where name = 'gone'");
  ask(house, "backing-off");
  ask(house, "gone");

  const auto claimed = claim(house);

  ASSERT_EQ(claimed.size(), 3u);
  EXPECT_EQ(claimed[0].feed.name, "backing-off");
  EXPECT_EQ(claimed[1].feed.name, "gone");
  EXPECT_EQ(claimed[2].feed.name, "due");
}

TEST(RequestPolls, OfAllAsksForEveryActiveFeed) {
  House house;
  for (const auto* name : {"a", "b", "off"}) house.add_feed(name);
  house.run("update feeds set status = 'disabled' where name = 'off'");

  const auto ids = ask(house, "");

  EXPECT_EQ(ids.size(), 2u);
  EXPECT_TRUE(ask(house, "off").empty());
  EXPECT_TRUE(ask(house, "unknown").empty());
}

TEST(RequestPolls, IsAnsweredByThePollItLedTo) {
  House house;
  house.add_feed("a");
  const auto ids = ask(house, "a");
  const auto leased = claim(house).at(0);
  ASSERT_FALSE(answers(house, ids).at(0).done);

  record(house, leased);

  const auto answer = answers(house, ids).at(0);
  EXPECT_EQ(answer.subject, "a");
  EXPECT_TRUE(answer.done);
  EXPECT_TRUE(answer.ok);
  EXPECT_EQ(answer.message, "3 new articles");
  EXPECT_TRUE(claim(house).empty());
}

TEST(RequestPolls, TellsWhyThePollFailed) {
  House house;
  house.add_feed("a");
  const auto ids = ask(house, "a");

  record(house, claim(house).at(0), "connection refused");

  const auto answer = answers(house, ids).at(0);
  EXPECT_TRUE(answer.done);
  EXPECT_FALSE(answer.ok);
  EXPECT_EQ(answer.message, "connection refused");
}

TEST(RequestPolls, DuringAPollLeadsToAnotherPoll) {
  House house;
  house.add_feed("a");
  const auto under_way = claim(house).at(0);
  const auto ids = ask(house, "a");
  ASSERT_TRUE(claim(house).empty());

  record(house, under_way);

  EXPECT_FALSE(answers(house, ids).at(0).done);
  const auto again = claim(house);
  ASSERT_EQ(again.size(), 1u);
  record(house, again[0]);
  EXPECT_TRUE(answers(house, ids).at(0).done);
}

TEST(RequestPolls, OutlivesAPollThatWasLost) {
  House house;
  house.add_feed("a");
  const auto ids = ask(house, "a");
  claim(house);
  house.run("update feeds set lease_until = now() - interval '1 s'");

  const auto again = claim(house).at(0);
  record(house, again);

  EXPECT_TRUE(answers(house, ids).at(0).done);
}

TEST(RequestPolls, IsAnsweredWhenTheFeedIsSwitchedOff) {
  House house;
  house.add_feed("a");
  const auto ids = ask(house, "a");

  house.in_transaction(
      [](auto& transaction) { set_status(transaction, "feed", "a", Status::disabled); });

  const auto answer = answers(house, ids).at(0);
  EXPECT_TRUE(answer.done);
  EXPECT_FALSE(answer.ok);
  EXPECT_EQ(answer.message, "the feed is disabled");
}

TEST(RequestReload, StaysOpenUntilAnsweredOnce) {
  House house;
  const auto id =
      house.in_transaction([](auto& transaction) { return request_reload(transaction); });
  const auto open =
      house.in_transaction([](auto& transaction) { return open_reload_requests(transaction); });

  house.in_transaction([&](auto& transaction) {
    answer_request(transaction, id, false, "csto.toml:14:12: no such receiver");
    answer_request(transaction, id, true, "a second daemon's answer");
  });

  EXPECT_EQ(open, Ids{id});
  EXPECT_TRUE(house.in_transaction(
      [](auto& transaction) { return open_reload_requests(transaction).empty(); }));
  const auto answer = answers(house, {id}).at(0);
  EXPECT_TRUE(answer.done);
  EXPECT_FALSE(answer.ok);
  EXPECT_EQ(answer.message, "csto.toml:14:12: no such receiver");
  EXPECT_EQ(answer.subject, "");
}

TEST(AnswersOf, KeepTheOrderAskedIn) {
  House house;
  for (const auto* name : {"a", "b"}) house.add_feed(name);
  auto ids = ask(house, "");
  std::swap(ids.at(0), ids.at(1));

  const auto found = answers(house, ids);

  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].id, ids[0]);
  EXPECT_EQ(found[1].id, ids[1]);
}

}  // namespace
}  // namespace storage
