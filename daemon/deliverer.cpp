#include "daemon/deliverer.h"

#include "daemon/clock.h"
#include "daemon/events.h"
#include "daemon/failpoint.h"
#include "daemon/with_database.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

const char* name_of(alerts::AttemptResult::Kind kind) {
  using enum alerts::AttemptResult::Kind;
  switch (kind) {
    case delivered:
      return "delivered";
    case later:
      return "later";
    case never:
      return "never";
    case gone:
      return "gone";
    case ambiguous:
      return "ambiguous";
  }
  return "later";
}

// A webhook's address may hold a token: its host is what the log gets.
std::string shown_address(const model::Delivery& delivery) {
  if (delivery.channel != model::Delivery::Channel::webhook) return delivery.address;
  const auto host_end = delivery.address.find('/', delivery.address.find("//") + 2);
  return delivery.address.substr(0, host_end);
}

Event told_of(const storage::ClaimedDelivery& claimed, const storage::AttemptRecord& record) {
  const bool delivered = record.state == model::Delivery::State::delivered;
  const bool dead = record.state == model::Delivery::State::dead;
  Event event(delivered ? "alert_delivered"
              : dead    ? "alert_dead"
                        : "alert_failed",
              delivered ? Level::info
              : dead    ? Level::error
                        : Level::warn);
  event.with("alert", claimed.delivery.alert)
      .with("delivery", claimed.delivery.id.value)
      .with("receiver", claimed.receiver)
      .with("address", shown_address(claimed.delivery))
      .with("attempt", record.attempt);
  if (!delivered) event.with("error", record.message);
  return event;
}

}  // namespace

Deliverer::Deliverer(DelivererOptions options, const LatestSet& latest, Scoreboard& scoreboard)
    : options_(std::move(options)),
      latest_(latest),
      scoreboard_(scoreboard),
      database_(options_.database),
      transfers_(options_.transfers) {}

void Deliverer::run(std::stop_token stop) {
  bool own_leases_back = false;
  turn_while_database_lasts(stop, scoreboard_, Loop::deliverer, [&] {
    if (!latest_.get()) return wait_a_moment(stop, 100ms);
    if (!own_leases_back) take_back_leases();  // a predecessor's, cut short
    own_leases_back = true;
    turn();
  });
  finish();
}

void Deliverer::turn() {
  record();  // of a turn that the database broke
  renew_leases();
  claim();
  reap(500ms);
  record();
}

void Deliverer::claim() {
  const int places = options_.concurrency - static_cast<int>(in_flight_.size());
  if (places <= 0 || Steady::now() < next_claim_) return;

  auto transaction = database_.begin();
  auto due = storage::claim_deliveries(transaction, options_.node, places, options_.per_address,
                                       options_.lease);
  transaction.commit();
  scoreboard_.database_back();
  if (due.empty()) next_claim_ = Steady::now() + 500ms;
  for (auto& claimed : due) send(std::move(claimed));
}

void Deliverer::send(storage::ClaimedDelivery claimed) {
  failpoint("before_send");
  auto prepared = prepare_send(claimed, options_.attempt, wall_clock());
  if (!prepared) {
    unrecorded_.push_back({std::move(claimed), prepared.error()});
  } else if (auto* file = std::get_if<MaildirFile>(&*prepared)) {
    const auto written = alerts::deliver_to_maildir(file->folder, file->name, file->message);
    using Result = alerts::AttemptResult;
    unrecorded_.push_back(
        {std::move(claimed), written ? Result{Result::Kind::delivered, {}, "written"}
                                     : Result{Result::Kind::later, {}, written.error()}});
  } else {
    transfers_.submit(next_ticket_, std::get<net::Request>(std::move(*prepared)));
    in_flight_.emplace(next_ticket_++, std::move(claimed));
  }
}

void Deliverer::reap(std::chrono::milliseconds wait) {
  if (!unrecorded_.empty()) wait = 0ms;
  for (const net::Finished& finished : transfers_.wait(wait)) {
    auto claimed = in_flight_.extract(finished.ticket);
    unrecorded_.push_back({std::move(claimed.mapped()), result_of(finished, wall_clock())});
  }
}

storage::AttemptRecord Deliverer::record_of(const Outcome& outcome, model::Time now) {
  const auto& delivery = outcome.claimed.delivery;
  const bool webhook = delivery.channel == model::Delivery::Channel::webhook;
  const auto& schedule = webhook ? options_.webhook_schedule : options_.mail_schedule;
  std::uniform_real_distribution<double> share(0, 1);
  alerts::AttemptResult result = outcome.result;
  result.ambiguous_before = outcome.claimed.ambiguous_before;
  const auto next =
      alerts::after_attempt(result, outcome.claimed.tries, schedule, now, share(random_));
  return {delivery.id,
          delivery.token,
          delivery.attempts,
          name_of(outcome.result.kind),
          outcome.result.message,
          next.state,
          next.next_attempt};
}

void Deliverer::record() {
  if (unrecorded_.empty()) return;
  failpoint("after_send");
  std::vector<Event> events;
  auto transaction = database_.begin();
  const model::Time now = storage::database_now(transaction);
  for (const Outcome& outcome : unrecorded_) {
    const auto record = record_of(outcome, now);
    if (storage::record_attempt(transaction, record))
      events.push_back(told_of(outcome.claimed, record));
    else
      events.push_back(Event("attempt_late", Level::warn).with("delivery", record.delivery.value));
  }
  transaction.commit();
  unrecorded_.clear();
  log(events);
}

void Deliverer::renew_leases() {
  if (in_flight_.empty() || Steady::now() < next_renewal_) return;
  auto transaction = database_.begin();
  storage::renew_deliveries(transaction, options_.node, options_.lease);
  transaction.commit();
  next_renewal_ = Steady::now() + options_.lease / 3;
}

// A stop claims nothing more; what is under way gets its grace, the rest runs into its lease's end.
void Deliverer::finish() {
  const auto deadline = Steady::now() + options_.grace;
  try {
    while (!in_flight_.empty() && Steady::now() < deadline) {
      reap(200ms);
      record();
    }
    record();
    take_back_leases();
  } catch (const storage::Unavailable& away) {
    log(Event("deliveries_left", Level::warn).with("reason", away.what()));
  }
}

void Deliverer::take_back_leases() {
  auto transaction = database_.begin();
  storage::release_deliveries_of(transaction, options_.node);
  transaction.commit();
}

}  // namespace wirewatchd
