#include "daemon/telling/release.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "alerts/alerts.h"
#include "daemon/telling/digest_notes.h"
#include "daemon/telling/store_planned.h"
#include "daemon/telling/told_as_one.h"

namespace wirewatchd {

namespace {

using Held = std::vector<const storage::HeldDelivery*>;
using Notes = std::vector<std::string>;

// ---- one message ----

std::set<model::Reason> reasons_of(const Held& held, bool at_fixed_times) {
  std::set<model::Reason> reasons;
  if (at_fixed_times) reasons.insert(model::Reason::digest);
  for (const auto* one : held)
    reasons.insert(alerts::reason_named(one->reason).value_or(model::Reason::quiet_hours));
  return reasons;
}

model::Alert digest_for(storage::Transaction& transaction, alerts::Digest digest, const Held& held,
                        model::Time now) {
  std::vector<alerts::HeldAlert> known;
  for (const auto* one : held) known.push_back(held_alert_of(*one));
  auto stories = alerts::each_story_once(std::move(known));
  const auto all = stories.size();
  stories.resize(std::min(all, alerts::most_shown(digest.reasons)));
  digest.alerts = each_as_one(transaction, std::move(stories));
  digest.more = all - digest.alerts.size();
  return alerts::digest_of(std::move(digest), now);
}

std::vector<model::DeliveryId> ids_of(const Held& held) {
  std::vector<model::DeliveryId> ids;
  for (const auto* one : held) ids.push_back(one->delivery.id);
  return ids;
}

// For the addresses that are told the same.
void store_digest(storage::Transaction& transaction, model::Alert alert,
                  const std::vector<Held>& addresses) {
  alerts::PlannedAlert planned{.alert = std::move(alert), .deliveries = {}};
  for (const auto& held : addresses) {
    planned.deliveries.push_back(held.front()->delivery);
    planned.deliveries.back().alert = planned.alert.id;
  }
  store_planned(transaction, planned);
  for (const auto& held : addresses)
    storage::carry_within(transaction, planned.alert.id, held.front()->delivery.address,
                          ids_of(held));
}

// Addresses by what is held for them.
std::map<std::vector<std::string>, std::vector<Held>> by_alerts(
    const std::vector<storage::HeldDelivery>& waiting) {
  std::map<std::pair<model::Delivery::Channel, std::string>, Held> by_address;
  for (const auto& one : waiting)
    by_address[{one.delivery.channel, one.delivery.address}].push_back(&one);
  std::map<std::vector<std::string>, std::vector<Held>> addresses;
  for (const auto& [address, held] : by_address) {
    std::vector<std::string> ids;
    for (const auto* one : held) ids.push_back(one->delivery.alert);
    addresses[ids].push_back(held);
  }
  return addresses;
}

// ---- a receiver's turn ----

struct Turn {
  const model::Receiver* receiver = nullptr;  // none: it is gone
  std::vector<storage::HeldOf> held;
  bool is_digest_due = false;
  Notes notes = {};                             // of a digest
  std::optional<model::Time> next_digest = {};  // of a receiver that gets digests
};

// When these are to be told: now at the latest where the time has come.
model::Time due_of(const storage::HeldOf& held, const Turn& turn, model::Time now) {
  const auto reason = alerts::reason_named(held.reason);
  if (turn.next_digest && reason == model::Reason::digest)
    return turn.is_digest_due ? now : *turn.next_digest;
  if (turn.receiver)
    if (const auto hold = alerts::hold_of(*turn.receiver, now)) return hold->until;
  const bool has_its_time =
      !turn.receiver || reason == model::Reason::at_most || reason == model::Reason::storm;
  return has_its_time ? held.due : now;
}

// The reasons for which something is due; what is not is put off to its time.
std::vector<std::string> take_due(storage::Transaction& transaction, const Turn& turn,
                                  model::Time now) {
  std::vector<std::string> due_now;
  for (const auto& held : turn.held) {
    const model::Time due = due_of(held, turn, now);
    if (due <= now)
      due_now.push_back(held.reason);
    else if (due != held.due)
      storage::put_off_held(transaction, held, due);
  }
  return due_now;
}

void release(storage::Transaction& transaction, const std::string& receiver, const Turn& turn,
             model::Time now, std::vector<Event>& events) {
  const auto reasons = take_due(transaction, turn, now);
  if (reasons.empty()) {
    if (turn.is_digest_due && turn.receiver->digest->send_empty)
      store_planned(transaction, alerts::plan_empty_digest(*turn.receiver, turn.notes, now));
    return;
  }
  const auto waiting = storage::held_of(transaction, receiver, reasons);
  for (const auto& [ids, addresses] : by_alerts(waiting)) {
    const Held& held = addresses.front();
    alerts::Digest digest{receiver, reasons_of(held, turn.is_digest_due), {}, 0, turn.notes};
    if (turn.receiver) digest.timezone = turn.receiver->timezone;
    if (ids.size() > 1 || digest.reasons.contains(model::Reason::digest))
      store_digest(transaction, digest_for(transaction, std::move(digest), held, now), addresses);
    else
      for (const auto& of_address : addresses) storage::let_go(transaction, ids_of(of_address));
  }
  events.push_back(Event("held_alerts_released")
                       .with("receiver", receiver)
                       .with("reason", fmt::format("{}", fmt::join(reasons, ","))));
}

// ---- at fixed times ----

// The last of its times that have come since the one that was settled.
std::optional<alerts::DigestTime> last_due(const model::Receiver& receiver,
                                           alerts::WallTime settled, model::Time now) {
  std::optional<alerts::DigestTime> last;
  for (auto next = alerts::next_digest(receiver, settled); next && next->due <= now;
       next = alerts::next_digest(receiver, next->shown))
    last = next;
  return last;
}

model::Time to_stored(alerts::WallTime shown) {
  return model::Time(shown.time_since_epoch());
}

alerts::WallTime from_stored(model::Time shown) {
  return alerts::WallTime(std::chrono::floor<std::chrono::minutes>(shown.time_since_epoch()));
}

// Whoever gets digests for the first time, or again, has had those until now.
void settle(storage::Transaction& transaction, const WatchSet& set,
            const storage::SettledDigest* settled, Turn& turn, model::Time now) {
  const model::Receiver& receiver = *turn.receiver;
  const auto shown = settled ? from_stored(settled->shown) : alerts::wall_time(receiver, now);
  const auto due = last_due(receiver, shown, now);
  if (due || !settled)
    storage::settle_digest(transaction, receiver.name, to_stored(due ? due->shown : shown));
  turn.is_digest_due = due && settled;
  if (turn.is_digest_due) turn.notes = notes_since(transaction, set, receiver, settled->at, now);
  if (const auto next = alerts::next_digest(receiver, due ? due->shown : shown))
    turn.next_digest = next->due;
}

using Turns = std::map<std::string, Turn>;

void settle_digests(storage::Transaction& transaction, const WatchSet& set, model::Time now,
                    Turns& turns) {
  const auto settled = storage::settled_digests(transaction);
  std::vector<std::string> names;
  for (const auto& receiver : set.receivers) {
    if (!receiver.digest) continue;
    names.push_back(receiver.name);
    const auto before =
        std::ranges::find(settled, receiver.name, &storage::SettledDigest::receiver);
    settle(transaction, set, before == settled.end() ? nullptr : &*before, turns[receiver.name],
           now);
  }
  if (!std::ranges::all_of(settled, [&](const auto& each) {
        return std::ranges::find(names, each.receiver) != names.end();
      }))
    storage::keep_digests_of(transaction, names);
}

}  // namespace

std::vector<Event> release_held(storage::Transaction& transaction, const WatchSet& set,
                                model::Time now) {
  Turns turns;
  for (auto& held : storage::list_held(transaction)) {
    auto& of_receiver = turns[held.receiver].held;
    of_receiver.push_back(std::move(held));
  }
  for (const auto& receiver : set.receivers)
    if (receiver.digest || turns.contains(receiver.name)) turns[receiver.name].receiver = &receiver;
  settle_digests(transaction, set, now, turns);
  std::vector<Event> events;
  for (const auto& [receiver, turn] : turns) release(transaction, receiver, turn, now, events);
  return events;
}

}  // namespace wirewatchd
