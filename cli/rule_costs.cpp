// rules cost: what rules take of the daemon's time, the dearest first.
#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "cli/commands.h"
#include "cli/print.h"
#include "text/times.h"

namespace cli {

namespace {

struct ShownCost {
  storage::RuleCostRow row;
  std::string suspended_because;  // empty: it is in service

  double candidates_per_article() const {
    return row.cost.articles == 0
               ? 0
               : static_cast<double>(row.cost.candidates) / static_cast<double>(row.cost.articles);
  }
};

std::string to_json(const ShownCost& shown) {
  const auto& [name, cost, since] = shown.row;
  JsonLine line;
  line.add("rule", name)
      .add("revision", std::int64_t{cost.revision})
      .add("articles", cost.articles)
      .add("candidates", cost.candidates)
      .add_real("candidates_per_article", shown.candidates_per_article())
      .add("steps", cost.steps)
      .add("worst_steps", cost.worst_steps)
      .add("worst_article", cost.worst_article.value)
      .add("since", std::optional(since))
      .add_truth("suspended", !shown.suspended_because.empty());
  shown.suspended_because.empty() ? line.add_null("suspended_because")
                                  : line.add("suspended_because", shown.suspended_because);
  return line.text();
}

std::vector<std::string> to_cells(const ShownCost& shown) {
  const auto& [name, cost, since] = shown.row;
  return {name,
          shown.suspended_because.empty() ? "" : "suspended",
          std::to_string(cost.steps),
          std::to_string(cost.articles),
          fmt::format("{:.3g}", shown.candidates_per_article()),
          std::to_string(cost.worst_steps),
          std::to_string(cost.worst_article.value),
          text::to_rfc3339(since)};
}

// The dearest; rules that have cost nothing yet are not among them.
std::vector<ShownCost> shown_costs(storage::Transaction& transaction, int limit) {
  const auto rules = storage::load_watch_rows(transaction).rules;
  std::vector<ShownCost> costs;
  for (auto& row : storage::rule_costs(transaction)) {
    if (limit > 0 && std::cmp_equal(costs.size(), limit)) break;
    const auto rule =
        std::ranges::find(rules, row.cost.rule, [](const auto& each) { return each.noun.id; });
    costs.push_back({std::move(row), rule == rules.end() ? "" : rule->suspended_because});
  }
  return costs;
}

}  // namespace

int list_rule_costs(Session& session) {
  auto transaction = session.database().begin();
  put_rows<ShownCost>(
      session.arguments.has("--json"), shown_costs(transaction, session.arguments.limit()),
      {"NAME", "STATUS", "STEPS", "ARTICLES", "CANDIDATES EACH", "WORST", "ON ARTICLE", "SINCE"},
      to_json, to_cells);
  return kDone;
}

}  // namespace cli
