// receivers list, test.
#include <fmt/core.h>

#include <array>
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

constexpr std::array kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// "mon,tue 22:00-07:00"
std::string words_of(const model::QuietTime& quiet) {
  std::string words;
  for (std::size_t day = 0; day < kDays.size(); ++day)
    if (quiet.days.test(day)) words += (words.empty() ? "" : ",") + std::string(kDays[day]);
  if (!quiet.hours) return words;
  return words + fmt::format(" {:02}:{:02}-{:02}:{:02}", quiet.hours->begin / 60,
                             quiet.hours->begin % 60, quiet.hours->end / 60, quiet.hours->end % 60);
}

// "2026-12-24 to 2027-01-02, deputy ann"
std::string words_of(const model::Absence& away) {
  return text::to_day(away.from) + " to " + text::to_day(away.until) +
         (away.deputy.empty() ? "" : ", deputy " + away.deputy);
}

std::vector<std::string> digest_times_of(const model::Receiver& receiver) {
  std::vector<std::string> times;
  if (receiver.digest)
    for (const int minute : receiver.digest->at)
      times.push_back(fmt::format("{:02}:{:02}", minute / 60, minute % 60));
  return times;
}

template <class Noun>
std::vector<std::string> words_of(const std::vector<Noun>& nouns) {
  std::vector<std::string> words;
  for (const Noun& noun : nouns) words.push_back(words_of(noun));
  return words;
}

struct ShownReceiver {
  storage::WatchRow<model::Receiver> row;
  std::string kind;
  std::string format;  // of a webhook
  std::vector<std::string> addresses;
  std::vector<std::string> gone;  // addresses that want no more, and why
};

ShownReceiver shown(storage::WatchRow<model::Receiver> row,
                    const std::vector<storage::GoneEndpoint>& gone) {
  ShownReceiver receiver{std::move(row), "", "", {}, {}};
  if (const auto* webhook = std::get_if<model::Webhook>(&receiver.row.noun.where))
    receiver.format = alerts::name_of(webhook->format);
  for (const auto& delivery : alerts::plan_test(receiver.row.noun, {}).deliveries) {
    receiver.kind = alerts::name_of(delivery.channel);
    receiver.addresses.push_back(delivery.address);
    for (const auto& [endpoint, since, because] : gone)
      if (endpoint.channel == delivery.channel && endpoint.address == delivery.address)
        receiver.gone.push_back(because + ", " + text::to_rfc3339(since));
  }
  return receiver;
}

std::string to_json(const ShownReceiver& receiver) {
  JsonLine line;
  line.add("name", receiver.row.noun.name).add("kind", receiver.kind);
  receiver.format.empty() ? line.add_null("format") : line.add("format", receiver.format);
  return line.add("status", name_of(receiver.row.status))
      .add("addresses", receiver.addresses)
      .add("gone", receiver.gone)
      .add("timezone", receiver.row.noun.timezone)
      .add("at_most", cli::words_of(receiver.row.noun.at_most))
      .add("digest_at", digest_times_of(receiver.row.noun))
      .add("quiet", words_of(receiver.row.noun.quiet))
      .add("away", words_of(receiver.row.noun.away))
      .add("origin", receiver.row.origin)
      .text();
}

std::vector<std::string> to_cells(const ShownReceiver& receiver) {
  return {receiver.row.noun.name,
          receiver.kind + (receiver.format.empty() ? "" : " (" + receiver.format + ")"),
          receiver.gone.empty() ? name_of(receiver.row.status) : "gone: " + joined(receiver.gone),
          joined(receiver.addresses),
          receiver.row.noun.timezone,
          joined(digest_times_of(receiver.row.noun)),
          joined(words_of(receiver.row.noun.quiet)),
          receiver.row.origin};
}

bool is_final(const storage::TracedDelivery& delivery) {
  return delivery.way.state == "delivered" || delivery.way.state == "dead";
}

// A drill is tried once; what would be tried again if it were an alert is no dead address.
std::string came_to(const storage::TracedDelivery& delivery) {
  const bool not_now = delivery.way.state == "dead" && !delivery.attempts.empty() &&
                       delivery.attempts.back().outcome == "later";
  const std::string state = not_now ? "not now, an alert would be tried again" : delivery.way.state;
  return delivery.way.error.empty() ? state : state + ": " + delivery.way.error;
}

// The first attempt's outcome is what a drill asks for; a retry hours later is not.
int wait_for_delivery(Session& session, const std::string& alert) {
  bool failed = false;
  std::string report;
  wait_for_daemon(session, 90s, [&](storage::Transaction& transaction) {
    bool open = false;
    failed = false;
    report.clear();
    const auto trace = storage::load_alert_trace(transaction, alert);
    for (const auto& delivery : trace->alert.deliveries) {
      open |= !is_final(delivery) && delivery.way.error.empty();
      failed |= delivery.way.state != "delivered";
      report += fmt::format("{}: {}\n", delivery.address, text::harmless(came_to(delivery)));
    }
    return !open;
  });
  std::fputs(report.c_str(), stdout);
  return failed ? kUnavailable : kDone;
}

}  // namespace

int list_receivers(Session& session) {
  const int limit = session.arguments.limit();
  auto transaction = session.database().begin();
  const auto gone = storage::gone_endpoints(transaction);
  std::vector<ShownReceiver> receivers;
  for (auto& row : newest(storage::load_watch_rows(transaction).receivers, limit))
    receivers.push_back(shown(std::move(row), gone));
  put_rows<ShownReceiver>(
      session.arguments.has("--json"), receivers,
      {"NAME", "KIND", "STATUS", "ADDRESSES", "TIME ZONE", "DIGEST", "QUIET", "OWNED BY"}, to_json,
      to_cells);
  return kDone;
}

int test_receiver(Session& session) {
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const auto& receiver = named(rows.receivers, "receiver", session.arguments.text("NAME"));
  if (receiver.status != storage::Status::active)
    throw Failed(kRedOrNothing, "receiver \"" + receiver.noun.name + "\" is disabled");
  const auto planned = alerts::plan_test(receiver.noun, storage::database_now(transaction));
  const model::Alert& alert = planned.alert;
  storage::store_alert(transaction, {alert.id,
                                     alerts::name_of(alert.kind),
                                     alert.receiver,
                                     alerts::to_json(alert),
                                     {},
                                     {},
                                     planned.deliveries});
  for (const auto& delivery : planned.deliveries)
    storage::end_pause(transaction, {delivery.channel, delivery.address});
  transaction.commit();
  if (session.arguments.has("--no-wait")) return kDone;
  return wait_for_delivery(session, alert.id);
}

}  // namespace cli
