// What migrations make of a database that is in use.
#include <gtest/gtest.h>

#include "storage/migrate.h"
#include "tests/storage/house.h"

namespace storage {
namespace {

// As the first version left it.
constexpr auto kFirstVersion = R"(
insert into feeds (name, url) values ('wire', 'https://wire.example/feed');
insert into rules (name, title, query) values ('quake', 'Quakes', 'quake');
insert into articles (url, title, body, lang, authors, source, country, seen, content_digest)
select 'https://news.example/' || n, 'number ' || n, 'Body.', 'en', '{Ann}', 'News', 'NL',
       now() - make_interval(days => n * 30), 'digest'
  from generate_series(0, 20) as n;
insert into seen (digest, article) select decode(md5(id::text), 'hex'), id from articles;
insert into appearances (feed, article, content_digest) select 1, id, 'digest' from articles;
insert into hits (rule, rule_revision, article, feed, title, url, source, lang, spans, passages,
                  marks)
select 1, 1, id, 1, title, url, source, lang, '{}', '{}', '{}' from articles where id = 1;
select nextval(pg_get_serial_sequence('articles', 'id'));
)";

struct Upgraded : test::House {
  Upgraded() {
    url = test::empty_database();
    database = Database({.url = url});
    migrate(database, {migrations().at(0)});
    in_transaction([](auto& transaction) { exec_script(transaction, kFirstVersion); });
    migrate(database);
  }
};

TEST(ArticlesByWeek, HoldWhatTheFirstVersionStored) {
  Upgraded house;

  EXPECT_EQ(house.ask("select count(*)::text as answer from articles"), "21");
  EXPECT_EQ(house.ask("select concat_ws(' ', title, body, authors, country, seen::date ="
                      " (now() - interval '30 days')::date) as answer from articles where id = 2"),
            "number 1 Body. {Ann} NL t");
  EXPECT_EQ(house.ask("select count(*)::text as answer from articles_other"), "7")
      << "those older than 400 days wait to be deleted";
  EXPECT_EQ(house.ask("select count(*)::text as answer from appearances"), "21");
}

TEST(ArticlesByWeek, GoOnCountingWhereTheFirstVersionStopped) {
  Upgraded house;
  const auto feed = house.add_feed("other");

  const auto id = house.in_transaction([&](auto& transaction) {
    return test::store_one(transaction, feed, test::article_titled("next"));
  });

  EXPECT_EQ(id.value, 23) << "21 articles and a number that was taken";
}

TEST(Indexes, LeadToWhatBecameOfAnArticle) {
  test::House house;
  const struct {
    const char *statement, *index;
  } rows[] = {{"explain select id from hits where article = 1 order by id", "hits_article"},
              {"explain select article from hits where url = 'https://n.example/'", "hits_url"},
              {"explain select id from alerts where article = 1", "alerts_article"}};
  for (const auto& row : rows) {
    std::string plan;
    house.in_transaction([&](auto& transaction) {
      exec(transaction, "set local enable_seqscan = off");
      for (const auto line : exec(transaction, row.statement))
        plan += line["\"QUERY PLAN\""].text();
    });
    EXPECT_NE(plan.find(std::string(row.index) + " "), std::string::npos) << plan;
  }
}

TEST(ArticlesByWeek, ServeTheHitsOfTheFirstVersion) {
  Upgraded house;

  house.in_transaction([](auto& transaction) {
    EXPECT_TRUE(add_rule_test(transaction, {1}, true, "alice"));
    EXPECT_EQ(list_hits(transaction, {}).size(), 1u);
  });
}

}  // namespace
}  // namespace storage
