// Many rules at once against the plain definition, spans included: seeded random queries, compiled
// together, on random articles. WIREWATCH_PAIRS=1000000 asks for more of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "tests/rules/obvious.h"
#include "tests/rules/random_tree.h"

namespace {

using random_tree::Random;

constexpr unsigned kSeed = 20240614;
constexpr std::size_t kRules = 300, kArticles = 20;

std::vector<rows::Attributes> random_articles(Random& random, std::size_t count) {
  std::vector<rows::Attributes> articles;
  for (std::size_t i = 0; i < count; ++i) articles.push_back(random_tree::article(random));
  return articles;
}

std::vector<model::Article> random_sample(Random& random) {
  std::vector<model::Article> sample;
  if (random() % 2 == 0)
    for (int i = 0; i < 50; ++i) sample.push_back(rows::article_of(random_tree::article(random)));
  return sample;
}

bool same(const rules::RuleMatch& one, const rules::RuleMatch& other) {
  return one.rule == other.rule && one.spans == other.spans && one.statements == other.statements &&
         one.unsure == other.unsure;
}

std::size_t wanted_pairs() {
  const char* given = std::getenv("WIREWATCH_PAIRS");
  return given ? std::strtoull(given, nullptr, 10) : 6'000;
}

// A set, and its rules' trees for the definition.
struct Judged {
  Judged(Random& random, text::Cut c)
      : cut(c),
        sample(random_sample(random)),
        set(random_tree::rules_of(random, kRules, c), {c, sample, random_tree::lists()}) {
    for (const model::Rule& rule : set.rules())
      parsed.push_back(query::parse(rule.query, {rule.lookalikes, c}).value());
  }

  // What the set finds is what the definition finds, rule by rule; returns how many.
  std::size_t expect_defined(const rows::Attributes& of) const {
    const model::Article article = rows::article_of(of);
    const text::Reading reading(of.title, of.text, of.lang, cut);
    const rules::Subject subject = rows::subject_of(of, article, reading);

    const auto matches = set.match(subject);
    const auto met = set.matching(subject);

    EXPECT_TRUE(std::ranges::equal(met, matches, {}, {}, &rules::RuleMatch::rule));
    auto next = matches.begin();
    for (std::size_t i = 0; i < parsed.size(); ++i) {
      const query::Node& root = parsed[i].query->root();
      const auto told = set.rules()[i].query + "\n  on  " + of.title + " / " + of.text;
      const rules::Means means{random_tree::lists(), set.rules()[i].min_confidence,
                               set.rules()[i].lookalikes, cut};
      const bool is_met = next != matches.end() && next->rule == i;
      EXPECT_EQ(is_met, obvious::matches(root, subject, means)) << told;
      if (!is_met) continue;
      EXPECT_EQ(next->unsure, obvious::is_unsure(root, subject, means)) << told;
      EXPECT_EQ(rows::marked((next++)->spans, of.title, of.text),
                rows::marked(obvious::spans(root, subject, means), of.title, of.text))
          << told;
    }
    EXPECT_EQ(next, matches.end());
    return matches.size();
  }

  text::Cut cut;
  std::vector<model::Article> sample;
  rules::RuleSet set;
  std::vector<query::Parsed> parsed;
};

std::vector<std::vector<rules::RuleMatch>> all_matches(
    const rules::RuleSet& set, const std::vector<rows::Attributes>& articles) {
  std::vector<std::vector<rules::RuleMatch>> matches;
  for (const rows::Attributes& of : articles) {
    const model::Article article = rows::article_of(of);
    const text::Reading reading(of.title, of.text, of.lang);
    matches.push_back(set.match(rows::subject_of(of, article, reading)));
  }
  return matches;
}

void expect_same(const std::vector<std::vector<rules::RuleMatch>>& one,
                 const std::vector<std::vector<rules::RuleMatch>>& other) {
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i)
    EXPECT_TRUE(std::ranges::equal(one[i], other[i], same)) << "article " << i;
}

// Some change, some go, some come, one stands in it twice, and all stand elsewhere.
void change(std::vector<model::Rule>& rules, Random& random) {
  for (std::size_t i = rules.size() - 20; i < rules.size(); ++i)
    rules[i].lookalikes = !rules[i].lookalikes;
  const auto fresh = random_tree::rules_of(random, 12);
  std::copy_n(fresh.begin(), 8, rules.begin());
  rules.resize(rules.size() - random() % 8);
  rules.insert(rules.end(), fresh.begin() + 8, fresh.end());
  rules.push_back(rules[random() % rules.size()]);
  std::ranges::shuffle(rules, random);
}

}  // namespace

TEST(ManyRules, FindWhatThePlainDefinitionFinds) {
  Random random(kSeed);
  std::size_t found = 0, pairs = 0;
  for (; pairs < wanted_pairs(); pairs += kRules * kArticles) {
    const Judged judged(random, random() % 4 == 0 ? text::Cut::standard : text::Cut::analyst);
    for (const auto& article : random_articles(random, kArticles))
      found += judged.expect_defined(article);
    ASSERT_FALSE(HasFailure()) << "after " << pairs << " pairs";
  }
  EXPECT_GT(found, pairs / 10);
}

// What a set took over it judges like one made anew, also when it has come into many pieces and is
// made whole again.
TEST(ManyRules, AreTheSameTakenOverOrCompiledAnew) {
  Random random(kSeed);
  const auto articles = random_articles(random, 40);
  auto rules = random_tree::rules_of(random, 150);
  rules::RuleSet set(rules, {.lists = random_tree::lists()});
  for (int reload = 0; reload < 15; ++reload) {
    change(rules, random);
    const auto sample = random_sample(random);

    set = set.with(rules, sample);

    const rules::RuleSet anew(rules, {.lists = random_tree::lists()});
    EXPECT_EQ(set.unindexed(), anew.unindexed());
    expect_same(all_matches(set, articles), all_matches(anew, articles));
    ASSERT_FALSE(HasFailure()) << "after " << reload << " reloads";
  }
}

// Each thread remembers words for itself; an older set goes on judging beside a newer one.
TEST(ManyRules, AreMetAlikeOnTwoThreads) {
  Random random(kSeed);
  const auto articles = random_articles(random, 50);
  auto rules = random_tree::rules_of(random, 300);
  const rules::RuleSet older(rules, {.lists = random_tree::lists()});
  change(rules, random);
  const rules::RuleSet newer = older.with(rules);
  const auto by_older = all_matches(older, articles), by_newer = all_matches(newer, articles);

  const auto both = [&] {
    for (int time = 0; time < 2; ++time) {
      expect_same(all_matches(older, articles), by_older);
      expect_same(all_matches(newer, articles), by_newer);
    }
  };
  const std::jthread one(both), other(both);
}

TEST(ManyRules, CountThoseThatWantNoWord) {
  const auto rule = [](const char* query) {
    model::Rule made;
    made.query = query;
    return made;
  };
  const rules::RuleSet set({rule("nato"), rule("lang:ru"), rule("raw:US"), rule("nato OR raw:US"),
                            rule("raw:US troops"), rule("(a OR b) NOT c")});

  EXPECT_EQ(set.unindexed(), 3u);
}
