#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "query/query.h"
#include "rules/rules.h"
#include "text/harmless.h"
#include "text/language.h"
#include "text/reading.h"
#include "text/utf8.h"
#include "watch/watch.h"

namespace watch {
namespace {

constexpr std::size_t kShown = 80;       // code points of a test's text
constexpr std::size_t kMostReasons = 5;  // why one is red

// A leaf of the explanation: its reason says more than those of the parts around it.
bool is_nearest(const std::vector<rules::Clause>& clauses, std::size_t i) {
  const bool has_parts = i + 1 < clauses.size() && clauses[i + 1].depth > clauses[i].depth;
  return !clauses[i].holds && !clauses[i].excludes && !clauses[i].reason.empty() && !has_parts;
}

std::vector<std::string> reasons_of(const model::Rule& rule, const rules::Subject& subject,
                                    const rules::Means& means) {
  const auto clauses = rules::explain(rule.query, {.lookalikes = rule.lookalikes}, subject, means);
  std::vector<std::string> reasons;
  for (std::size_t i = 0; i < clauses.size() && reasons.size() < kMostReasons; ++i)
    if (clauses[i].unsure && clauses[i].depth == 0)
      reasons.push_back(text::harmless(clauses[i].note));
    else if (is_nearest(clauses, i))
      reasons.push_back(text::harmless(clauses[i].written + ": " + clauses[i].reason));
  if (reasons.empty() && !clauses.empty())
    reasons.push_back(text::harmless(clauses.front().reason));
  return reasons;
}

std::vector<std::string> words_of(const model::Article& article,
                                  const std::vector<model::Span>& spans) {
  std::vector<std::string> words;
  for (const auto& span : spans) {
    const std::string& field = span.field == model::Field::title ? article.title : article.text;
    const std::string word =
        "“" + text::harmless(field.substr(span.begin, span.end - span.begin)) + "”";
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
    if (words.size() == kMostReasons) break;
  }
  return words;
}

// What is unsure is told to nobody at once: the test counts it as no match.
void run(const model::Rule& rule, const query::Query& query, const model::RuleTest& test,
         const std::shared_ptr<const people::Lists>& lists, model::Time now, TestOutcome& outcome) {
  const model::Article article = article_of(test, now);
  const text::Reading reading(article.title, article.text, article.lang);
  const rules::Subject subject{reading, article, test.feed};
  const rules::Means means{lists, rule.min_confidence, rule.lookalikes};
  const auto verdict = rules::evaluate(query, subject, means);
  outcome.matched = verdict.matched && !verdict.unsure;
  outcome.gave_up = verdict.gave_up;
  if (outcome.green()) return;
  outcome.why =
      outcome.matched ? words_of(article, verdict.spans) : reasons_of(rule, subject, means);
}

std::shared_ptr<const people::Lists> lists_of(const WatchSet& set) {
  std::vector<model::List> lists;
  for (const auto& located : set.lists) lists.push_back(located.noun);
  return std::make_shared<const people::Lists>(std::move(lists));
}

}  // namespace

std::string beginning_of(const model::RuleTest& test) {
  return text::cut_to_code_points(text::harmless(test.text.empty() ? test.title : test.text),
                                  kShown);
}

model::Article article_of(const model::RuleTest& test, model::Time now) {
  model::Article article;
  article.url = test.url;
  article.title = test.title;
  article.text = test.text;
  article.lang = test.lang.empty() ? text::language_of_article(test.title, test.text) : test.lang;
  article.authors = test.authors;
  article.tags = test.tags;
  article.source = test.source;
  article.country = test.country;
  article.published = test.published;
  article.seen = now;
  return article;
}

std::vector<TestOutcome> run_rule_tests(const WatchSet& set, model::Time now) {
  std::vector<TestOutcome> outcomes;
  const auto lists = lists_of(set);
  for (const auto& located : set.rules) {
    const auto& rule = located.noun;
    if (rule.tests.empty()) continue;
    const auto parsed = query::parse(rule.query, {.lookalikes = rule.lookalikes});
    std::size_t number = 0;
    for (const auto& test : rule.tests) {
      TestOutcome outcome{rule.name,          ++number,     test.must_match, false,
                          beginning_of(test), located.file, test.line,       {}};
      if (parsed) run(rule, *parsed->query, test, lists, now, outcome);
      outcomes.push_back(std::move(outcome));
    }
  }
  return outcomes;
}

std::string to_text(const TestOutcome& outcome) {
  return fmt::format("{}:{}: rule {}, test {}: {} match, and {}: {}", outcome.file, outcome.line,
                     outcome.rule, outcome.number, outcome.must_match ? "must" : "must not",
                     outcome.gave_up   ? "takes too long to say"
                     : outcome.matched ? "matches"
                                       : "does not",
                     outcome.text);
}

std::string red_tests(const WatchSet& set, model::Time now) {
  std::string lines;
  for (const auto& outcome : run_rule_tests(set, now))
    if (!outcome.green()) lines += (lines.empty() ? "" : "\n") + to_text(outcome);
  return lines;
}

}  // namespace watch
