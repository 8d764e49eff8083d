#include "storage/rule_tests.h"

#include <gtest/gtest.h>

#include "tests/storage/house.h"

namespace storage {
namespace {

using test::article_titled;
using test::at;
using test::House;

// A hit of the rule "strikes" on an article.
struct Newsroom : House {
  model::FeedId feed = add_feed("wire");
  model::RuleId rule = add_rule("strikes");
  model::Article article = stored();
  model::HitId hit = met(article);

  model::Article stored() {
    auto written = article_titled("dockers");
    written.authors = {"Ann Orr"};
    written.tags = {"ports", "labour"};
    written.country = "NL";
    written.published = at(-60);
    written.id = in_transaction(
        [&](auto& transaction) { return test::store_one(transaction, feed, written); });
    return written;
  }
  model::HitId met(const model::Article& judged) {
    const model::Hit hit_on_it{.id = {},
                               .rule = rule,
                               .rule_revision = 1,
                               .article = judged.id,
                               .spans = {},
                               .passages = {}};
    return in_transaction([&](auto& transaction) {
      return store_hits(transaction, judged, feed, {{hit_on_it}}).at(0);
    });
  }
  void replace_text() {
    auto retold = article;
    retold.text = "In other words.";
    retold.content_digest = test::digest_of("in other words");
    in_transaction(
        [&](auto& transaction) { EXPECT_TRUE(update_article(transaction, feed, retold, {})); });
  }
  std::expected<model::RuleTestId, NoTest> mark(bool good, const std::string& who = "alice") {
    return in_transaction(
        [&](auto& transaction) { return add_rule_test(transaction, hit, good, who); });
  }
  std::vector<RuleTestRow> list(const RuleTestFilter& filter = {}) {
    return in_transaction([&](auto& transaction) { return list_rule_tests(transaction, filter); });
  }
  std::optional<RuleTestRow> load(model::RuleTestId id) {
    return in_transaction([&](auto& transaction) { return load_rule_test(transaction, id); });
  }
};

TEST(AddRuleTest, HoldsTheArticleAsItWasJudged) {
  Newsroom house;

  const auto id = house.mark(false);

  ASSERT_TRUE(id);
  const auto test = house.load(*id);
  ASSERT_TRUE(test);
  auto expected = house.article;
  expected.id = {};
  expected.content_digest.clear();
  EXPECT_EQ(test->article, expected);
  EXPECT_EQ(test->rule, "strikes");
  EXPECT_EQ(test->feed, "wire");
  EXPECT_FALSE(test->must_match);
  EXPECT_EQ(test->state, TestState::open);
  EXPECT_EQ(test->made_by, "alice");
  EXPECT_EQ(test->from_hit, house.hit);
  EXPECT_FALSE(test->settled_at);
}

TEST(AddRuleTest, AgainChangesTheVerdictOfTheOpenOne) {
  Newsroom house;
  const auto first = house.mark(false);

  const auto again = house.mark(true, "bob");

  EXPECT_EQ(first, again);
  ASSERT_EQ(house.list().size(), 1u);
  EXPECT_TRUE(house.list()[0].must_match);
  EXPECT_EQ(house.list()[0].made_by, "bob");
}

TEST(AddRuleTest, SaysWhyThereIsNone) {
  struct Case {
    const char* what;
    void (*happens)(Newsroom&);
    NoTest why;
  };
  const Case cases[] = {
      {"no such hit", [](Newsroom& house) { house.hit = {999}; }, NoTest::no_such_hit},
      {"the article has left", [](Newsroom& house) { house.run("delete from articles"); },
       NoTest::article_gone},
      {"its text was replaced", [](Newsroom& house) { house.replace_text(); },
       NoTest::article_retold}};
  for (const auto& [what, happens, why] : cases) {
    Newsroom house;
    happens(house);

    EXPECT_EQ(house.mark(true), std::unexpected(why)) << what;
    EXPECT_TRUE(house.list().empty()) << what;
  }
}

TEST(AddRuleTest, TakesTheStoredTextForAHitThatDoesNotKnowWhatWasJudged) {
  Newsroom house;
  house.run("update hits set content_digest = ''");
  house.replace_text();

  ASSERT_TRUE(house.mark(true));

  EXPECT_EQ(house.list().at(0).article.text, "In other words.");
}

TEST(AddRuleTest, OutlivesArticleAndHit) {
  Newsroom house;
  const auto id = house.mark(true);

  house.run("delete from articles");
  house.run("delete from hits");

  EXPECT_EQ(house.load(id.value())->article.title, "dockers");
}

TEST(RuleTests, AreSettledOnce) {
  Newsroom house;
  const auto adopted = house.mark(true).value();
  const auto adopt = [&](auto& t) { return adopt_rule_test(t, adopted, "carol"); };
  const auto drop = [&](auto& t) { return drop_rule_test(t, adopted, "dave"); };

  EXPECT_TRUE(house.in_transaction(adopt));
  EXPECT_FALSE(house.in_transaction(adopt));
  EXPECT_FALSE(house.in_transaction(drop));

  const auto test = house.load(adopted);
  EXPECT_EQ(test->state, TestState::adopted);
  EXPECT_EQ(test->settled_by, "carol");
  EXPECT_TRUE(test->settled_at);
  EXPECT_NE(house.mark(false), adopted) << "marked again it is another test";
}

TEST(RuleTests, AreListedByRuleAndState) {
  Newsroom house;
  house.add_rule("ports");
  const auto dropped = house.mark(true).value();
  house.in_transaction([&](auto& t) { EXPECT_TRUE(drop_rule_test(t, dropped, "dave")); });
  const auto open = house.mark(true).value();

  ASSERT_EQ(house.list().size(), 1u);
  EXPECT_EQ(house.list().at(0).id, open);
  EXPECT_EQ(house.list({.rule = "strikes"}).size(), 1u);
  EXPECT_TRUE(house.list({.rule = "ports"}).empty());
  EXPECT_EQ(house.list({.rule = "", .state = TestState::dropped}).at(0).id, dropped);
  EXPECT_EQ(house.list({.rule = "", .state = std::nullopt}).size(), 2u);
}

TEST(ListHits, SaysHowEachWasMarked) {
  Newsroom house;
  const auto mark = [&] {
    return house.in_transaction([&](auto& transaction) {
      const auto listed = list_hits(transaction, {}).at(0).mark;
      EXPECT_EQ(listed, load_hit(transaction, house.hit)->mark);
      return listed;
    });
  };

  EXPECT_EQ(mark(), "");
  const auto test = house.mark(false);
  EXPECT_EQ(mark(), "bad");
  house.in_transaction([&](auto& transaction) { adopt_rule_test(transaction, *test, "bob"); });
  EXPECT_EQ(mark(), "bad");
  const auto second = house.mark(true);
  EXPECT_EQ(mark(), "good") << "the last one counts";
  house.in_transaction([&](auto& transaction) { drop_rule_test(transaction, *second, "bob"); });
  EXPECT_EQ(mark(), "bad");
}

}  // namespace
}  // namespace storage
