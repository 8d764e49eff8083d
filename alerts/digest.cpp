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
  const std::string reports = alerts == 1 ? "One report" : std::to_string(alerts) + " reports";
  return reports +
         (reason == Reason::away ? " came while you were away" : " came in your quiet hours");
}

void add_rules(model::Alert& digest, const model::Alert& item) {
  for (const auto& rule : item.rules)
    if (std::ranges::find(digest.rules, rule.name, &model::Alert::RuleRef::name) ==
        digest.rules.end())
      digest.rules.push_back(rule);
}

}  // namespace

model::Alert digest_of(Digest held, model::Time now) {
  model::Alert digest;
  digest.id = new_alert_id(now);
  digest.kind = model::AlertKind::digest;
  digest.reason = held.reason;
  digest.receiver = std::move(held.receiver);
  digest.created = now;
  digest.more = held.more;
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
