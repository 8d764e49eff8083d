#include "storage/retention.h"

#include <gtest/gtest.h>

#include "tests/storage/outbox.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::article_titled;
using test::House;

constexpr std::chrono::days kAge{90};

constexpr auto kDropAllWeeks =
    "do $$ begin while exists (select from drop_article_week('infinity')) loop end loop; end $$";

// An archive whose weeks begin long ago, with an article of each age.
struct Archive : House {
  Archive() { run("select make_article_weeks(now() - interval '200 days', now())"); }

  model::FeedId feed = add_feed("wire");

  model::ArticleId add(const std::string& title, std::chrono::hours age) {
    return in_transaction([&](auto& transaction) {
      auto article = article_titled(title);
      article.seen = database_now(transaction) - age;
      return test::store_one(transaction, feed, article);
    });
  }
  std::vector<DroppedWeek> drop() {
    std::vector<DroppedWeek> dropped;
    const auto one = [](auto& transaction) { return drop_article_week(transaction, kAge); };
    while (const auto week = in_transaction(one)) dropped.push_back(*week);
    return dropped;
  }
  Sweep sweep(model::ArticleId after = {}, int limit = 100) {
    return in_transaction(
        [&](auto& transaction) { return sweep_appearances(transaction, after, kAge, limit); });
  }
  std::string titles() {
    return ask("select coalesce(string_agg(title, ' ' order by id), '') as answer from articles");
  }
  std::string count(const char* table) {
    return ask(("select count(*)::text as answer from " + std::string(table)).c_str());
  }
};

TEST(ArticleWeeks, AreThereForThisWeekAndTheNextFour) {
  House house;
  house.run(kDropAllWeeks);
  const auto weeks = [&] {
    return house.ask(
        "select count(*)::text as answer from pg_inherits i join pg_class c on c.oid = i.inhrelid"
        " where i.inhparent = 'articles'::regclass and c.relname <> 'articles_other'");
  };
  ASSERT_EQ(weeks(), "0");

  for (int twice = 0; twice < 2; ++twice) {
    EXPECT_TRUE(house.in_transaction([](auto& t) { return make_article_weeks(t); }));
    EXPECT_EQ(weeks(), "5");
  }
}

TEST(ArticleWeeks, TakeOverWhatTheNetCaught) {
  House house;
  const auto feed = house.add_feed("wire");
  house.run(kDropAllWeeks);
  auto article = article_titled("caught");
  article.id = house.in_transaction([&](auto& transaction) {
    article.seen = database_now(transaction);
    return test::store_one(transaction, feed, article);
  });
  ASSERT_EQ(house.ask("select title as answer from articles_other"), "caught");

  house.in_transaction([](auto& t) { return make_article_weeks(t); });

  EXPECT_EQ(house.ask("select count(*)::text as answer from articles_other"), "0");
  EXPECT_EQ(house.ask("select title as answer from articles"), "caught");
}

TEST(ArticleWeeks, WaitForNobodyWhoReads) {
  House house;
  house.run(kDropAllWeeks);
  auto other = house.second_daemon();
  auto reader = other.begin();
  exec(reader, "select count(*) from articles");

  const auto before = std::chrono::steady_clock::now();
  EXPECT_FALSE(house.in_transaction([](auto& t) { return make_article_weeks(t); }));
  EXPECT_LT(std::chrono::steady_clock::now() - before, 5s);

  reader.commit();
  EXPECT_TRUE(house.in_transaction([](auto& t) { return make_article_weeks(t); }));
}

TEST(DropArticleWeek, TakesThoseThatEndedLongAgoWhole) {
  Archive archive;
  archive.add("ancient", 24h * 150);
  archive.add("old", 24h * 98);
  archive.add("kept", 24h * 89);
  archive.add("new", 0h);

  std::int64_t articles = 0;
  for (const auto& week : archive.drop()) articles += week.articles;

  EXPECT_EQ(articles, 2);
  EXPECT_EQ(archive.titles(), "kept new");
  EXPECT_TRUE(archive.drop().empty());
}

TEST(DropArticleWeek, NamesEachByItsMonday) {
  Archive archive;

  const auto dropped = archive.drop();

  ASSERT_FALSE(dropped.empty());
  for (const auto& week : dropped) {
    EXPECT_EQ(std::chrono::floor<std::chrono::days>(week.begins), week.begins);
    EXPECT_EQ(std::chrono::weekday(std::chrono::floor<std::chrono::days>(week.begins)),
              std::chrono::Monday);
  }
}

