#include "daemon/deliverer.h"

#include <algorithm>
#include <iterator>

#include "daemon/clock.h"
#include "daemon/events.h"
#include "daemon/failpoint.h"
#include "daemon/missed_hits.h"
#include "daemon/release.h"
#include "daemon/with_database.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTurn{250};  // the outbox is looked into so often
constexpr std::chrono::milliseconds kBetweenReleases{1000};
constexpr std::chrono::minutes kBetweenLooksForMissed{1};

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
  const auto host_end = delivery.address.find_first_of("/?#", delivery.address.find("//") + 2);
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
  bool began = false;
  turn_while_database_lasts(stop, scoreboard_, Loop::deliverer, database_, [&] {
    if (!latest_.get()) return wait_a_moment(stop, 100ms);
    if (!began) take_back_leases();  // a predecessor's, cut short
    began = true;
    turn();
  });
  finish();
}

void Deliverer::turn() {
  record();  // of a turn that the database broke
  renew_leases();
  release();
  claim();
  reap(kTurn);
  record();
}

void Deliverer::release() {
  if (Steady::now() < next_release_) return;
  next_release_ = Steady::now() + kBetweenReleases;
  auto transaction = database_.begin();
  if (!storage::lock_held(transaction)) return;  // another daemon is at it
  const auto set = latest_.get();
  const model::Time now = storage::database_now(transaction);
  auto events = release_held(transaction, *set, now);
  const bool looks_for_missed = Steady::now() >= next_look_for_missed_;
  if (looks_for_missed)
    std::ranges::move(tell_missed_hits(transaction, *set, now), std::back_inserter(events));
  transaction.commit();
  if (looks_for_missed) next_look_for_missed_ = Steady::now() + kBetweenLooksForMissed;
  log(events);
}

void Deliverer::claim() {
  if (Steady::now() < next_claim_) return;
  using enum model::Delivery::Channel;
  claim(email, options_.mails_at_once);
  claim(webhook, options_.webhooks_at_once);
  claim(maildir, options_.mails_at_once);
  next_claim_ = Steady::now() + kTurn;
}

void Deliverer::claim(model::Delivery::Channel channel, int most) {
  const auto under_way = std::ranges::count_if(
      in_flight_, [&](const auto& each) { return each.second.delivery.channel == channel; });
  const int places = most - static_cast<int>(under_way);
  if (places <= 0) return;

  auto transaction = database_.begin();
  auto due = storage::claim_deliveries(
      transaction, {options_.node, channel, places, options_.per_address, options_.lease});
  transaction.commit();
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
    auto claimed = std::move(in_flight_.extract(finished.ticket).mapped());
    auto result = result_of(finished, claimed.delivery.channel, wall_clock());
    unrecorded_.push_back({std::move(claimed), std::move(result)});
  }
}

storage::AttemptRecord Deliverer::record_of(const Outcome& outcome, model::Time now) {
  const auto& delivery = outcome.claimed.delivery;
  const bool webhook = delivery.channel == model::Delivery::Channel::webhook;
  static const alerts::Schedule kOnce;  // a drill that arrives days later helps nobody
  const auto& schedule = outcome.claimed.kind == "test" ? kOnce
                         : webhook                      ? options_.webhook_schedule
                                                        : options_.mail_schedule;
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
  if (Steady::now() < next_renewal_) return;
  std::vector<model::Delivery> held;
  for (const auto& [ticket, claimed] : in_flight_) held.push_back(claimed.delivery);
  for (const Outcome& outcome : unrecorded_) held.push_back(outcome.claimed.delivery);
  if (held.empty()) return;

  auto transaction = database_.begin();
  storage::renew_deliveries(transaction, held, options_.lease);
  transaction.commit();
  next_renewal_ = Steady::now() + options_.lease / 3;
}

// A stop claims nothing more; what is under way gets its grace. The rest keeps its lease: this
// node's next start takes it back, another node gets it when the lease has run out.
void Deliverer::finish() {
  const auto deadline = Steady::now() + options_.grace;
  while ((!in_flight_.empty() || !unrecorded_.empty()) && Steady::now() < deadline) {
    reap(200ms);
    try {
      record();
    } catch (const storage::Unavailable& away) {
      scoreboard_.database_away(Loop::deliverer, away.what());
      wait_a_moment({}, 200ms);
    }
  }
  const auto left = in_flight_.size() + unrecorded_.size();
  if (left > 0)
    log(Event("deliveries_left", Level::warn).with("deliveries", static_cast<std::int64_t>(left)));
}

void Deliverer::take_back_leases() {
  auto transaction = database_.begin();
  storage::release_deliveries_of(transaction, options_.node);
  transaction.commit();
}

}  // namespace wirewatchd
