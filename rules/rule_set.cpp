// Every query is evaluated in turn. A faster engine may stand here later; its verdicts are
// evaluate()'s.
#include <utility>

#include "rules/judge.h"
#include "rules/query.h"
#include "rules/rules.h"

namespace rules {

struct RuleSet::Compiled {
  std::vector<model::Rule> rules;
  std::vector<std::shared_ptr<const Query>> queries;  // one a rule
  std::vector<Refused> refused;
};

RuleSet::RuleSet(std::vector<model::Rule> rules) {
  auto compiled = std::make_shared<Compiled>();
  for (model::Rule& rule : rules) {
    auto parsed = parse_query(rule.query);
    if (!parsed) {
      compiled->refused.push_back({std::move(rule), std::move(parsed.error())});
      continue;
    }
    compiled->queries.push_back(std::move(parsed->query));
    compiled->rules.push_back(std::move(rule));
  }
  compiled_ = std::move(compiled);
}

RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

const std::vector<model::Rule>& RuleSet::rules() const {
  return compiled_->rules;
}

const std::vector<RuleSet::Refused>& RuleSet::refused() const {
  return compiled_->refused;
}

std::vector<RuleMatch> RuleSet::match(const Subject& subject) const {
  std::vector<RuleMatch> matches;
  Judge judge(subject);
  for (std::size_t i = 0; i < compiled_->queries.size(); ++i) {
    Verdict verdict = judge.verdict_on(*compiled_->queries[i]);
    if (verdict.matched) matches.push_back({i, std::move(verdict.spans)});
  }
  return matches;
}

}  // namespace rules
