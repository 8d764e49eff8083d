#include "storage/rates.h"

#include <gtest/gtest.h>

#include "storage/digests.h"
#include "tests/storage/outbox.h"

namespace storage {
namespace {

using namespace std::chrono_literals;

struct Ticker : test::Outbox {
  // An alert of rules nato and csto for the receiver press, so long ago.
  void tell(const std::string& id, const char* ago, const char* held_for = "",
            const char* kind = "alert") {
    in_transaction([&](auto& transaction) {
      store_alert(transaction, {.id = id,
                                .kind = kind,
                                .receiver = "press",
                                .content = "",
                                .rules = {"nato", "csto"},
                                .article = {},
                                .deliveries = {test::to_address("a@example.org")},
                                .held_for = held_for});
      exec(transaction, "update tellings set at = now() - $1::interval where at = now()", {ago});
    });
  }
  // In how many minutes there is room again; 0: now.
  int receiver_is_full(model::Rate rate) {
    return in_transaction([&](auto& transaction) {
      return minutes_until(transaction, full_receivers(transaction, {{"press", rate}}), "press");
    });
  }
  int rule_is_full(const char* rule, model::Rate rate) {
    return in_transaction([&](auto& transaction) {
      return minutes_until(transaction, full_rules(transaction, {{rule, rate}}), rule);
    });
  }
  static int minutes_until(Transaction& transaction, const FullUntil& full, const char* name) {
    const auto found = full.find(name);
    if (found == full.end()) return 0;
    return static_cast<int>(
        std::chrono::round<std::chrono::minutes>(found->second - database_now(transaction))
            .count());
  }
};

TEST(Rates, AreUsedUpByWhatWentAtOnceWithinTheWindow) {
  Ticker house;
  house.tell("al_1", "2 hours");
  house.tell("al_2", "30 minutes");
  house.tell("al_3", "20 minutes", "", "update");
  house.tell("al_4", "10 minutes", "quiet_hours");
  house.tell("al_5", "5 minutes", "storm");
  house.tell("al_6", "5 minutes", "", "digest");

  EXPECT_EQ(house.receiver_is_full({3, 1h}), 0) << "the third is older than the window";
  EXPECT_EQ(house.receiver_is_full({2, 1h}), 30) << "until the older one leaves it";
  EXPECT_EQ(house.receiver_is_full({1, 1h}), 40);
  EXPECT_EQ(house.receiver_is_full({1, 15min}), 0);
  EXPECT_EQ(house.rule_is_full("csto", {3, 1h}), 30) << "a storm counts what it holds";
  EXPECT_EQ(house.rule_is_full("csto", {5, 3h}), 0);
  EXPECT_EQ(house.rule_is_full("other", {1, 1h}), 0);
}

TEST(Rates, CountEveryAlertOfOneRound) {
  Ticker house;
  house.in_transaction([](auto& transaction) {
    std::vector<AlertToStore> alerts;
    for (const char* id : {"al_1", "al_2", "al_3"})
      alerts.push_back({.id = id,
                        .kind = "alert",
                        .receiver = "press",
                        .content = "",
                        .rules = {"nato"},
                        .article = {},
                        .deliveries = {test::to_address("a@example.org")}});
    store_alerts(transaction, alerts);
  });

  EXPECT_EQ(house.rule_is_full("nato", {3, 1h}), 60);
  EXPECT_EQ(house.rule_is_full("nato", {4, 1h}), 0);
}

TEST(Rates, ForgetWhatIsOlderThanAny) {
  Ticker house;
  house.tell("al_1", "32 days");
  house.tell("al_2", "30 days");

  const auto clear = [&](int limit) {
    return house.in_transaction(
        [&](auto& transaction) { return delete_old_tellings(transaction, limit); });
  };
  EXPECT_EQ(clear(2), 2);
  EXPECT_EQ(clear(2), 1);
  EXPECT_EQ(clear(2), 0);
  EXPECT_EQ(house.receiver_is_full({1, std::chrono::days(31)}), 24 * 60);
}

struct Expecting : test::House {
  model::FeedId feed = add_feed("wire");
  model::RuleId rule = add_rule("nato");

  Expecting() { in_force_since("10 days"); }
  void in_force_since(const char* ago) {
    in_transaction([&](auto& transaction) {
      exec(transaction, "update revisions set changed_at = now() - $1::interval", {ago});
    });
  }
  void hit(const std::string& title, const char* ago) {
    in_transaction([&](auto& transaction) {
      auto article = test::article_titled(title);
      article.id = test::store_one(transaction, feed, article);
      model::Hit found;
      found.rule = rule;
      found.article = article.id;
      store_hits(transaction, article, feed, {{found}});
      exec(transaction, "update hits set at = now() - $2::interval where title = $1", {title, ago});
    });
  }
  // "nato 0", or nothing.
  std::string missed(model::Rate rate = {1, std::chrono::hours(24)}) {
    return in_transaction([&](auto& transaction) {
      std::string lines;
      for (const auto& each : take_missed_hits(transaction, {{"nato", rate}}))
        lines += each.rule + " " + std::to_string(each.hits) + (each.last ? " before" : "");
      return lines;
    });
  }
  void told(const char* ago) {
    in_transaction([&](auto& transaction) {
      exec(transaction, "update missed_hits set told = now() - $1::interval", {ago});
    });
  }
};

TEST(MissedHits, AreToldOnceForEachSilence) {
  Expecting house;
  EXPECT_EQ(house.missed(), "nato 0");
  EXPECT_EQ(house.missed(), "");
  house.told("3 days");
  EXPECT_EQ(house.missed(), "") << "the same silence";

  house.hit("one", "2 days");

  EXPECT_EQ(house.missed(), "nato 0 before") << "another one";
  EXPECT_EQ(house.missed(), "");
}

TEST(MissedHits, AreNoneWhereEnoughCome) {
  Expecting house;
  house.hit("one", "23 hours");
  EXPECT_EQ(house.missed(), "");
  EXPECT_EQ(house.missed({2, 24h}), "nato 1 before");
}

TEST(MissedHits, AreCountedSinceTheRuleIsInForce) {
  Expecting house;
  house.in_force_since("23 hours");
  EXPECT_EQ(house.missed(), "");
  house.in_force_since("25 hours");
  EXPECT_EQ(house.missed(), "nato 0");
}

TEST(SettledDigests, AreKeptByTheClockOnTheWall_F23) {
  test::House house;
  const auto half_past_two = test::at(0);

  const auto settled = house.in_transaction([&](auto& transaction) {
    settle_digest(transaction, "boss", test::at(-60));
    settle_digest(transaction, "boss", half_past_two);
    settle_digest(transaction, "gone", half_past_two);
    keep_digests_of(transaction, {"boss"});
    return settled_digests(transaction);
  });

  ASSERT_EQ(settled.size(), 1u);
  EXPECT_EQ(settled[0].receiver, "boss");
  EXPECT_EQ(settled[0].shown, half_past_two);
}

TEST(FeedsNow, NamesSomeThatFail) {
  test::House house;
  for (const char* name : {"a", "b", "c", "d", "e", "f", "g"}) house.add_feed(name);
  house.run("update feeds set last_polled = now()");
  house.run("update feeds set last_error = 'no route', failures = 1 where name <> 'c'");

  const auto feeds = house.in_transaction([](auto& transaction) { return feeds_now(transaction); });

  EXPECT_EQ(feeds.polled, 7);
  EXPECT_EQ(feeds.failing, 6);
  EXPECT_EQ(feeds.names, (std::vector<std::string>{"a", "b", "d", "e", "f"}));
}

}  // namespace
}  // namespace storage
