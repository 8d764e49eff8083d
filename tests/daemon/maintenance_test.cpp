#include "daemon/maintenance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/storage/house.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

struct OldHouse : test::House {
  // With exactly two weeks that have had their time, whatever day it is.
  OldHouse() { run("select make_article_weeks(now() - interval '104 days', now())"); }

  model::FeedId feed = add_feed("wire");
  model::RuleId rule = add_rule("quake");
  Maintenance maintenance{Retention{}};

  void add(const std::string& title, std::chrono::hours age) {
    in_transaction([&](auto& transaction) {
      auto article = test::article_titled(title);
      article.seen = storage::database_now(transaction) - age;
      article.id = test::store_one(transaction, feed, article);
      model::Hit hit;
      hit.rule = rule;
      hit.rule_revision = 1;
      hit.article = article.id;
      storage::store_hits(transaction, article, feed, {{hit}});
    });
  }
  std::vector<std::string> turn(int times) {
    std::vector<std::string> lines;
    for (int i = 0; i < times; ++i)
      for (const Event& event : maintenance.turn(database)) lines.push_back(to_line(event));
    return lines;
  }
  std::string count(const std::string& table) {
    return ask(("select count(*)::text as answer from " + table).c_str());
  }
};

// Two weeks dropped and none left, the net, hits, stories, tellings, alerts, attempts, requests,
// quarantine; what was seen, whose second batch is empty; appearances.
constexpr int kARound = 14;

}  // namespace

TEST(Maintenance, TakesOutWhatHasHadItsTimeAndTellsOfIt) {
  OldHouse house;
  house.add("old", 24h * 100);
  house.add("new", 1h);
  house.run("update hits set at = now() - interval '401 days' where title = 'old'");
  house.run("update seen set at = now() - interval '100 days'");

  const auto lines = house.turn(kARound);

  EXPECT_THAT(lines, testing::Contains(testing::AllOf(StartsWith("articles_dropped week=20"),
                                                      testing::EndsWith(" articles=1"))));
  EXPECT_THAT(lines, testing::Contains("hits_deleted hits=1"));
  EXPECT_EQ(house.ask("select string_agg(title, ' ') as answer from articles"), "new");
  EXPECT_EQ(house.count("hits") + house.count("appearances"), "11");
}

TEST(Maintenance, GoesOnBatchByBatchUntilTheHourIsDone) {
  OldHouse house;
  house.turn(3);  // the weeks
  house.run(
      "insert into hits (rule, rule_revision, article, title, url, source, lang, spans, passages,"
      " marks, at) select id, 1, n, '', '', '', '', '{}', '{}', '{}', now() - interval '500 days'"
      " from rules, generate_series(1, 2500) n");

  EXPECT_THAT(house.turn(2), IsEmpty());
  EXPECT_EQ(house.count("hits"), "1500") << "one batch a turn, after the net";
  EXPECT_THAT(house.turn(2), ElementsAre("hits_deleted hits=2500"));

  house.run("update seen set at = now()");
  house.turn(8);  // stories, tellings, alerts, attempts, requests, quarantine, seen, appearances
  house.run(
      "insert into hits (rule, rule_revision, article, title, url, source, lang, spans, passages,"
      " marks, at) select id, 1, 1, '', '', '', '', '{}', '{}', '{}', now() - interval '500 days'"
      " from rules");
  EXPECT_THAT(house.turn(10), IsEmpty()) << "the next round comes in an hour";
  EXPECT_EQ(house.count("hits"), "1");
}

TEST(Maintenance, ClearsTheOutboxAndForgetsWhatNoFeedBringsAnyMore) {
  OldHouse house;
  house.add("old", 24h * 100);
  house.run(
      "insert into alerts (id, kind, receiver, content, created) select 'al_' || n, 'test',"
      " 'desk', '', now() - make_interval(days => n) from generate_series(31, 500, 369) n");
  house.run(
      "insert into deliveries (alert, channel, address, state) select id, 'email', '', 'dead'"
      " from alerts");
  house.run(
      "insert into attempts (delivery, number, started) select d.id, 1, a.created"
      " from deliveries d join alerts a on a.id = d.alert");
  house.run("insert into told (article, address, alert, kind) values (1, '', 'al_31', 'alert')");
  house.run("update seen set at = now() - interval '401 days'");
  house.run(
      "insert into requests (kind, asked_at, done_at) select 'reload', now(), done"
      " from unnest(array[null, now() - interval '29 days', now() - interval '31 days'])"
      " as r(done)");
  house.run(
      "insert into quarantine (feed, content_digest, title, reason, at) select f.id, n, '', '',"
      " now() - make_interval(days => n) from feeds f, unnest(array[1, 500]) n limit 2");

  EXPECT_THAT(house.turn(kARound), testing::Contains("alerts_deleted alerts=1"));

  EXPECT_EQ(house.count("requests"), "2") << "one is still open";
  EXPECT_EQ(house.count("quarantine"), "1");

  EXPECT_EQ(house.ask("select string_agg(id, ' ') as answer from alerts"), "al_31");
  EXPECT_EQ(house.count("deliveries") + house.count("attempts"), "10");
  EXPECT_EQ(house.count("seen") + house.count("told"), "00");
}

TEST(Maintenance, MakesRoomForTheWeeksToCome) {
  OldHouse house;
  house.run(
      "do $$ begin while exists (select from drop_article_week('infinity')) loop end loop; end $$");
  house.add("caught by the net", 0h);

  house.turn(1);

  EXPECT_EQ(house.count("articles_other") + house.count("articles"), "01");
}

TEST(Maintenance, TellsOfAStepThatIsRefusedAndDoesTheOthers) {
  OldHouse house;
  house.add("old", 1h);
  house.run("update hits set at = now() - interval '401 days'");
  house.run("alter function make_article_weeks rename to lost");

  EXPECT_THAT(house.turn(kARound),
              ElementsAre(StartsWith("maintenance_refused reason="), "hits_deleted hits=1"));
}

TEST(Maintenance, LeavesTheLoopAloneForAWhileAfterTrouble) {
  OldHouse house;
  storage::Database nowhere({.url = "host=/nonexistent dbname=none"});

  EXPECT_THROW(house.maintenance.turn(nowhere), storage::Unavailable);

  EXPECT_THAT(house.maintenance.turn(nowhere), IsEmpty());
}

}  // namespace wirewatchd
