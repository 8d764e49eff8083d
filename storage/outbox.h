#pragma once
// Alerts and their deliveries: the outbox.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/alert.h"
#include "storage/database.h"

namespace storage {

// Addresses that have been told of this article.
std::vector<std::string> told_addresses(Transaction&, model::ArticleId);

struct AlertToStore {
  std::string id, kind, receiver, content;
  std::vector<std::string> rules;  // names
  model::ArticleId article;        // 0: none (a test)
  std::vector<model::Delivery> deliveries;
};
void store_alert(Transaction&, const AlertToStore&);

struct ClaimedDelivery {
  model::Delivery delivery;  // attempts already counts the one that begins
  std::string receiver;
  std::string content;  // of the alert
};
// Due deliveries, oldest first, at most `limit` and at most `per_address` of one address in flight; each
// gets its attempt row. Commit before sending.
std::vector<ClaimedDelivery> claim_deliveries(Transaction&, const std::string& node, int limit,
                                              int per_address, std::chrono::seconds lease);
void renew_deliveries(Transaction&, const std::string& node, std::chrono::seconds lease);
// A node that starts takes its own leases back at once.
void release_deliveries_of(Transaction&, const std::string& node);

struct AttemptRecord {
  model::DeliveryId delivery;
  std::int64_t token = 0;
  int attempt = 0;
  std::string outcome;  // delivered, later, never, gone, ambiguous
  std::string message;
  model::Delivery::State state = model::Delivery::State::delivered;
  std::optional<model::Time> next_attempt;
};
// False: the lease was lost, nothing was changed.
bool record_attempt(Transaction&, const AttemptRecord&);
// A send that never began (stop): the attempt is taken back.
void release_delivery(Transaction&, model::DeliveryId, std::int64_t token, int attempt);

struct DeliveryRow {  // alerts list; field names as in docs/schema.md
  std::int64_t id = 0;
  std::string alert, receiver, address, kind, state, last_error;
  int attempts = 0;
  std::optional<model::Time> next_attempt, delivered;
  std::vector<std::string> rules;
  model::Time created{};
};
std::vector<DeliveryRow> list_deliveries(Transaction&, int limit);
std::optional<DeliveryRow> load_delivery(Transaction&, model::DeliveryId);

// Sends at once, waiting or dead. False: no such delivery, or it is delivered already.
bool retry_delivery(Transaction&, model::DeliveryId);

}  // namespace storage