TEST(DropArticleWeek, LeavesAWeekThatIsBeingRead) {
  Archive archive;
  archive.add("old", 24h * 150);
  auto other = archive.second_daemon();
  auto reader = other.begin();
  exec(reader, "select count(*) from articles");

  EXPECT_TRUE(archive.drop().empty());
  EXPECT_EQ(archive.titles(), "old");

  reader.commit();
  EXPECT_FALSE(archive.drop().empty());
}

TEST(DropArticleWeek, LeavesRecognitionAndHits_F28) {
  Archive archive;
  const auto rule = archive.add_rule("quake");
  const auto id = archive.add("quake", 24h * 150);
  archive.in_transaction([&](auto& transaction) {
    auto article = article_titled("quake");
    article.id = id;
    model::Hit hit{
        .id = {}, .rule = rule, .rule_revision = 1, .article = id, .spans = {}, .passages = {}};
    store_hits(transaction, article, archive.feed, {{hit}});
  });

  archive.drop();

  EXPECT_EQ(archive.count("articles") + archive.count("hits") + archive.count("seen"), "011");
  EXPECT_EQ(archive.add("quake", 0h), id) << "brought again it is no news";
  EXPECT_EQ(archive.count("articles"), "0");
}

TEST(DeleteStrayArticles, TakesTheOldOutOfTheNetInBatches) {
  Archive archive;
  for (const char* title : {"a", "b", "c"}) archive.add(title, 24h * 300);
  archive.add("ahead of its time", -24h * 300);
  const auto remove = [&] {
    return archive.in_transaction(
        [](auto& transaction) { return delete_stray_articles(transaction, kAge, 2); });
  };

  EXPECT_EQ(remove(), 2);
  EXPECT_EQ(remove(), 1);
  EXPECT_EQ(remove(), 0);
  EXPECT_EQ(archive.titles(), "ahead of its time");
}

TEST(DeleteOldHits, TakesTheOldestFirstWithTheirDecisions) {
  Archive archive;
  const auto rule = archive.add_rule("quake");
  for (const char* title : {"a", "b", "c"}) {
    archive.in_transaction([&](auto& transaction) {
      auto article = article_titled(title);
      article.id = test::store_one(transaction, archive.feed, article);
      model::Hit hit{.id = {},
                     .rule = rule,
                     .rule_revision = 1,
                     .article = article.id,
                     .spans = {},
                     .passages = {}};
      const auto ids = store_hits(transaction, article, archive.feed, {{hit}});
      store_decisions(transaction, {{ids.at(0), {"desk", "told", true}}});
    });
  }
  archive.run("update hits set at = now() - interval '401 days' where title = 'b'");
  archive.run("update hits set at = now() - interval '500 days' where title = 'c'");
  const auto remove = [&] {
    archive.in_transaction([](auto& t) { EXPECT_EQ(delete_old_hits(t, 24h * 400, 1), 1); });
    return archive.ask("select string_agg(title, ' ' order by title) as answer from hits");
  };

  EXPECT_EQ(remove(), "a b");
  EXPECT_EQ(remove(), "a");
  EXPECT_EQ(archive.count("decisions"), "1");
  archive.in_transaction([](auto& t) { EXPECT_EQ(delete_old_hits(t, 24h * 400, 1), 0); });
}

struct OldOutbox : test::Outbox {
  // An alert of that age with a delivery, tried once, in this state.
  void add_old(const std::string& id, std::chrono::days age, const std::string& state) {
    add(id, 0, {"a@example.org"}, "test");
    record(claim().at(0), "later", model::Delivery::State::retrying, 24h);
    const std::string ago = "now() - interval '" + std::to_string(age.count()) + " days'";
    run(("update alerts set created = " + ago + " where id = '" + id + "'").c_str());
    run(("update attempts set started = " + ago + ", ended = " + ago +
         " where delivery in (select id from deliveries where alert = '" + id + "')")
            .c_str());
    run(("update deliveries set state = '" + state + "' where alert = '" + id + "'").c_str());
  }
  std::string alerts() {
    return ask("select coalesce(string_agg(id, ' ' order by id), '') as answer from alerts");
  }
};

TEST(DeleteOldAlerts, TakesTheOldestFirstWithAllThatBelongsToThem) {
  OldOutbox house;
  house.add_old("al_1", std::chrono::days(401), "delivered");
  house.add_old("al_2", std::chrono::days(500), "dead");
  house.add_old("al_3", std::chrono::days(399), "delivered");
  house.retry({1});
  house.run("update deliveries set state = 'discarded' where id = 1");
  const auto remove = [&] {
    return house.in_transaction([](auto& t) { return delete_old_alerts(t, 24h * 400, 1); });
  };

  EXPECT_EQ(remove(), 1);
  EXPECT_EQ(house.alerts(), "al_1 al_3");
  EXPECT_EQ(remove(), 1);
  EXPECT_EQ(remove(), 0);

  EXPECT_EQ(house.alerts(), "al_3");
  EXPECT_EQ(house.ask("select concat((select count(*) from deliveries), (select count(*) from"
                      " attempts), (select count(*) from interventions)) as answer"),
            "110");
}

