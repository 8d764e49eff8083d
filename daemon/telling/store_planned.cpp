#include "daemon/telling/store_planned.h"

#include <algorithm>

namespace wirewatchd {

storage::AlertToStore row_of(const alerts::PlannedAlert& planned) {
  const model::Alert& alert = planned.alert;
  storage::AlertToStore row{.id = alert.id,
                            .kind = alerts::name_of(alert.kind),
                            .receiver = alert.receiver,
                            .content = alerts::to_json(alert),
                            .rules = {},
                            .article = alert.article.id,
                            .deliveries = planned.deliveries};
  for (const auto& rule : alert.rules) row.rules.push_back(rule.name);
  if (planned.hold) row.held_for = alerts::name_of(planned.hold->reason);
  row.story = alert.story.id;
  row.once_per_story = std::ranges::all_of(
      alert.rules, [](const auto& rule) { return rule.per == model::Rule::Per::story; });
  row.is_urgent = alerts::is_urgent(alert);
  return row;
}

void store_planned(storage::Transaction& transaction, const alerts::PlannedAlert& planned) {
  storage::store_alert(transaction, row_of(planned));
}

std::set<const model::Receiver*> told_of_it(const std::vector<std::string>& names,
                                            const WatchSet& set, model::Time now) {
  std::set<const model::Receiver*> told;
  for (const std::string& name : names)
    if (const auto* receiver = alerts::whom_to_tell(set.receivers, name, now))
      told.insert(receiver);
  return told;
}

}  // namespace wirewatchd
