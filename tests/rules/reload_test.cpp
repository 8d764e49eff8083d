// A set made from another one finds what one made by itself alone finds.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "rules/rules.h"

namespace {

class Reload : public testing::Test {
 protected:
  std::size_t below(std::size_t n) { return random_() % n; }
  std::string word() { return std::string("word") + static_cast<char>('a' + below(12)); }

  model::Rule some_rule() {
    static constexpr const char* kJoined[] = {" AND ", " OR ", " NEAR/3 ", " AND NOT "};
    model::Rule rule;
    rule.query = word() + kJoined[below(4)] + word();
    rule.lookalikes = below(4) == 0;
    return rule;
  }
  std::vector<model::Rule> some_rules(std::size_t count) {
    std::vector<model::Rule> rules(count);
    for (auto& rule : rules) rule = some_rule();
    return rules;
  }
  void expect_same(const rules::RuleSet& one, const rules::RuleSet& other) {
    ASSERT_EQ(one.rules(), other.rules());
    EXPECT_EQ(one.unindexed(), other.unindexed());
    for (int i = 0; i < 20; ++i) {
      model::Article article;
      for (int words = 0; words < 6; ++words) article.text += word() + ' ';
      const text::Reading reading("", article.text, "en");
      const rules::Subject subject{reading, article, ""};
      ASSERT_EQ(one.matching(subject), other.matching(subject)) << article.text;
    }
  }

  std::mt19937 random_{7};
};

}  // namespace

TEST_F(Reload, ByReloadAfterReloadFindsTheSame) {
  auto rules = some_rules(200);
  rules::RuleSet set(rules);

  for (int reload = 0; reload < 60; ++reload) {
    for (std::size_t changes = reload % 10 == 0 ? 150 : below(4); changes > 0; --changes)
      rules[below(rules.size())] = some_rule();
    if (below(2) == 0) rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(below(100)));
    if (below(2) == 0)
      rules.insert(rules.begin() + static_cast<std::ptrdiff_t>(below(100)), some_rule());
    if (below(8) == 0) std::shuffle(rules.begin(), rules.end(), random_);

    set = set.with(rules);
    ASSERT_NO_FATAL_FAILURE(expect_same(set, rules::RuleSet(rules))) << "reload " << reload;
  }
}

TEST_F(Reload, LeavesTheSetBeforeAsItWas) {
  const auto rules = some_rules(100), others = some_rules(100);
  const rules::RuleSet before(rules);

  const auto after = before.with(others);

  expect_same(before, rules::RuleSet(rules));
  expect_same(after, rules::RuleSet(others));
}

TEST_F(Reload, CutsWordsAsTheSetBefore) {
  std::vector<model::Rule> rules(2);
  rules[0].query = "exercise";
  const rules::RuleSet before(rules, {.cut = text::Cut::standard});
  rules[1].query = "troop";

  const auto after = before.with(rules);

  model::Article article;
  article.text = "Exercises of troops";
  article.lang = "en";
  const text::Reading reading("", article.text, "en", text::Cut::standard);
  EXPECT_TRUE(after.matching({reading, article, {}}).empty()) << "no inflection";
}

TEST_F(Reload, ToldWhatIsRefusedEachTime) {
  auto rules = some_rules(10);
  rules::RuleSet set(rules);
  rules[4].query = "((";

  for (int reload = 0; reload < 3; ++reload) set = set.with(rules);

  ASSERT_EQ(set.refused().size(), 1u);
  EXPECT_EQ(set.refused()[0].rule.query, "((");
  rules.erase(rules.begin() + 4);
  expect_same(set, rules::RuleSet(rules));
}

TEST_F(Reload, OfNothingAtAllFindsNothing) {
  const auto set = rules::RuleSet(some_rules(10)).with({});

  expect_same(set, rules::RuleSet(std::vector<model::Rule>{}));
  expect_same(set.with(some_rules(0)), set);
}
