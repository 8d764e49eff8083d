#include "storage/articles.h"

#include <gtest/gtest.h>

#include <future>

#include "storage/article_row.h"
#include "tests/storage/house.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::article_titled;
using test::at;
using test::digest_of;
using test::House;
using test::store_one;

std::vector<std::optional<KnownArticle>> find(House& house,
                                              const std::vector<model::Identities>& entries) {
  return house.in_transaction(
      [&](auto& transaction) { return find_known(transaction, {}, entries); });
}

std::optional<model::Article> load_article(Transaction& transaction, model::ArticleId id) {
  const auto rows = exec(transaction, "select * from articles where id = $1::bigint", {id});
  if (rows.empty()) return std::nullopt;
  auto article = read_article(rows.front());
  article.id = id;
  article.content_digest = rows.front()["content_digest"].text();
  return article;
}

std::string count(House& house) {
  return house.ask("select count(*)::text as answer from articles");
}

TEST(StoreArticles, KeepsEveryMember) {
  House house;
  const auto feed = house.add_feed("a");
  auto article = article_titled("all");
  article.text =
      "Первый абзац: «НАТО» \\ \"quoted\", {braces}, 'single'.\n\nSecond\tparagraph "
      "\xF0\x9F\x93\xB0.";
  article.authors = {"O'Brien, \"Ann\"", "", "NULL", "{x,y}"};
  article.tags = {"a b", "c\\d"};
  article.country = "KZ";
  article.published = at(-500) + 1us;

  article.id = house.in_transaction(
      [&](auto& transaction) { return store_one(transaction, feed, article); });

  const auto loaded = house.in_transaction(
      [&](auto& transaction) { return load_article(transaction, article.id); });
  EXPECT_EQ(loaded, article);
}

TEST(StoreArticles, GivesIdsInOrder) {
  House house;
  const auto feed = house.add_feed("a");
  std::vector<model::Article> articles;
  std::vector<model::Identities> identities;
  for (int i = 0; i < 200; ++i) {
    articles.push_back(article_titled("number " + std::to_string(i * 7919 % 200)));
    identities.push_back({digest_of(articles.back().title), digest_of(articles.back().url)});
  }
  std::vector<ArticleToStore> to_store;
  for (std::size_t i = 0; i < 200; ++i) to_store.push_back({&articles[i], &identities[i]});

  house.in_transaction([&](auto& transaction) {
    const auto ids = store_articles(transaction, feed, to_store);

    ASSERT_EQ(ids.size(), 200u);
    for (std::size_t i = 0; i < 200; ++i) {
      EXPECT_EQ(load_article(transaction, ids[i])->title, articles[i].title);
    }
  });
}

TEST(StoreArticles, TwiceIsHarmless_P5) {
  House house;
  const auto feed = house.add_feed("a");
  const auto store = [&](auto& transaction) {
    return store_one(transaction, feed, article_titled("same"));
  };

  const auto first = house.in_transaction(store);
  const auto again = house.in_transaction(store);

  EXPECT_EQ(first, again);
  EXPECT_EQ(count(house), "1");
}

TEST(StoreArticles, MakesOneOfEntriesThatShareADigest) {
  House house;
  const auto feed = house.add_feed("a");
  const auto one = article_titled("one"), two = article_titled("two"),
             three = article_titled("three"), other = article_titled("other");
  const model::Identities ab{digest_of("a"), digest_of("b")}, bc{digest_of("b"), digest_of("c")},
      cd{digest_of("c"), digest_of("d")}, e{digest_of("e")};

  const auto ids = house.in_transaction([&](auto& transaction) {
    return store_articles(transaction, feed,
                          {{&one, &ab}, {&two, &bc}, {&three, &cd}, {&other, &e}});
  });

  EXPECT_EQ(ids[1], ids[0]);
  EXPECT_EQ(ids[2], ids[0]);
  EXPECT_NE(ids[3], ids[0]);
  EXPECT_EQ(count(house), "2");
  EXPECT_EQ(find(house, {{digest_of("d")}}).at(0)->id, ids[0]);
}

TEST(StoreArticles, MakesOneOfWhatTwoDaemonsBringAtOnce_F40) {
  House house;
  const auto feed = house.add_feed("a"), other_feed = house.add_feed("b");
  auto second = house.second_daemon();
  auto one = house.database.begin();
  const auto mine =
      store_one(one, feed, article_titled("wire"), {digest_of("x"), digest_of("guid")});

  auto theirs = std::async(std::launch::async, [&] {
    auto two = second.begin();
    const auto id =
        store_one(two, other_feed, article_titled("wire"), {digest_of("x"), digest_of("y")});
    two.commit();
    return id;
  });
  EXPECT_EQ(theirs.wait_for(200ms), std::future_status::timeout);
  one.commit();

  EXPECT_EQ(theirs.get(), mine);
  EXPECT_EQ(count(house), "1");
  EXPECT_EQ(find(house, {{digest_of("y")}}).at(0)->id, mine);
  EXPECT_EQ(house.ask("select count(*)::text as answer from appearances"), "2");
}

