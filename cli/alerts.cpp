#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/requests.h"
#include "text/times.h"

namespace cli {

namespace {

std::string to_json(const storage::DeliveryRow& row) {
  return JsonLine()
      .add("id", row.id)
      .add("alert", row.alert)
      .add("receiver", row.receiver)
      .add("address", row.address)
      .add("kind", row.kind)
      .add("state", row.state)
      .add("attempts", row.attempts)
      .add("next_attempt", row.next_attempt)
      .add("last_error", row.last_error)
      .add("rules", row.rules)
      .add("story", row.story)
      .add("created", std::optional(row.created))
      .add("delivered", row.delivered)
      .text();
}

std::vector<std::string> to_cells(const storage::DeliveryRow& row) {
  return {std::to_string(row.id),
          text::to_rfc3339(row.created),
          row.receiver,
          row.address,
          row.state,
          std::to_string(row.attempts),
          row.next_attempt ? text::to_rfc3339(*row.next_attempt) : "-",
          joined(row.rules),
          row.last_error};
}

}  // namespace

int list_alerts(Session& session) {
  const int limit = session.arguments.limit();
  auto transaction = session.database().begin();
  put_rows<storage::DeliveryRow>(
      session.arguments.has("--json"), storage::list_deliveries(transaction, limit),
      {"ID", "CREATED", "RECEIVER", "ADDRESS", "STATE", "ATTEMPTS", "NEXT", "RULES", "LAST ERROR"},
      to_json, to_cells);
  return kDone;
}

int retry_alert(Session& session) {
  const auto id = session.arguments.number("ID");
  auto transaction = session.database().begin();
  if (!storage::retry_delivery(transaction, {id}))
    throw Failed(
        kRedOrNothing,
        fmt::format("no undelivered delivery has the number {} (wirewatch alerts list)", id));
  const bool at_once = daemon_runs(session, transaction);
  transaction.commit();
  put(fmt::format("delivery {} is sent again {}", id, at_once ? "at once" : "once a daemon runs"));
  return kDone;
}

}  // namespace cli
