#include "daemon/release.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "alerts/alerts.h"

namespace wirewatchd {

namespace {

using Deliveries = std::vector<const model::Delivery*>;
using Notes = std::vector<std::string>;

const model::Receiver* receiver_named(const WatchSet& set, const std::string& name) {
  const auto found = std::ranges::find(set.receivers, name, &model::Receiver::name);
  return found == set.receivers.end() ? nullptr : &*found;
}

// When these are to be told: now at the latest where the time has come.
model::Time due_of(const storage::HeldOf& held, const model::Receiver* receiver, model::Time now) {
  const auto reason = alerts::reason_named(held.reason);
  if (receiver)
    if (const auto hold = alerts::hold_of(*receiver, now)) return hold->until;
  const bool has_its_time =
      !receiver || reason == model::Reason::at_most || reason == model::Reason::storm;
  return has_its_time ? held.due : now;
}

std::vector<model::DeliveryId> ids_of(const Deliveries& deliveries) {
  std::vector<model::DeliveryId> ids;
  for (const auto* delivery : deliveries) ids.push_back(delivery->id);
  return ids;
}

// Those that a digest shows, as far as they can be read.
alerts::Digest digest_for(storage::Transaction& transaction, const storage::HeldOf& held,
                          const std::vector<std::string>& ids) {
  alerts::Digest digest;
  digest.receiver = held.receiver;
  digest.reason = alerts::reason_named(held.reason).value_or(model::Reason::quiet_hours);
  const std::size_t most = std::min(ids.size(), alerts::most_shown(digest.reason));
  const std::vector<std::string> shown(ids.begin(),
                                       ids.begin() + static_cast<std::ptrdiff_t>(most));
  for (const auto& content : storage::contents_of(transaction, shown))
    if (auto alert = alerts::from_json(content)) digest.alerts.push_back(std::move(*alert));
  digest.more = ids.size() - digest.alerts.size();
  return digest;
}

void store(storage::Transaction& transaction, const model::Alert& alert,
           std::vector<model::Delivery> deliveries) {
  storage::AlertToStore row{.id = alert.id,
                            .kind = alerts::name_of(alert.kind),
                            .receiver = alert.receiver,
                            .content = alerts::to_json(alert),
                            .rules = {},
                            .article = {},
                            .deliveries = std::move(deliveries)};
  for (const auto& rule : alert.rules) row.rules.push_back(rule.name);
  storage::store_alert(transaction, row);
}

// One message for the addresses that are told the same.
void store_digest(storage::Transaction& transaction, alerts::Digest digest,
                  const std::vector<Deliveries>& addresses, model::Time now) {
  const auto alert = alerts::digest_of(std::move(digest), now);
  std::vector<model::Delivery> carriers;
  for (const auto& deliveries : addresses) {
    carriers.push_back(*deliveries.front());
    carriers.back().alert = alert.id;
  }
  store(transaction, alert, carriers);
  for (const auto& deliveries : addresses)
    storage::carry_within(transaction, alert.id, deliveries.front()->address, ids_of(deliveries));
}

// False: there was nothing.
bool release(storage::Transaction& transaction, const storage::HeldOf& held, const Notes& notes,
             model::Time now) {
  const auto waiting = storage::held_of(transaction, held);
  std::map<std::pair<model::Delivery::Channel, std::string>, Deliveries> by_address;
  for (const auto& delivery : waiting)
    by_address[{delivery.channel, delivery.address}].push_back(&delivery);
  std::map<std::vector<std::string>, std::vector<Deliveries>> by_alerts;
  for (const auto& [address, deliveries] : by_address) {
    std::vector<std::string> ids;
    for (const auto* delivery : deliveries) ids.push_back(delivery->alert);
    by_alerts[ids].push_back(deliveries);
  }
  for (const auto& [ids, addresses] : by_alerts) {
    auto digest = digest_for(transaction, held, ids);
    digest.notes = notes;
    if (ids.size() > 1 || digest.reason == model::Reason::digest)
      store_digest(transaction, std::move(digest), addresses, now);
    else
      for (const auto& deliveries : addresses) storage::let_go(transaction, ids_of(deliveries));
  }
  return !waiting.empty();
}

Event released(const storage::HeldOf& held) {
  return Event("held_alerts_released").with("receiver", held.receiver).with("reason", held.reason);
}

// ---- at fixed times ----

std::string words_of(const storage::FeedsNow& feeds) {
  std::string words = fmt::format("{} feeds polled, {} failing", feeds.polled, feeds.failing);
  if (feeds.names.empty()) return words;
  const bool are_all = static_cast<int>(feeds.names.size()) == feeds.failing;
  return words + fmt::format(" ({}{})", fmt::join(feeds.names, ", "), are_all ? "" : ", …");
}

Notes notes_since(storage::Transaction& transaction, const std::string& receiver,
                  model::Time since) {
  Notes notes;
  std::vector<std::string> silent;
  for (const auto& [reason, hits] : storage::silent_hits(transaction, receiver, since))
    silent.push_back(fmt::format("{} {}", hits,
                                 reason == "unsure"    ? "unsure"
                                 : reason == "too_old" ? "too old"
                                                       : "silenced"));
  if (!silent.empty()) notes.push_back(fmt::format("not told: {}", fmt::join(silent, ", ")));
  notes.push_back(words_of(storage::feeds_now(transaction)));
  return notes;
}

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
void send_digest(storage::Transaction& transaction, const model::Receiver& receiver,
                 const storage::SettledDigest* settled, model::Time now,
                 std::vector<Event>& events) {
  const storage::HeldOf held{receiver.name, alerts::name_of(model::Reason::digest), {}};
  const auto shown = settled ? from_stored(settled->shown) : alerts::wall_time(receiver, now);
  const auto due = last_due(receiver, shown, now);
  if (due || !settled)
    storage::settle_digest(transaction, receiver.name, to_stored(due ? due->shown : shown));
  if (due && settled) {
    const Notes notes = notes_since(transaction, receiver.name, settled->at);
    if (release(transaction, held, notes, now)) {
      events.push_back(released(held));
    } else if (receiver.digest->send_empty) {
      const auto empty = alerts::plan_empty_digest(receiver, notes, now);
      store(transaction, empty.alert, empty.deliveries);
    }
  }
  if (const auto next = alerts::next_digest(receiver, due ? due->shown : shown))
    storage::put_off_held(transaction, held, next->due);
}

void send_digests(storage::Transaction& transaction, const WatchSet& set, model::Time now,
                  std::vector<Event>& events) {
  const auto settled = storage::settled_digests(transaction);
  std::vector<std::string> names;
  for (const auto& receiver : set.receivers) {
    if (!receiver.digest) continue;
    names.push_back(receiver.name);
    const auto before =
        std::ranges::find(settled, receiver.name, &storage::SettledDigest::receiver);
    send_digest(transaction, receiver, before == settled.end() ? nullptr : &*before, now, events);
  }
  if (!std::ranges::all_of(settled, [&](const auto& each) {
        return std::ranges::find(names, each.receiver) != names.end();
      }))
    storage::keep_digests_of(transaction, names);
}

}  // namespace

std::vector<Event> release_held(storage::Transaction& transaction, const WatchSet& set,
                                model::Time now) {
  std::vector<Event> events;
  send_digests(transaction, set, now, events);
  for (const auto& held : storage::list_held(transaction)) {
    const auto* receiver = receiver_named(set, held.receiver);
    const bool at_fixed_times = receiver && receiver->digest;
    if (at_fixed_times && held.reason == alerts::name_of(model::Reason::digest)) continue;
    const model::Time due = due_of(held, receiver, now);
    if (due > now) {
      if (due != held.due) storage::put_off_held(transaction, held, due);
      continue;
    }
    release(transaction, held, {}, now);
    events.push_back(released(held));
  }
  return events;
}

}  // namespace wirewatchd
