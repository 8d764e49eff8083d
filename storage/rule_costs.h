#pragma once
// What rules cost, and how one that costs too much is taken out of service.
#include <span>
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/time.h"
#include "storage/database.h"

namespace storage {

// Of one revision of a rule; the next one begins anew.
struct RuleCost {
  model::RuleId rule;
  int revision = 0;
  std::int64_t articles = 0;     // judged
  std::int64_t candidates = 0;   // looked at closely
  std::int64_t steps = 0;        // of the evaluator, over all candidates
  std::int64_t worst_steps = 0;  // for one article
  model::ArticleId worst_article;
};
// On top of what is there. Of a revision that is no longer in force: nothing.
void add_rule_costs(Transaction&, std::span<const RuleCost>);

struct RuleCostRow {
  std::string name;
  RuleCost cost;
  model::Time since{};
};
// Of the revisions in force, the dearest first; rules that have cost nothing yet are not there.
std::vector<RuleCostRow> rule_costs(Transaction&);

// Takes a rule out of service until its next revision, or until it is resumed; the generation
// grows. False: the rule is not active, or another revision is in force, whose cost this is not.
// Holds the lock on watch rows to the end of the transaction: best one of its own.
bool suspend_rule(Transaction&, model::RuleId, int revision, const std::string& reason);
// Back to service, its cost forgotten; the generation grows. False: it is not suspended.
bool resume_rule(Transaction&, const std::string& name);

}  // namespace storage
