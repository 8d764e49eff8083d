// Several alerts as one message, the most important first.
#include <algorithm>

#include "alerts/alerts.h"

namespace alerts {
namespace {

using model::Reason;

bool is_urgent(const model::Alert& alert) {
  return std::ranges::any_of(
      alert.rules, [](const auto& rule) { return rule.priority == model::Rule::Priority::high; });
}

std::string headline_of(Reason reason, std::size_t alerts) {
  if (alerts == 0) return "Nothing to report";
  const std::string number = alerts == 1 ? "One" : std::to_string(alerts);
  const std::string reports = number + (alerts == 1 ? " report" : " reports");
  switch (reason) {
    case Reason::away:
      return reports + " came while you were away";
    case Reason::at_most:
      return number + " more " + (alerts == 1 ? "report" : "reports");
    case Reason::storm:
      return reports + " came in a storm";
    case Reason::digest:
      return reports;
    default:
      return reports + " came in your quiet hours";
  }
}

void add_rules(model::Alert& digest, const model::Alert& item) {
  for (const auto& rule : item.rules)
    if (std::ranges::find(digest.rules, rule.name, &model::Alert::RuleRef::name) ==
        digest.rules.end())
      digest.rules.push_back(rule);
}

constexpr std::size_t kMostWhole = 50, kMostNamed = 20;

}  // namespace

std::size_t most_shown(Reason reason) {
  return reason == Reason::at_most ? kMostNamed : kMostWhole;
}

model::Alert digest_of(Digest held, model::Time now) {
  model::Alert digest;
  digest.id = new_alert_id(now);
  digest.kind =
      held.reason == Reason::at_most ? model::AlertKind::summary : model::AlertKind::digest;
  digest.reason = held.reason;
  digest.receiver = std::move(held.receiver);
  digest.created = now;
  digest.more = held.more;
  digest.notes = std::move(held.notes);
  digest.items = std::move(held.alerts);
  std::ranges::stable_sort(digest.items, std::less(), [](const model::Alert& alert) {
    return std::pair(!is_urgent(alert), alert.created);
  });
  for (model::Alert& item : digest.items) {
    add_rules(digest, item);
    digest.held_back = std::max(digest.held_back, std::exchange(item.held_back, 0));
  }
  digest.notice = headline_of(digest.reason, digest.items.size() + digest.more);
  return digest;
}

}  // namespace alerts
