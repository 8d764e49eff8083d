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

bool tells(const model::Rule& rule, const std::string& receiver) {
  return std::ranges::find(rule.notify, receiver) != rule.notify.end();
}

std::vector<std::string> others_of_its_rules(const WatchSet& set, const std::string& receiver) {
  std::set<std::string> others;
  for (const auto& rule : set.rules.rules())
    if (tells(rule, receiver)) others.insert(rule.notify.begin(), rule.notify.end());
  others.erase(receiver);
  return {others.begin(), others.end()};
}

}  // namespace

std::vector<Event> tell_trouble(storage::Transaction& transaction, const WatchSet& set,
                                const Outcome& outcome, const storage::AttemptRecord& record,
                                model::Time now) {
  const auto& [claimed, result] = outcome;
  if (!is_trouble(outcome, record)) return {};
  const storage::Endpoint endpoint{claimed.delivery.channel, claimed.delivery.address};
  if (!storage::take_trouble(transaction, endpoint, claimed.delivery.alert)) return {};

  const auto others = others_of_its_rules(set, claimed.receiver);
  std::int64_t told = 0;
  for (const auto& receiver : set.receivers) {
    if (receiver.name == claimed.receiver || !leads_to(others, receiver, set, now)) continue;
    store_planned(transaction, alerts::plan_notice(receiver, notice_of(outcome, record), now));
    ++told;
  }
  return {Event("receiver_in_trouble", Level::error)
              .with("receiver", claimed.receiver)
              .with("address", shown_address(claimed.delivery))
              .with("error", record.message)
              .with("told", told)};
}

}  // namespace wirewatchd
