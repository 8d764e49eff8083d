// The engine against the plain definition, spans included: seeded random trees of every node, on
// random articles.
#include <gtest/gtest.h>

#include "tests/rules/obvious.h"
#include "tests/rules/random_tree.h"

constexpr unsigned kSeed = 20240613;

TEST(Engine, FindsWhatThePlainDefinitionFindsInAnyTree) {
  random_tree::Random random(kSeed);
  int matched = 0, by_statements = 0, unsure = 0;
  for (int round = 0; round < 3'000; ++round) {
    const query::Query query(random_tree::tree(random, 4), {.terms = 20, .words = 60, .nears = 10});
    const rows::Attributes of = random_tree::article(random);
    const model::Article article = rows::article_of(of);
    const text::Reading reading(of.title, of.text, of.lang);
    const rules::Subject subject = rows::subject_of(of, article, reading);
    const rules::Means means{.lists = random_tree::lists()};

    const auto told = random_tree::query_of(query.root()) + "\n  on  " + of.title + " / " + of.text;

    const auto verdict = rules::evaluate(query, subject, means);

    ASSERT_EQ(verdict.matched, obvious::matches(query.root(), subject, means)) << told;
    ASSERT_EQ(verdict.unsure, obvious::is_unsure(query.root(), subject, means)) << told;
    ASSERT_EQ(rows::marked(verdict, of.title, of.text),
              rows::marked(obvious::spans(query.root(), subject, means), of.title, of.text))
        << told;
    matched += verdict.matched ? 1 : 0;
    by_statements += verdict.statements.empty() ? 0 : 1;
    unsure += verdict.unsure ? 1 : 0;
  }
  EXPECT_GT(matched, 750);
  EXPECT_GT(by_statements, 50);
  EXPECT_GT(unsure, 10);
}