TEST(StoreArticles, LeavesTheNeighboursOfAPoisonRow_F21) {
  House house;
  const auto feed = house.add_feed("a");
  auto transaction = house.database.begin();
  int rejected = 0;

  for (int i = 0; i < 10; ++i) {
    Savepoint savepoint(transaction);
    auto article = article_titled("number " + std::to_string(i));
    if (i == 4) article.text = "not UTF-8: \xFF\xFE";
    try {
      store_one(transaction, feed, article);
      savepoint.keep();
    } catch (const Rejected& refusal) {
      EXPECT_EQ(refusal.sqlstate, "22021");
      ++rejected;
    }
  }
  transaction.commit();

  EXPECT_EQ(rejected, 1);
  EXPECT_EQ(count(house), "9");
  EXPECT_FALSE(find(house, {{digest_of("number 4")}}).at(0));
}

TEST(FindKnown, MeetsAnyDigestAndTheStrongestFirst) {
  House house;
  const auto feed = house.add_feed("a");
  const auto [strong, weak] = house.in_transaction([&](auto& transaction) {
    return std::pair{
        store_one(transaction, feed, article_titled("s"), {digest_of("guid"), digest_of("url")}),
        store_one(transaction, feed, article_titled("w"), {digest_of("content")})};
  });

  const auto known = find(house, {{digest_of("new")},
                                  {digest_of("new"), digest_of("url")},
                                  {},
                                  {digest_of("content"), digest_of("guid")},
                                  {digest_of("guid"), digest_of("content")}});

  ASSERT_EQ(known.size(), 5u);
  EXPECT_FALSE(known[0]);
  EXPECT_EQ(known[1]->id, strong);
  EXPECT_EQ(known[1]->content_digest, article_titled("s").content_digest);
  EXPECT_FALSE(known[2]);
  EXPECT_EQ(known[3]->id, weak);
  EXPECT_EQ(known[4]->id, strong);
}

TEST(FindKnown, OutlivesTheArticle_F28) {
  House house;
  const auto feed = house.add_feed("a");
  const auto id = house.in_transaction(
      [&](auto& transaction) { return store_one(transaction, feed, article_titled("old")); });
  house.run("delete from articles");

  const auto known = find(house, {{digest_of("old")}}).at(0);

  ASSERT_TRUE(known);
  EXPECT_EQ(known->id, id);
  EXPECT_EQ(known->content_digest, "");
  house.in_transaction([&](auto& transaction) {
    EXPECT_FALSE(load_article(transaction, id));
    EXPECT_EQ(store_one(transaction, feed, article_titled("old")), id);
    auto changed = article_titled("old");
    changed.id = id;
    EXPECT_FALSE(update_article(transaction, feed, changed, {digest_of("old")}));
    add_appearances(transaction, feed, {{id, "digest"}});
  });
}

TEST(UpdateArticle, ReplacesTheTextAndAddsIdentities) {
  House house;
  const auto feed = house.add_feed("a"), other = house.add_feed("b");
  auto article = article_titled("first");
  article.id = house.in_transaction(
      [&](auto& transaction) { return store_one(transaction, feed, article); });
  auto changed = article_titled("second");
  changed.id = article.id;
  changed.seen = at(999);

  const bool updated = house.in_transaction([&](auto& transaction) {
    return update_article(transaction, other, changed, {digest_of("first"), digest_of("second")});
  });

  EXPECT_TRUE(updated);
  changed.seen = article.seen;
  EXPECT_EQ(house.in_transaction(
                [&](auto& transaction) { return load_article(transaction, article.id); }),
            changed);
  EXPECT_EQ(find(house, {{digest_of("second")}}).at(0)->id, article.id);
  EXPECT_EQ(house.ask("select count(*)::text as answer from appearances"), "2");
}

TEST(AddAppearances, KeepsAliveTheMemoryOfWhatAFeedStillBrings_F28) {
  House house;
  const auto feed = house.add_feed("a");
  const auto id = house.in_transaction(
      [&](auto& transaction) { return store_one(transaction, feed, article_titled("evergreen")); });
  house.run("update seen set at = now() - interval '399 days'");

  house.in_transaction([&](auto& transaction) {
    add_appearances(transaction, feed, {{id, "digest"}, {id, "digest"}});
  });

  EXPECT_EQ(
      house.ask("select (at = (select max(at) from seen) and at > now() - interval '1 hour')::text"
                " as answer from seen"),
      "true");
  EXPECT_EQ(house.ask("select count(*)::text as answer from appearances"), "1");
}

}  // namespace
}  // namespace storage
