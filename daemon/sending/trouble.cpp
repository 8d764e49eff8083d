#include "daemon/sending/trouble.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "alerts/alerts.h"
#include "daemon/telling/store_planned.h"
#include "text/harmless.h"

namespace wirewatchd {

namespace {

using Kind = alerts::AttemptResult::Kind;

bool is_trouble(const Outcome& outcome, const storage::AttemptRecord& record) {
  if (outcome.claimed.kind == "test" || outcome.claimed.kind == "notice") return false;
  return record.state == model::Delivery::State::dead || outcome.result.is_insecure;
}

std::string notice_of(const Outcome& outcome, const storage::AttemptRecord& record) {
  const std::string who = fmt::format("the receiver “{}” ({})", outcome.claimed.receiver,
                                      text::harmless(shown_address(outcome.claimed.delivery)));
  const std::string error = text::harmless(record.message);
  if (outcome.result.kind == Kind::gone)
    return fmt::format(
        "Nothing more is sent to {}: {}. Once it wants alerts again, wirewatch receivers test {} "
        "takes it back.",
        who, error, outcome.claimed.receiver);
  if (record.state == model::Delivery::State::dead)
    return fmt::format(
        "An alert for {} was given up: {}. wirewatch alerts list tells which; wirewatch alerts "
        "retry {} sends it again.",
        who, error, outcome.claimed.delivery.id.value);
  return fmt::format("Alerts for {} wait, for there is no secure connection: {}.", who, error);
}

// Whoever is told of the same, whether it was told for itself or as a deputy. For whom it stands in
// hears of it himself: there is nobody else.
std::set<const model::Receiver*> who_hears_of_it(const WatchSet& set, const std::string& failing,
                                                 model::Time now) {
  const auto named = [&](const std::string& name) {
    const auto found = std::ranges::find(set.receivers, name, &model::Receiver::name);
    return found == set.receivers.end() ? nullptr : &*found;
  };
  const auto* const itself = named(failing);
  std::set<const model::Receiver*> who;
  for (const auto& rule : set.rules.rules()) {
    const auto told = told_of_it(rule.notify, set, now);
    if (!told.contains(itself)) continue;
    who.insert(told.begin(), told.end());
    for (const std::string& name : rule.notify)
      if (alerts::whom_to_tell(set.receivers, name, now) == itself) who.insert(named(name));
  }
  who.erase(itself);
  return who;
}

}  // namespace

std::vector<Event> tell_trouble(storage::Transaction& transaction, const WatchSet& set,
                                const Outcome& outcome, const storage::AttemptRecord& record,
                                model::Time now) {
  const auto& [claimed, result] = outcome;
  if (!is_trouble(outcome, record)) return {};
  const storage::Endpoint endpoint{claimed.delivery.channel, claimed.delivery.address};
  if (!storage::take_trouble(transaction, endpoint, claimed.delivery.alert)) return {};

  const auto told = who_hears_of_it(set, claimed.receiver, now);
  for (const auto* receiver : told)
    store_planned(transaction, alerts::plan_notice(*receiver, notice_of(outcome, record), now));
  return {Event("receiver_in_trouble", Level::error)
              .with("receiver", claimed.receiver)
              .with("address", shown_address(claimed.delivery))
              .with("error", record.message)
              .with("told", static_cast<std::int64_t>(told.size()))};
}

}  // namespace wirewatchd
