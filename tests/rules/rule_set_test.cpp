// Many rules at once against the plain definition, spans included: seeded random queries, compiled
// together, on random articles. WIREWATCH_PAIRS=1000000 asks for more of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <thread>

#include "rules/query.h"
#include "tests/rules/obvious.h"
#include "tests/rules/row.h"

namespace {

using Random = std::mt19937;

constexpr unsigned kSeed = 20240614;
constexpr std::size_t kRules = 250, kArticles = 20;

template <class List>
std::string one_of(Random& random, const List& list) {
  return list[random() % std::size(list)];
}

constexpr const char* kTerms[] = {
    "nato",       "csto",      "troops",    "plan",      "F16",
    "16",         "na*",       "*ato*",     "plan*",     "wom?n",
    "\"b\"",      "AT&T",      "G7's",      "l'otan",    "учения",
    "b*ta",       "defence",   "\"a b\"",   "\"a * b\"", "\"plan nato\"",
    "\"a b\"~3",  "\"b a\"~2", "raw:b",     "raw:NATO",  "forms:\"plans b\"",
    "\"G7's b\"", "troop",     "\"* csto\""};
constexpr const char* kFilters[] = {"lang:ru",       "feed:tass",  "source:tass",
                                    "site:tass.com", "country:ru", "tag:army",
                                    "author:dorn",   "url:world",  "published:>=1970-01-02"};
constexpr const char* kWords[] = {"a",        "b",     "NATO",    "CSTO",     "F16",     "F-16s",
                                  "16",       "plans", "planned", "troops",   "NATO's",  "G7's",
                                  "women",    "AT&T",  "l’OTAN",  "учениями", "beta",    "defense",
                                  "planning", "the",   "of",      "and",      "troop's", "é"};
constexpr const char* kBreaks[] = {" ", " ", " ", " ", " ", ", ", ". ", ".\n\n"};

std::string term(Random& random) {
  return one_of(random, kTerms);
}

// What NEAR takes.
std::string operand(Random& random, int depth) {
  if (depth == 0 || random() % 2 == 0) return term(random);
  if (random() % 2 == 0) return "(" + term(random) + " OR " + term(random) + ")";
  return "(" + operand(random, depth - 1) + " NEAR/2 " + term(random) + ")";
}

std::string near(Random& random, int depth) {
  constexpr const char* kOps[] = {" NEAR/1 ", " ONEAR/3 ", " NOT NEAR/2 ", " NEAR "};
  if (random() % 4 == 0)
    return "NEAR/3(" + term(random) + ", " + operand(random, depth) + ", " + term(random) + ")";
  return operand(random, depth) + one_of(random, kOps) + operand(random, depth);
}

std::string query(Random& random, int depth) {
  if (depth == 0) return term(random);
  const auto inner = [&] { return "(" + query(random, depth - 1) + ")"; };
  switch (random() % 12) {
    case 0:
    case 1:
      return inner() + " " + inner();
    case 2:
      return inner() + " OR " + inner() + " OR " + term(random);
    case 3:
      return inner() + " NOT " + inner();
    case 4:
      return "(" + near(random, 1) + ")";
    case 5:
      return "SENT(" + term(random) + " " + operand(random, 1) + ")";
    case 6:
      return "PARA(" + term(random) + " NOT " + term(random) + ")";
    case 7:
      return "ATLEAST/2(" + operand(random, 1) + ")";
    case 8:
      return "SCORE(" + term(random) + "^2 " + term(random) + " " + term(random) + "^-1) >= 2";
    case 9:
      return "title:(" + term(random) + " OR " + near(random, 0) + ")";
    case 10:
      return inner() + " " + one_of(random, kFilters);
    default:
      return term(random);
  }
}

std::vector<model::Rule> random_rules(Random& random, std::size_t count) {
  std::vector<model::Rule> rules;
  while (rules.size() < count) {
    model::Rule rule;
    rule.query = query(random, 3);
    if (rules::parse_query(rule.query)) rules.push_back(std::move(rule));
  }
  return rules;
}

std::string random_text(Random& random, std::size_t most) {
  std::string text;
  for (std::size_t i = random() % (most + 1); i > 0; --i)
    text += one_of(random, kWords) + one_of(random, kBreaks);
  return text;
}

model::Article random_article(Random& random) {
  model::Article article;
  article.title = random_text(random, 5);
  article.text = random_text(random, 25);
  article.lang = random() % 4 == 0 ? "ru" : "en";
  article.source = random() % 2 == 0 ? "TASS" : "Wire";
  article.country = random() % 2 == 0 ? "RU" : "";
  article.url = random() % 2 == 0 ? "https://tass.com/world/1" : "";
  if (random() % 2 == 0) article.authors = {"Ada Dorn"};
  if (random() % 2 == 0) article.tags = {"army"};
  return article;
}

// What the set finds is what the definition finds, rule by rule.
void expect_defined(const rules::RuleSet& set, const model::Article& article) {
  const text::Reading reading(article.title, article.text, article.lang);
  const rules::Subject subject{reading, article, "tass"};
  const auto matches = set.match(subject);
  auto next = matches.begin();
  for (std::size_t i = 0; i < set.rules().size(); ++i) {
    const auto parsed = rules::parse_query(set.rules()[i].query);
    const bool met = next != matches.end() && next->rule == i;
    ASSERT_EQ(met, obvious::matches(parsed->query->root(), subject))
        << set.rules()[i].query << "\n  on  " << article.title << " / " << article.text;
    if (!met) continue;
    ASSERT_EQ(next->spans, obvious::spans(parsed->query->root(), subject))
        << set.rules()[i].query << "\n  on  " << article.title << " / " << article.text;
    ++next;
  }
}

std::size_t wanted_pairs() {
  const char* given = std::getenv("WIREWATCH_PAIRS");
  return given ? std::strtoull(given, nullptr, 10) : 10'000;
}

std::vector<std::vector<std::uint32_t>> all_met(const rules::RuleSet& set,
                                                const std::vector<model::Article>& articles) {
  std::vector<std::vector<std::uint32_t>> met;
  for (const model::Article& article : articles) {
    const text::Reading reading(article.title, article.text, article.lang);
    met.push_back(set.matching({reading, article, "tass"}));
  }
  return met;
}

std::vector<model::Article> random_articles(Random& random, std::size_t count) {
  std::vector<model::Article> articles;
  for (std::size_t i = 0; i < count; ++i) articles.push_back(random_article(random));
  return articles;
}

}  // namespace

