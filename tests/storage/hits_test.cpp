#include "storage/hits.h"

#include <gtest/gtest.h>

#include <future>

#include "tests/storage/house.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::article_titled;
using test::at;
using test::House;

struct Newsroom : House {
  model::FeedId feed = add_feed("tass");
  model::RuleId nato = add_rule("nato"), csto = add_rule("csto");

  model::Article add_article(const std::string& title) {
    auto article = article_titled(title);
    article.id = in_transaction(
        [&](auto& transaction) { return test::store_one(transaction, feed, article); });
    return article;
  }
  std::vector<model::HitId> add_hits(const model::Article& article,
                                     const std::vector<HitToStore>& hits) {
    return in_transaction(
        [&](auto& transaction) { return store_hits(transaction, article, feed, hits); });
  }
  std::vector<HitRow> list(const HitFilter& filter) {
    return in_transaction([&](auto& transaction) { return list_hits(transaction, filter); });
  }
};

model::Hit hit_of(model::RuleId rule, const model::Article& article) {
  return {.id = {},
          .rule = rule,
          .rule_revision = 1,
          .article = article.id,
          .spans = {},
          .passages = {}};
}

TEST(StoreHits, GivesZeroForTheKnownOnesInOrder_P5) {
  Newsroom house;
  const auto article = house.add_article("summit");
  const auto first = house.add_hits(article, {{hit_of(house.csto, article)}});

  const auto ids =
      house.add_hits(article, {{hit_of(house.nato, article)}, {hit_of(house.csto, article)}});

  ASSERT_EQ(ids.size(), 2u);
  EXPECT_NE(ids[0].value, 0);
  EXPECT_EQ(ids[1].value, 0);
  EXPECT_NE(first.at(0).value, 0);
  EXPECT_EQ(house.list({}).size(), 2u);
}

TEST(StoreHits, NeverStoresAFurtherRevisionOfTheSameRule) {
  Newsroom house;
  const auto article = house.add_article("summit");
  auto hit = hit_of(house.nato, article);
  house.add_hits(article, {{hit}});
  hit.rule_revision = 2;

  const auto ids = house.add_hits(article, {{hit}});

  EXPECT_EQ(ids.at(0).value, 0);
  EXPECT_EQ(house.list({}).at(0).rule_revision, 1);
}

TEST(StoreHits, KeepsOneOfTwoDaemons_F40) {
  Newsroom house;
  const auto article = house.add_article("summit");
  auto second = house.second_daemon();
  auto one = house.database.begin();
  const auto mine = store_hits(one, article, house.feed, {{hit_of(house.nato, article)}});

  auto theirs = std::async(std::launch::async, [&] {
    auto two = second.begin();
    const auto ids = store_hits(two, article, house.feed, {{hit_of(house.nato, article)}});
    two.commit();
    return ids.at(0);
  });
  EXPECT_EQ(theirs.wait_for(200ms), std::future_status::timeout);
  one.commit();

  EXPECT_NE(mine.at(0).value, 0);
  EXPECT_EQ(theirs.get().value, 0);
}

TEST(StoreHits, BringsBackWhatProvesThem) {
  Newsroom house;
  auto article = house.add_article("“НАТО” and the CSTO");
  article.published = at(-60);
  auto hit = hit_of(house.nato, article);
  hit.rule_revision = 3;
  hit.spans = {{model::Field::title, 0, 4}, {model::Field::text, 4'000'000'000, 4'000'000'009}};
  hit.passages = {{model::Field::title, "“НАТО” \\ {a,\"b\"}", {{3, 11}}},
                  {model::Field::text, "", {}},
                  {model::Field::text,
                   "line\nbreak\ttab \x01 NULL 'x' \xF0\x9F\x93\xB0 \xE2\x80\xAE",
                   {{0, 4}, {5, 10}}}};

  const auto id = house.add_hits(article, {{hit}}).at(0);

  const auto row =
      *house.in_transaction([&](auto& transaction) { return load_hit(transaction, id); });
  EXPECT_EQ(row.article, article.id);
  EXPECT_EQ(row.spans, hit.spans);
  EXPECT_EQ(row.passages, hit.passages);
  EXPECT_EQ(row.rule, "nato");
  EXPECT_EQ(row.rule_title, "About nato");
  EXPECT_EQ(row.rule_revision, 3);
  EXPECT_EQ(row.title, article.title);
  EXPECT_EQ(row.url, article.url);
  EXPECT_EQ(row.source, "Example News");
  EXPECT_EQ(row.lang, "en");
  EXPECT_EQ(row.feed, "tass");
  EXPECT_EQ(row.published, article.published);
}

