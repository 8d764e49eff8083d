#include "daemon/judging/cost_ledger.h"

#include <algorithm>

#include "daemon/events.h"

namespace wirewatchd {

using namespace std::chrono_literals;

namespace {

constexpr auto kBetweenSettlings = 5min;

std::string reason_for(const rules::Cost& cost) {
  return "judging article " + std::to_string(cost.worst_article.value) + " took it more than " +
         std::to_string(rules::kMostSteps / 1'000'000) + " million steps";
}

}  // namespace

std::vector<storage::RuleCost> CostLedger::rows() const {
  std::vector<storage::RuleCost> rows;
  const auto& costs = costs_.of_rules();
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const rules::Cost& cost = costs[i];
    if (cost.judged == 0) continue;
    const model::Rule& rule = set_->rules.rules()[i];
    rows.push_back({rule.id, rule.revision, static_cast<std::int64_t>(costs_.articles()),
                    static_cast<std::int64_t>(cost.judged), static_cast<std::int64_t>(cost.steps),
                    static_cast<std::int64_t>(cost.worst), cost.worst_article});
  }
  return rows;
}

void CostLedger::settle(storage::Database& database, const std::shared_ptr<const WatchSet>& set) {
  const auto now = Clock::now();
  if (set == set_ && now < next_ && !costs_.any_gave_up()) return;
  try {
    if (set_) write_down(database);
  } catch (const storage::Rejected& rejected) {
    log(Event("costs_lost", Level::error).with("reason", rejected.what()));
  }
  set_ = set;
  costs_ = {};
  next_ = now + kBetweenSettlings;
}

void CostLedger::write_down(storage::Database& database) {
  if (costs_.any_gave_up()) suspend(database);
  const auto unsettled = rows();
  if (unsettled.empty()) return;
  auto transaction = database.begin();
  storage::add_rule_costs(transaction, unsettled);
  transaction.commit();
}

// Each in a transaction of its own: it locks the rules for whoever edits them.
void CostLedger::suspend(storage::Database& database) {
  const auto& costs = costs_.of_rules();
  for (std::size_t i = 0; i < costs.size(); ++i) {
    if (costs[i].gave_up == 0) continue;
    const model::Rule& rule = set_->rules.rules()[i];
    const std::string reason = reason_for(costs[i]);
    auto transaction = database.begin();
    const bool suspended = storage::suspend_rule(transaction, rule.id, rule.revision, reason);
    transaction.commit();
    if (suspended)
      log(Event("rule_suspended", Level::error).with("rule", rule.name).with("reason", reason));
  }
}

}  // namespace wirewatchd