TEST(ManyRules, FindWhatThePlainDefinitionFinds) {
  Random random(kSeed);
  for (std::size_t pairs = 0; pairs < wanted_pairs(); pairs += kRules * kArticles) {
    const auto sample = random_articles(random, random() % 2 == 0 ? 0 : 50);
    const rules::RuleSet set(random_rules(random, kRules), {.sample = sample});
    for (std::size_t i = 0; i < kArticles; ++i) {
      expect_defined(set, random_article(random));
      if (HasFatalFailure()) return;
    }
  }
}

// Rules stay, change, come and go; what a set took over it judges like one made anew.
TEST(ManyRules, AreTheSameTakenOverOrCompiledAnew) {
  Random random(kSeed);
  const auto articles = random_articles(random, 100);
  auto rules = random_rules(random, 200);
  rules::RuleSet set(rules);
  for (int reload = 0; reload < 20; ++reload) {
    for (int changes = 0; changes < 10; ++changes)
      rules[random() % rules.size()] = random_rules(random, 1)[0];
    std::shuffle(rules.begin(), rules.end(), random);
    rules.resize(rules.size() - 3);
    rules.push_back(random_rules(random, 1)[0]);

    set = set.with(rules);

    ASSERT_EQ(all_met(set, articles), all_met(rules::RuleSet(rules), articles)) << reload;
  }
}

TEST(ManyRules, AreMetAlikeOnTwoThreads) {
  Random random(kSeed);
  const auto articles = random_articles(random, 200);
  const rules::RuleSet set(random_rules(random, 300));
  const auto alone = all_met(set, articles);
  std::vector<std::vector<std::uint32_t>> one, other;
  {
    const std::jthread first([&] { one = all_met(set, articles); });
    const std::jthread second([&] { other = all_met(set, articles); });
  }

  EXPECT_EQ(one, alone);
  EXPECT_EQ(other, alone);
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