TEST(ListHits, OutlivesArticleAndRemovedRule) {
  Newsroom house;
  const auto article = house.add_article("summit");
  house.add_hits(article, {{hit_of(house.nato, article)}});

  house.run("delete from articles");
  house.in_transaction(
      [](auto& transaction) { set_status(transaction, "rule", "nato", Status::removed); });

  const auto hits = house.list({});
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].title, "summit");
  EXPECT_EQ(hits[0].rule, "nato");
}

TEST(ListHits, ShowsTheNewestFirstWithinItsFilter) {
  Newsroom house;
  for (const auto* title : {"one", "two", "three"}) {
    const auto article = house.add_article(title);
    house.add_hits(article, {{hit_of(house.nato, article)}});
  }
  const auto last = house.add_article("four");
  house.add_hits(last, {{hit_of(house.csto, last)}});
  house.run("update hits set at = '2026-01-01Z'::timestamptz + interval '1 hour' * id");
  const auto since = house.list({.rule = "", .since = {}, .limit = 3}).at(1).at;

  const auto titles = [&](const HitFilter& filter) {
    std::string joined;
    for (const auto& hit : house.list(filter)) joined += hit.title + " ";
    return joined;
  };

  EXPECT_EQ(titles({.rule = "", .since = {}, .limit = 0}), "four three two one ");
  EXPECT_EQ(titles({.rule = "", .since = {}, .limit = 2}), "four three ");
  EXPECT_EQ(titles({.rule = "nato", .since = {}, .limit = 0}), "three two one ");
  EXPECT_EQ(titles({.rule = "", .since = since, .limit = 0}), "four three ");
  EXPECT_EQ(titles({.rule = "unknown", .since = {}, .limit = 0}), "");
}

TEST(LoadHit, FindsNothingUnderAnUnknownId) {
  Newsroom house;

  const auto hit =
      house.in_transaction([](auto& transaction) { return load_hit(transaction, {77}); });

  EXPECT_FALSE(hit);
}

TEST(StoreDecision, KeepsTheFirstOfAHitAndReceiver) {
  Newsroom house;
  const auto article = house.add_article("summit");
  const auto hit = house.add_hits(article, {{hit_of(house.nato, article)}}).at(0);

  house.in_transaction([&](auto& transaction) {
    store_decisions(transaction,
                    {{hit, {.receiver = "press", .reason = "first_in_story", .told = true}},
                     {hit, {.receiver = "boss", .reason = "too_old", .told = false}}});
    store_decisions(transaction,
                    {{hit, {.receiver = "press", .reason = "already_told", .told = false}}});
  });

  const auto decisions =
      house.in_transaction([&](auto& transaction) { return decisions_of(transaction, hit); });
  ASSERT_EQ(decisions.size(), 2u);
  EXPECT_EQ(decisions[0].receiver, "boss");
  EXPECT_FALSE(decisions[0].told);
  EXPECT_EQ(decisions[1].reason, "first_in_story");
  EXPECT_TRUE(decisions[1].told);
}

TEST(Hits, HoldTheirStatementsAndAreListedForReviewWhereTheyAreUnsure) {
  Newsroom house;
  const auto article = house.add_article("A speech");
  model::Hit unsure = hit_of(house.nato, article);
  unsure.unsure = true;
  house.add_hits(article, {{unsure, R"([{"kind": "warn"}])"}, {hit_of(house.csto, article)}});

  const auto sure = house.list({}), review = house.list({.unsure = true});

  ASSERT_EQ(sure.size(), 1u);
  EXPECT_EQ(sure[0].rule, "csto");
  EXPECT_EQ(sure[0].statements, "[]");
  ASSERT_EQ(review.size(), 1u);
  EXPECT_EQ(review[0].statements, R"([{"kind": "warn"}])");
  EXPECT_TRUE(review[0].unsure);
}

TEST(Hits, ForReviewAreCountedSinceTheReceiversLastAlert) {
  Newsroom house;
  const auto article = house.add_article("A speech");
  model::Hit unsure = hit_of(house.nato, article);
  unsure.unsure = true;
  const auto id = house.add_hits(article, {{unsure}}).at(0);
  const auto count = [&] {
    return house.in_transaction(
        [&](auto& transaction) { return count_held_back(transaction, {"desk", "others"}); });
  };
  house.in_transaction([&](auto& transaction) {
    store_decisions(transaction, {{id, {.receiver = "desk", .reason = "unsure", .told = false}}});
  });

  EXPECT_EQ(count(), (std::map<std::string, std::size_t>{{"desk", 1}}));
  house.in_transaction([&](auto& transaction) {
    return exec(transaction,
                "insert into alerts (id, kind, receiver, content, created)"
                " values ('al_1', 'alert', 'desk', '{}', now() + interval '1 hour')")
        .affected();
  });
  EXPECT_TRUE(count().empty());
}

}  // namespace
}  // namespace storage
