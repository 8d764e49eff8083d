#include <fmt/format.h>

#include "rules/rules.h"
#include "text/harmless.h"
#include "text/language.h"
#include "text/reading.h"
#include "text/utf8.h"
#include "watch/watch.h"

namespace watch {
namespace {

constexpr std::size_t kShown = 80;  // code points of a test's text

std::string beginning_of(const model::RuleTest& test) {
  return text::cut_to_code_points(text::harmless(test.text.empty() ? test.title : test.text),
                                  kShown);
}

bool matches(const rules::Query& query, const model::RuleTest& test) {
  model::Article article;
  article.title = test.title;
  article.text = test.text;
  article.source = test.source;
  article.lang = test.lang.empty() ? text::language_of(test.title + "\n\n" + test.text) : test.lang;
  const text::Reading reading(article.title, article.text, article.lang);
  return rules::evaluate(query, {reading, article, test.feed}).matched;
}

}  // namespace

std::vector<TestOutcome> run_rule_tests(const WatchSet& set) {
  std::vector<TestOutcome> outcomes;
  for (const auto& located : set.rules) {
    const auto& rule = located.noun;
    if (rule.tests.empty()) continue;
    const auto parsed = rules::parse_query(rule.query);
    std::size_t number = 0;
    for (const auto& test : rule.tests) {
      const bool matched = parsed && matches(*parsed->query, test);
      outcomes.push_back({rule.name, ++number, test.must_match, matched, beginning_of(test),
                          located.file, test.line});
    }
  }
  return outcomes;
}

std::string to_text(const TestOutcome& outcome) {
  return fmt::format("{}:{}: rule {}, test {}: {} match, and {}: {}", outcome.file, outcome.line,
                     outcome.rule, outcome.number, outcome.must_match ? "must" : "must not",
                     outcome.matched ? "matches" : "does not", outcome.text);
}

std::string red_tests(const WatchSet& set) {
  std::string lines;
  for (const auto& outcome : run_rule_tests(set))
    if (!outcome.green()) lines += (lines.empty() ? "" : "\n") + to_text(outcome);
  return lines;
}

}  // namespace watch
