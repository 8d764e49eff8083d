#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/desk/shelf.h"

namespace desk {
namespace {

using test::rule_of;
using test::Shelf;
using testing::ElementsAre;
using testing::IsEmpty;

Trace traced(Shelf& shelf, const std::string& url) {
  return shelf.in_transaction([&](auto& transaction) { return trace_of(transaction, url); });
}

}  // namespace

TEST(FindArticle, TakesANumberOrAnAddress) {
  Shelf shelf;
  const auto id = shelf.add({.title = "one", .text = "Troops moved."});

  shelf.in_transaction([&](auto& transaction) {
    EXPECT_EQ(find_article(transaction, id)->article.title, "one");
    EXPECT_EQ(find_article(transaction, "HTTPS://news.example/one?utm_source=x")->article.id, id);
    EXPECT_FALSE(find_article(transaction, model::ArticleId{id.value + 1}));
    EXPECT_FALSE(find_article(transaction, "no address"));
  });
}

TEST(ExplainArticle, GivesClausesAndWhatProvedIt) {
  model::Article article;
  article.title = "Ships";
  article.text = "Troops moved.";

  const auto met = explain(rule_of("troops"), article, "", nullptr);
  const auto missed = explain(rule_of("troops AND bees"), article, "", nullptr);

  EXPECT_TRUE(met.matched);
  EXPECT_EQ(met.passages.at(0).text, "Troops moved.");
  EXPECT_FALSE(missed.matched);
  EXPECT_EQ(missed.clauses.size(), 3u);
  EXPECT_THAT(missed.passages, IsEmpty());
}

TEST(Trace, FollowsAnArticleFromItsFeedToItsAttempts) {
  Shelf shelf;
  const auto id = shelf.add({.title = "one", .text = "Troops moved."});
  const auto rule = shelf.add_rule("troops");
  shelf.in_transaction([&](auto& transaction) {
    auto article = find_article(transaction, id)->article;
    model::Hit hit{.rule = rule, .rule_revision = 1, .article = id, .spans = {}, .passages = {}};
    const auto ids = storage::store_hits(transaction, article, shelf.feed, {{hit}});
    storage::store_decisions(transaction, {{ids.at(0), {"desk", "first_in_story", true}}});
    model::Delivery delivery;
    delivery.alert = "al_1";
    delivery.address = "press@example.org";
    storage::store_alert(transaction, {"al_1", "alert", "desk", "{}", {"troops"}, id, {delivery}});
  });
  shelf.in_transaction([](auto& transaction) {
    const auto claimed = storage::claim_deliveries(transaction, {.node = "a"});
    storage::record_attempts(
        transaction, {{claimed.at(0).delivery.id, claimed.at(0).delivery.token, 1, "delivered",
                       "250 ok", model::Delivery::State::delivered, std::nullopt}});
  });

  const Trace trace = traced(shelf, "https://news.example/one");

  ASSERT_TRUE(trace.article);
  EXPECT_EQ(trace.stored.appearances.at(0).feed, "daily");
  EXPECT_EQ(trace.rules_in_force, 1u);
  EXPECT_EQ(trace.stored.hits.at(0).hit.rule, "troops");
  EXPECT_EQ(trace.stored.hits.at(0).decisions.at(0).reason, "first_in_story");
  const auto& delivery = trace.stored.alerts.at(0).deliveries.at(0);
  EXPECT_EQ(delivery.way.state, "delivered");
  EXPECT_EQ(delivery.attempts.at(0).message, "250 ok");
  EXPECT_THAT(trace.would_meet, IsEmpty());
}

TEST(Trace, NamesRulesThatCameTooLate) {
  Shelf shelf;
  shelf.add({.title = "one", .text = "Troops moved."});
  shelf.add_rule("troops");
  shelf.add_rule("bees");

  const Trace trace = traced(shelf, "https://news.example/one");

  EXPECT_THAT(trace.would_meet, ElementsAre("troops"));
  EXPECT_THAT(trace.newer, ElementsAre("troops"));
  EXPECT_EQ(trace.newer_rules, 2u);
}

TEST(Trace, TellsRulesThatWereThereFromThoseThatCameTooLate) {
  Shelf shelf;
  shelf.add({.title = "one", .text = "Troops moved."});
  shelf.add_rule("troops");
  shelf.add_rule("moved");
  shelf.run("update revisions set changed_at = '2000-01-01' where name = 'troops'");
  shelf.run(
      "insert into revisions (kind, name, revision, definition, changed_by, meaning)"
      " values ('rule', 'troops', 2, 'with a test', 'ada', 1)");

  const Trace trace = traced(shelf, "https://news.example/one");

  EXPECT_THAT(trace.would_meet, testing::UnorderedElementsAre("troops", "moved"));
  EXPECT_THAT(trace.newer, ElementsAre("moved"));
  EXPECT_EQ(trace.newer_rules, 1u);
}

TEST(Trace, TellsRulesThatChangedFromThoseThatCameTooLate) {
  Shelf shelf;
  shelf.add({.title = "one", .text = "Troops moved."});
  for (const char* name : {"troops", "moved", "bees"}) shelf.add_rule(name);
  shelf.run("update revisions set changed_at = '2000-01-01' where name in ('troops', 'bees')");
  shelf.run(
      "insert into revisions (kind, name, revision, definition, changed_by, meaning)"
      " select 'rule', name, 2, 'other words', 'ada', 2 from rules where name <> 'moved'");
  shelf.run("update rules set revision = 2 where name <> 'moved'");

  const Trace trace = traced(shelf, "https://news.example/one");

  EXPECT_THAT(trace.newer, testing::UnorderedElementsAre("troops", "moved"));
  EXPECT_THAT(trace.changed, ElementsAre("troops"));
  EXPECT_EQ(trace.newer_rules, 3u);
  EXPECT_EQ(trace.changed_rules, 2u);
}

TEST(Trace, NamesSuspendedRulesThatWouldMeetIt) {
  Shelf shelf;
  shelf.add({.title = "one", .text = "Troops moved."});
  shelf.add_rule("troops");
  shelf.add_rule("bees");
  shelf.run("update rules set status = 'suspended', suspended_because = 'it costs too much'");

  const Trace trace = traced(shelf, "https://news.example/one");

  EXPECT_THAT(trace.suspended, ElementsAre("troops"));
  EXPECT_THAT(trace.would_meet, IsEmpty());
  EXPECT_EQ(trace.rules_in_force, 0u);
}

TEST(Trace, LooksUnderTheOtherSchemeToo) {
  Shelf shelf;
  const auto id = shelf.add({.title = "one", .text = "Troops moved."});

  EXPECT_EQ(traced(shelf, "http://news.example/one").article->article.id, id);
  shelf.run("update articles set url = 'http://news.example/one'");
  EXPECT_EQ(traced(shelf, "https://news.example/one").article->article.id, id);
}

TEST(Trace, OfAnUnknownAddressNamesFeedsThatBroughtItsHost) {
  Shelf shelf;
  shelf.add({.title = "one", .text = "Troops moved."});
  shelf.add_feed("other");

  const Trace trace = traced(shelf, "https://news.example/two");

  ASSERT_EQ(trace.feeds_of_host.size(), 1u);
  EXPECT_EQ(trace.feeds_of_host[0].name, "daily");
}

TEST(Trace, OfAnArticleThatHasLeftTellsItsHits) {
  Shelf shelf;
  const auto id = shelf.add({.title = "one", .text = "Troops moved."});
  const auto rule = shelf.add_rule("troops");
  shelf.in_transaction([&](auto& transaction) {
    model::Hit hit{.rule = rule, .rule_revision = 1, .article = id, .spans = {}, .passages = {}};
    storage::store_hits(transaction, find_article(transaction, id)->article, shelf.feed, {{hit}});
  });
  shelf.run("delete from articles");

  const Trace trace = traced(shelf, "https://news.example/one");

  EXPECT_FALSE(trace.article);
  EXPECT_TRUE(trace.is_known());
  EXPECT_EQ(trace.stored.hits.at(0).hit.rule, "troops");
}

TEST(Trace, OfAnUnknownAddressNamesTheFeedsOfItsHost) {
  Shelf shelf;
  shelf.run("update feeds set url = 'https://rss.daily.example:8443/feed'");
  shelf.add_feed("other");

  const Trace trace = traced(shelf, "https://daily.example/x");

  EXPECT_FALSE(trace.is_known());
  ASSERT_EQ(trace.feeds_of_host.size(), 1u);
  EXPECT_EQ(trace.feeds_of_host[0].name, "daily");
  EXPECT_EQ(trace.feeds_of_host[0].state, "waiting");
  EXPECT_THAT(traced(shelf, "https://elsewhere.example/x").feeds_of_host, IsEmpty());
}

}  // namespace desk
