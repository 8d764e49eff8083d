#pragma once
// Alerts and their deliveries: the outbox.
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/alert.h"
#include "model/story.h"
#include "storage/database.h"

namespace storage {

// Addresses that have been told of this article.
std::vector<std::string> told_addresses(Transaction&, model::ArticleId);

struct AlertToStore {
  std::string id, kind, receiver, content;
  std::vector<std::string> rules;  // names
  model::ArticleId article;        // 0: none (a test)
  std::vector<model::Delivery> deliveries;
  std::string held_for = {};    // a reason, where its deliveries are held
  model::StoryId story = {};    // 0: none
  bool once_per_story = false;  // no rule of it asks for each article
  bool is_urgent = false;       // one of its rules is of high priority
};
// A told address gets no second `alert` of its article, nor, once per story, of its story, whoever
// decided so: only addresses that are not told yet get a delivery, and without any the alert is not
// stored. An `update` reaches them all. What is told counts for the rates (storage/rates.h).
void store_alerts(Transaction&, const std::vector<AlertToStore>&);
void store_alert(Transaction&, const AlertToStore&);

// The place of a webhook's secret is the receiver's of today: a corrected path frees what waits. So
// is its format, as long as the address is.
struct ClaimedDelivery {
  model::Delivery delivery;  // attempts already counts the one that begins
  // Of the schedule under way, the one that begins included; `alerts retry` begins a new one.
  int tries = 0;
  std::string receiver;
  std::string kind;               // of the alert
  std::string content;            // of the alert
  bool ambiguous_before = false;  // an earlier attempt handed it over whole and heard nothing (F33)
  bool is_asked_for = false;      // a person said `alerts retry`
  // The endpoint wants no more (410), and why; empty: it does.
  std::string gone_because = {};
  bool is_personal = false;  // as in model::Receiver
};
struct DeliveryClaim {
  std::string node;
  // Each waits in a queue of its own (P6).
  model::Delivery::Channel channel = model::Delivery::Channel::email;
  int limit = 16;
  int per_address = 2;
  std::chrono::seconds lease{60};
};
// Due deliveries, at most `limit` and at most `per_address` of one address in flight: each
// address's first before any other's second, those never tried before the backlog, then oldest
// first, and none of an endpoint that asked for time. Each gets its attempt row, and an attempt
// that a vanished worker left open ends as "lost".
// Commit before sending. Daemons that claim in the same instant do not see each other's: then an
// address may get as many from each.
std::vector<ClaimedDelivery> claim_deliveries(Transaction&, const DeliveryClaim&);
// Those in hand, by id and token: a row that a broken COMMIT left behind in our name runs out.
void renew_deliveries(Transaction&, const std::vector<model::Delivery>& held,
                      std::chrono::seconds lease);
// A node that starts takes its own leases back at once: they are due now. Their tokens stay good
// until the next claim, so that a result that comes late can still be recorded.
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
// Which were recorded; of the others the lease was lost, nothing was changed. Without the ledger:
// the delivery's state alone, for where the attempt's row is refused; what was delivered must not
// be sent again for that.
enum class Ledger { with, without };
std::set<model::DeliveryId> record_attempts(Transaction&, const std::vector<AttemptRecord>&,
                                            Ledger = Ledger::with);

// What a journal beside the database knows to be delivered, and the database may not: a kill came
// between, or a standby took over without the last commits (F8, F16).
struct KnownDelivery {
  model::DeliveryId delivery;
  std::string alert;  // another database's delivery of that number is another one
  int attempt = 0;
  std::string message;
};
// Those that it did not know.
std::vector<model::DeliveryId> recognise_delivered(Transaction&, const std::vector<KnownDelivery>&);

struct DeliveryRow {  // alerts list; field names as in docs/schema.md
  std::int64_t id = 0;
  std::string alert, receiver, address, kind, state, last_error;
  int attempts = 0;
  bool maybe_twice = false;  // an attempt that may have arrived was followed by another (F33)
  std::optional<model::Time> next_attempt, delivered;
  std::vector<std::string> rules;
  model::StoryId story;  // 0: of none
  model::Time created{};
  std::int64_t within = 0;  // the delivery it goes with; 0: it goes by itself
};
// Newest first, of one state or (empty) of all; 0: all.
std::vector<DeliveryRow> list_deliveries(Transaction&, int limit, const std::string& state = "");
std::vector<DeliveryRow> deliveries_of(Transaction&, const std::string& alert);

// Sends at once, waiting or dead, whatever pause its endpoint asked for; `who` says so. False: no
// such delivery, or it is delivered already.
bool retry_delivery(Transaction&, model::DeliveryId, const std::string& who);
// Never to be sent; a digest with all that goes in it. False: no such delivery, or it is delivered,
// discarded, or being sent just now.
bool discard_delivery(Transaction&, model::DeliveryId, const std::string& who);

// How a delivery ended, or that it is under way: why neither of these could be done.
struct DeliveryEnd {
  std::string state;
  std::optional<model::Time> delivered, discarded;
  std::string discarded_by;
};
std::optional<DeliveryEnd> end_of(Transaction&, model::DeliveryId);  // none: no such delivery

}  // namespace storage
