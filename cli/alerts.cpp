#include <fmt/core.h>

#include <cstdio>

#include "alerts/alerts.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/requests.h"
#include "cli/watch_rows.h"
#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

using namespace std::chrono_literals;

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
      .add_null("story")  // stories come with a later version
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

struct ShownReceiver {
  storage::WatchRow<model::Receiver> row;
  std::string kind;
  std::vector<std::string> addresses;
};

ShownReceiver shown(storage::WatchRow<model::Receiver> row) {
  ShownReceiver receiver{std::move(row), "", {}};
  for (const auto& delivery : alerts::plan_test(receiver.row.noun, {}).deliveries) {
    receiver.kind = alerts::name_of(delivery.channel);
    receiver.addresses.push_back(delivery.address);
  }
  return receiver;
}

std::string to_json(const ShownReceiver& receiver) {
  return JsonLine()
      .add("name", receiver.row.noun.name)
      .add("kind", receiver.kind)
      .add("status", name_of(receiver.row.status))
      .add("addresses", receiver.addresses)
      .add("origin", receiver.row.origin)
      .text();
}

std::vector<std::string> to_cells(const ShownReceiver& receiver) {
  return {receiver.row.noun.name, receiver.kind, name_of(receiver.row.status),
          joined(receiver.addresses), receiver.row.origin};
}

bool is_final(const storage::DeliveryRow& row) {
  return row.state == "delivered" || row.state == "dead";
}

// The first attempt's outcome is what a drill asks for; a retry hours later is not.
int wait_for_delivery(Session& session, const std::string& alert) {
  bool failed = false;
  std::string report;
  wait_for_daemon(session, 90s, [&](storage::Transaction& transaction) {
    bool open = false;
    failed = false;
    report.clear();
    for (const auto& row : storage::deliveries_of(transaction, alert)) {
      open |= !is_final(row) && row.last_error.empty();
      failed |= row.state != "delivered";
      report += fmt::format("{}: {}{}\n", row.address, row.state,
                            row.last_error.empty() ? "" : ": " + text::harmless(row.last_error));
    }
    return !open;
  });
  std::fputs(report.c_str(), stdout);
  return failed ? kUnavailable : kDone;
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

int list_receivers(Session& session) {
  const int limit = session.arguments.limit();
  auto transaction = session.database().begin();
  std::vector<ShownReceiver> receivers;
  for (auto& row : newest(storage::load_watch_rows(transaction).receivers, limit))
    receivers.push_back(shown(std::move(row)));
  put_rows<ShownReceiver>(session.arguments.has("--json"), receivers,
                          {"NAME", "KIND", "STATUS", "ADDRESSES", "OWNED BY"}, to_json, to_cells);
  return kDone;
}

int test_receiver(Session& session) {
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const auto& receiver = named(rows.receivers, "receiver", session.arguments.text("NAME"));
  if (receiver.status != storage::Status::active)
    throw Failed(kRedOrNothing, "receiver \"" + receiver.noun.name + "\" is disabled");
  const auto [alert, deliveries] =
      alerts::plan_test(receiver.noun, storage::database_now(transaction));
  storage::store_alert(transaction, {alert.id,
                                     alerts::name_of(alert.kind),
                                     alert.receiver,
                                     alerts::to_json(alert),
                                     {},
                                     {},
                                     deliveries});
  transaction.commit();
  if (session.arguments.has("--no-wait")) return kDone;
  return wait_for_delivery(session, alert.id);
}

}  // namespace cli
