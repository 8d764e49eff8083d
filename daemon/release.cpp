#include "daemon/release.h"

#include <algorithm>
#include <map>

#include "alerts/alerts.h"

namespace wirewatchd {

namespace {

constexpr std::size_t kMostShown = 50;  // alerts of a digest, whole; the others are counted

using Deliveries = std::vector<const model::Delivery*>;

// When these are to be told: now at the latest where the time has come.
model::Time due_of(const storage::HeldOf& held, const WatchSet& set, model::Time now) {
  const auto receiver = std::ranges::find(set.receivers, held.receiver, &model::Receiver::name);
  if (receiver == set.receivers.end()) return held.due;
  const auto hold = alerts::hold_of(*receiver, now);
  return hold ? hold->until : now;
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
  const std::vector<std::string> shown(
      ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), kMostShown)));
  for (const auto& content : storage::contents_of(transaction, shown))
    if (auto alert = alerts::from_json(content)) digest.alerts.push_back(std::move(*alert));
  digest.more = ids.size() - digest.alerts.size();
  return digest;
}

// One digest for the addresses that are told the same.
void store_digest(storage::Transaction& transaction, const storage::HeldOf& held,
                  const std::vector<std::string>& ids, const std::vector<Deliveries>& addresses,
                  model::Time now) {
  const auto alert = alerts::digest_of(digest_for(transaction, held, ids), now);
  storage::AlertToStore row{.id = alert.id,
                            .kind = alerts::name_of(alert.kind),
                            .receiver = alert.receiver,
                            .content = alerts::to_json(alert),
                            .rules = {},
                            .article = {},
                            .deliveries = {}};
  for (const auto& rule : alert.rules) row.rules.push_back(rule.name);
  for (const auto& deliveries : addresses) {
    model::Delivery delivery = *deliveries.front();
    delivery.id = {};
    delivery.alert = alert.id;
    row.deliveries.push_back(std::move(delivery));
  }
  storage::store_alert(transaction, row);
  for (const auto& deliveries : addresses)
    storage::carry_within(transaction, alert.id, deliveries.front()->address, ids_of(deliveries));
}

void release(storage::Transaction& transaction, const storage::HeldOf& held, model::Time now) {
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
  for (const auto& [ids, addresses] : by_alerts)
    if (ids.size() > 1)
      store_digest(transaction, held, ids, addresses, now);
    else
      for (const auto& deliveries : addresses) storage::let_go(transaction, ids_of(deliveries));
}

}  // namespace

std::vector<Event> release_held(storage::Transaction& transaction, const WatchSet& set,
                                model::Time now) {
  std::vector<Event> events;
  const auto all = storage::list_held(transaction);
  if (all.empty() || !storage::lock_held(transaction)) return events;
  for (const auto& held : all) {
    const model::Time due = due_of(held, set, now);
    if (due > now) {
      storage::put_off_held(transaction, held, due);
      continue;
    }
    release(transaction, held, now);
    events.push_back(
        Event("held_alerts_released").with("receiver", held.receiver).with("reason", held.reason));
  }
  return events;
}

}  // namespace wirewatchd