TEST(DeleteOldAlerts, LeavesThoseOfWhichADeliveryIsOpen) {
  for (const char* state : {"pending", "sending", "retrying", "held"}) {
    OldOutbox house;
    house.add_old("al_1", std::chrono::days(500), state);

    house.in_transaction([](auto& t) { EXPECT_EQ(delete_old_alerts(t, 24h * 400, 10), 0); });

    EXPECT_EQ(house.alerts(), "al_1") << state;
  }
}

TEST(DeleteOldAttempts, TakesThoseOfDeliveriesThatHaveEndedAndLeavesTheDelivery) {
  OldOutbox house;
  house.add_old("al_1", std::chrono::days(31), "delivered");
  house.add_old("al_2", std::chrono::days(31), "retrying");
  house.add_old("al_3", std::chrono::days(29), "dead");
  house.add_old("al_4", std::chrono::days(31), "dead");
  house.run("update attempts set ended = null where delivery = 4");
  const auto remove = [&](int limit) {
    return house.in_transaction(
        [&](auto& t) { return delete_old_attempts(t, std::chrono::days(30), limit); });
  };

  EXPECT_EQ(remove(1), 1);
  EXPECT_EQ(remove(10), 1);
  EXPECT_EQ(remove(10), 0);

  EXPECT_EQ(house.ask("select string_agg(delivery::text, ' ' order by delivery) as answer"
                      " from attempts"),
            "2 3");
  EXPECT_EQ(house.list().size(), 4u);
}

TEST(SweepSeen, ForgetsWhatNoFeedBringsAnyMoreWithWhomItWasTold) {
  Archive archive;
  const auto old = archive.add("old", 24h * 500), kept = archive.add("kept", 24h * 500);
  for (const auto article : {old, kept})
    archive.in_transaction([&](auto& transaction) {
      exec(transaction,
           "insert into told (article, address, alert, kind)"
           " values ($1::bigint, 'a@example.org', 'al_1', 'alert')",
           {article});
      exec(
          transaction,
          "insert into seen (digest, article, at)"
          " values (decode(md5(($1::bigint)::text), 'hex'), $1::bigint, now() - interval '500 days')",
          {article});
    });
  archive.run("update seen set at = now() - interval '401 days' where article = 1");
  const auto sweep = [&](model::ArticleId after) {
    return archive.in_transaction([&](auto& t) { return sweep_seen(t, after, 24h * 400, 1); });
  };

  const auto first = sweep({});
  EXPECT_EQ(first.deleted, 2) << "both of its identities";
  EXPECT_EQ(first.last, old);
  const auto second = sweep(old);
  EXPECT_EQ(second.deleted, 0) << "by one of its identities it was brought yesterday";
  EXPECT_EQ(second.last, kept);
  EXPECT_FALSE(sweep(kept).last);
  EXPECT_EQ(archive.ask("select string_agg(article::text, ' ') as answer from told"), "2");
  EXPECT_EQ(archive.count("seen"), "2");
}

TEST(SweepAppearances, TakesThoseOfArticlesThatHaveLeft) {
  Archive archive;
  archive.add("old", 24h * 150);
  archive.add("kept", 24h * 10);
  archive.run("update seen set at = now() - interval '150 days'");
  EXPECT_EQ(archive.sweep().deleted, 0);

  archive.drop();

  EXPECT_EQ(archive.sweep().deleted, 1);
  EXPECT_EQ(archive.count("appearances"), "1");
}

TEST(SweepAppearances, KeepsWhatAFeedStillBrings_P2) {
  Archive archive;
  archive.add("evergreen", 24h * 150);
  archive.drop();

  const auto swept = archive.sweep();

  EXPECT_EQ(swept.deleted, 0);
  EXPECT_TRUE(swept.last) << "it was looked at";
  EXPECT_EQ(archive.count("appearances"), "1");
}

TEST(SweepAppearances, GoesOnWhereItStopped) {
  Archive archive;
  const auto first = archive.add("a", 24h * 150), second = archive.add("b", 24h * 150);
  archive.run("update seen set at = now() - interval '150 days'");
  archive.drop();

  EXPECT_EQ(archive.sweep({}, 1).last, first);
  const auto rest = archive.sweep(first, 1);
  EXPECT_EQ(rest.last, second);
  EXPECT_EQ(rest.deleted, 1);
  EXPECT_FALSE(archive.sweep(second, 1).last);
}

}  // namespace
}  // namespace storage
