#include <fmt/format.h>

#include "rules/rules.h"
#include "text/language.h"
#include "text/reading.h"
#include "watch/watch.h"

namespace watch {
namespace {

constexpr std::size_t kShown = 80;  // code points of a test's text

std::string beginning_of(const model::RuleTest& test) {
  const std::string& whole = test.text.empty() ? test.title : test.text;
  std::string shown;
  std::size_t count = 0;
  for (const char c : whole) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && count++ == kShown) return shown + "…";
    shown += c == '\n' ? ' ' : c;
  }
  return shown;
}

bool matches(const rules::Query& query, const model::RuleTest& test) {
  const std::string lang =
      test.lang.empty() ? text::language_of(test.title + "\n\n" + test.text) : test.lang;
  const text::Reading reading(test.title, test.text, lang);
  return rules::evaluate(query, {reading, test.title, test.text, test.source, test.feed}).matched;
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
      outcomes.push_back({rule.name, ++number, test.must_match, matched, beginning_of(test)});
    }
  }
  return outcomes;
}

std::string to_text(const TestOutcome& outcome) {
  return fmt::format("rule {}, test {}: {} match, and {}: {}", outcome.rule, outcome.number,
                     outcome.must_match ? "must" : "must not",
                     outcome.matched ? "matches" : "does not", outcome.text);
}

}  // namespace watch
