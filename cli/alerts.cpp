// alerts list, retry, discard, attempts.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/requests.h"
#include "cli/watch_files.h"
#include "text/times.h"

namespace cli {

namespace {

std::string to_json(const storage::DeliveryRow& row) {
  JsonLine line;
  line.add("id", row.id)
      .add("alert", row.alert)
      .add("receiver", row.receiver)
      .add("address", row.address)
      .add("kind", row.kind)
      .add("state", row.state)
      .add("attempts", row.attempts)
      .add_truth("maybe_twice", row.maybe_twice)
      .add("next_attempt", row.next_attempt)
      .add("last_error", row.last_error)
      .add("rules", row.rules)
      .add("story", row.story)
      .add("created", std::optional(row.created))
      .add("delivered", row.delivered);
  row.within == 0 ? line.add_null("within") : line.add("within", row.within);
  return line.text();
}

// What goes within a digest has its attempts there.
std::string state_of(const storage::DeliveryRow& row) {
  if (row.within == 0) return row.state;
  const bool goes_well = row.state == "delivered" || row.state == "held";
  return fmt::format("{}in digest {}", goes_well ? "" : row.state + " ", row.within);
}

std::vector<std::string> to_cells(const storage::DeliveryRow& row) {
  return {std::to_string(row.id),
          text::to_rfc3339(row.created),
          row.receiver,
          row.address,
          row.kind,
          state_of(row),
          row.within == 0 ? std::to_string(row.attempts) : "-",
          row.next_attempt ? text::to_rfc3339(*row.next_attempt) : "-",
          joined(row.rules),
          row.maybe_twice && row.last_error.empty() ? "maybe delivered twice" : row.last_error};
}

std::string asked_state(const Arguments& arguments) {
  constexpr std::array kStates{"pending", "sending",   "retrying", "delivered",
                               "dead",    "discarded", "held"};
  const std::string state = arguments.text("--state");
  if (state.empty() || std::ranges::find(kStates, state) != kStates.end()) return state;
  throw Failed(kUsage, fmt::format("--state: expected one of {}, got \"{}\"",
                                   fmt::join(kStates, ", "), state));
}

// A delivery by its number, or all of an alert (al_…).
std::vector<std::int64_t> asked_deliveries(Session& session, storage::Transaction& transaction) {
  const std::string asked = session.arguments.text("ID");
  if (!asked.starts_with("al_")) return {session.arguments.number("ID")};
  std::vector<std::int64_t> ids;
  for (const auto& delivery : storage::deliveries_of(transaction, asked))
    ids.push_back(delivery.id);
  return ids;
}

// "delivery 9 was delivered at …"; empty: there is none.
std::string end_in_words(storage::Transaction& transaction, std::int64_t id) {
  const auto end = storage::end_of(transaction, {id});
  if (!end) return {};
  const std::string delivery = fmt::format("delivery {} ", id);
  if (end->delivered) return delivery + "was delivered at " + text::to_rfc3339(*end->delivered);
  if (end->discarded)
    return fmt::format("{}was discarded at {} by {}", delivery, text::to_rfc3339(*end->discarded),
                       end->discarded_by);
  return delivery + "is " + (end->state == "sending" ? "being sent just now" : end->state);
}

using Act = bool (*)(storage::Transaction&, model::DeliveryId, const std::string& who);

// One of an alert's that somebody discarded stays so; by its own number it is sent.
bool retry_undiscarded(storage::Transaction& transaction, model::DeliveryId id,
                       const std::string& who) {
  const auto end = storage::end_of(transaction, id);
  return end && end->state != "discarded" && storage::retry_delivery(transaction, id, who);
}

// Those to which it was done. Where it could be done to none, why not.
std::vector<std::int64_t> done_to(storage::Transaction& transaction, Act act,
                                  const std::vector<std::int64_t>& ids, const std::string& asked) {
  std::vector<std::int64_t> done;
  std::vector<std::string> ends;
  for (const std::int64_t id : ids)
    if (act(transaction, {id}, person()))
      done.push_back(id);
    else if (auto end = end_in_words(transaction, id); !end.empty())
      ends.push_back(std::move(end));
  if (!done.empty()) return done;
  if (!ends.empty()) throw Failed(kRedOrNothing, joined(ends));
  throw Failed(kRedOrNothing,
               "no delivery or alert has the id " + asked + " (wirewatch alerts list)");
}

std::string json_of_attempt(const storage::LedgerRow& row) {
  return JsonLine()
      .add("delivery", row.delivery)
      .add("alert", row.alert)
      .add("kind", row.kind)
      .add("receiver", row.receiver)
      .add("address", row.address)
      .add("attempt", std::int64_t{row.number})
      .add("started", std::optional(row.started))
      .add("ended", row.ended)
      .add("outcome", row.outcome)
      .add("message", row.message)
      .text();
}

std::vector<std::string> cells_of_attempt(const storage::LedgerRow& row) {
  return {text::to_rfc3339(row.started),
          std::to_string(row.delivery),
          row.receiver,
          row.address,
          row.number == 0 ? "-" : std::to_string(row.number),
          row.outcome.empty() ? "under way" : row.outcome,
          row.message};
}

}  // namespace

int list_alerts(Session& session) {
  const int limit = session.arguments.limit();
  const std::string state = asked_state(session.arguments);
  auto transaction = session.database().begin();
  put_rows<storage::DeliveryRow>(session.arguments.has("--json"),
                                 storage::list_deliveries(transaction, limit, state),
                                 {"ID", "CREATED", "RECEIVER", "ADDRESS", "KIND", "STATE",
                                  "ATTEMPTS", "NEXT", "RULES", "LAST ERROR"},
                                 to_json, to_cells);
  return kDone;
}

int retry_alert(Session& session) {
  auto transaction = session.database().begin();
  const std::string asked = session.arguments.text("ID");
  const auto ids =
      done_to(transaction, asked.starts_with("al_") ? retry_undiscarded : storage::retry_delivery,
              asked_deliveries(session, transaction), asked);
  const bool at_once = daemon_runs(session, transaction);
  transaction.commit();
  for (const auto id : ids)
    put(fmt::format("delivery {} is sent again {}", id,
                    at_once ? "at once" : "once a daemon runs"));
  return kDone;
}

int discard_alert(Session& session) {
  auto transaction = session.database().begin();
  const auto ids = done_to(transaction, storage::discard_delivery,
                           asked_deliveries(session, transaction), session.arguments.text("ID"));
  transaction.commit();
  for (const auto id : ids)
    put(fmt::format("delivery {} is discarded (wirewatch alerts retry {} sends it after all)", id,
                    id));
  return kDone;
}

int list_attempts(Session& session) {
  const auto ago = session.arguments.duration("--since");
  const int limit = session.arguments.limit();
  auto transaction = session.database().begin();
  std::optional<model::Time> since;
  if (ago) since = storage::database_now(transaction) - *ago;
  put_rows<storage::LedgerRow>(
      session.arguments.has("--json"), storage::list_ledger(transaction, since, limit),
      {"STARTED", "DELIVERY", "RECEIVER", "ADDRESS", "ATTEMPT", "OUTCOME", "MESSAGE"},
      json_of_attempt, cells_of_attempt);
  return kDone;
}

}  // namespace cli
