#include <fmt/core.h>

#include <cstdio>
#include <thread>

#include "alerts/alerts.h"
#include "cli/commands.h"
#include "cli/newest.h"
#include "cli/print.h"
#include "cli/requests.h"
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

const model::Receiver& receiver_named(const storage::WatchRows& rows, const std::string& name) {
  for (const auto& row : rows.receivers)
    if (row.noun.name == name && row.status == storage::Status::active) return row.noun;
  throw Failed(kRedOrNothing, "no receiver is named \"" + name + "\" (wirewatch receivers list)");
}

bool is_final(const storage::DeliveryRow& row) {
  return row.state == "delivered" || row.state == "dead";
}

// The first attempt's outcome is what a drill asks for; a retry hours later is not.
int wait_for_delivery(Session& session, const std::string& alert) {
  require_daemon(session);
  const auto deadline = std::chrono::steady_clock::now() + 90s;
  while (std::chrono::steady_clock::now() < deadline) {
    auto transaction = session.database().begin();
    bool open = false, failed = false;
    std::string report;
    for (const auto& row : storage::deliveries_of(transaction, alert)) {
      open |= !is_final(row) && row.last_error.empty();
      failed |= row.state != "delivered";
      report += fmt::format("{}: {}{}\n", row.address, row.state,
                            row.last_error.empty() ? "" : ": " + row.last_error);
    }
    transaction.commit();
    if (!open) {
      std::fputs(report.c_str(), stdout);
      return failed ? kUnavailable : kDone;
    }
    std::this_thread::sleep_for(200ms);
  }
  throw Failed(kUnavailable, "no attempt was made within 90 s (wirewatch alerts list)");
}

}  // namespace

int list_alerts(Session& session) {
  auto transaction = session.database().begin();
  Table table(
      {"ID", "CREATED", "RECEIVER", "ADDRESS", "STATE", "ATTEMPTS", "NEXT", "RULES", "LAST ERROR"});
  for (const auto& row : storage::list_deliveries(
           transaction, static_cast<int>(session.arguments.number("--limit", 50)))) {
    table.add({std::to_string(row.id), text::to_rfc3339(row.created), row.receiver, row.address,
               row.state, std::to_string(row.attempts),
               row.next_attempt ? text::to_rfc3339(*row.next_attempt) : "-", joined(row.rules),
               row.last_error});
    if (session.arguments.has("--json")) put(to_json(row));
  }
  if (!session.arguments.has("--json")) std::fputs(table.text().c_str(), stdout);
  return kDone;
}

int retry_alert(Session& session) {
  const auto id = session.arguments.number("ID", 0);
  auto transaction = session.database().begin();
  if (!storage::retry_delivery(transaction, {id}))
    throw Failed(
        kRedOrNothing,
        fmt::format("no undelivered delivery has the number {} (wirewatch alerts list)", id));
  transaction.commit();
  put(fmt::format("delivery {} is sent again at once", id));
  return kDone;
}

int list_receivers(Session& session) {
  auto transaction = session.database().begin();
  Table table({"NAME", "KIND", "STATUS", "ADDRESSES", "OWNED BY"});
  for (const auto& row :
       newest(storage::load_watch_rows(transaction).receivers, session.arguments)) {
    std::vector<std::string> addresses;
    std::string kind;
    for (const auto& delivery : alerts::plan_test(row.noun, {}).deliveries) {
      kind = alerts::name_of(delivery.channel);
      addresses.push_back(delivery.address);
    }
    table.add({row.noun.name, kind, name_of(row.status), joined(addresses), row.origin});
    if (session.arguments.has("--json"))
      put(JsonLine()
              .add("name", row.noun.name)
              .add("kind", kind)
              .add("status", name_of(row.status))
              .add("addresses", addresses)
              .add("origin", row.origin)
              .text());
  }
  if (!session.arguments.has("--json")) std::fputs(table.text().c_str(), stdout);
  return kDone;
}

int test_receiver(Session& session) {
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const auto& receiver = receiver_named(rows, session.arguments.text("NAME"));
  const auto [alert, deliveries] = alerts::plan_test(receiver, storage::database_now(transaction));
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
