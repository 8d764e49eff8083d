#include "daemon/deliverer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "daemon/clock.h"
#include "daemon/events.h"
#include "daemon/failpoint.h"
#include "daemon/sending/trouble.h"
#include "daemon/telling/missed_hits.h"
#include "daemon/telling/release.h"
#include "daemon/with_database.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kBetweenReleases{1000};
constexpr std::chrono::minutes kBetweenLooksForMissed{1};
constexpr std::chrono::minutes kBetweenRefusals{1};  // of one step, in the log
constexpr std::size_t kRecognisedAtOnce = 1000;

}  // namespace

Deliverer::Deliverer(DelivererOptions options, const LatestSet& latest, Scoreboard& scoreboard)
    : options_(std::move(options)),
      latest_(latest),
      scoreboard_(scoreboard),
      database_(options_.database),
      transfers_(options_.transfers),
      journal_(options_.journal) {}

void Deliverer::run(std::stop_token stop) {
  const std::stop_callback at_stop(stop, [&] { transfers_.wake(); });
  bool began = false;
  const auto one_turn = [&] {
    if (!latest_.get()) return wait_a_moment(stop, 100ms);
    if (!began) {  // after a predecessor that was cut short
      in_spite_of_refusals("take_up_results", [&] { take_up_results(); });
      in_spite_of_refusals("take_back_leases", [&] { take_back_leases(); });
    }
    began = true;
    turn();
  };
  // Answers that come while the database is away are in the journal at least.
  const auto meanwhile = [&] { reap(0ms); };
  turn_while_database_lasts(stop, scoreboard_, Loop::deliverer, database_, one_turn, meanwhile);
  finish();
}

// What PostgreSQL refuses of one step, whoever's row it is, must not end the others.
template <class Work>
void Deliverer::in_spite_of_refusals(const char* step, Work work) {
  try {
    work();
  } catch (const storage::Rejected& refused) {
    auto& told = refusals_told_[step];
    if (told != Steady::time_point{} && Steady::now() - told < kBetweenRefusals) return;
    told = Steady::now();
    log(Event("sending_refused", Level::error).with("step", step).with("reason", refused.what()));
  }
}

void Deliverer::turn() {
  record();  // of a turn that the database broke
  in_spite_of_refusals("renew_leases", [&] { renew_leases(); });
  in_spite_of_refusals("release", [&] { release(); });
  claim();
  reap(options_.between_looks);
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

void Deliverer::look_now() {
  is_asked_to_look_ = true;
  transfers_.wake();
}

void Deliverer::claim() {
  const bool is_asked = is_asked_to_look_.exchange(false);
  if (!is_asked && Steady::now() < next_claim_) return;
  using enum model::Delivery::Channel;
  in_spite_of_refusals("claim_mails", [&] { claim(email, options_.mails_at_once); });
  in_spite_of_refusals("claim_webhooks", [&] { claim(webhook, options_.webhooks_at_once); });
  in_spite_of_refusals("claim_maildirs", [&] { claim(maildir, options_.mails_at_once); });
  next_claim_ = Steady::now() + options_.between_looks;
}

void Deliverer::claim(model::Delivery::Channel channel, int most) {
  const auto under_way = std::ranges::count_if(
      in_flight_, [&](const auto& each) { return each.second.delivery.channel == channel; });
  const int places = most - static_cast<int>(under_way);
  if (places <= 0) return;

  auto transaction = database_.begin();
  const auto recognised = recognise(transaction);
  auto due = storage::claim_deliveries(
      transaction, {options_.node, channel, places, options_.per_address, options_.lease});
  transaction.commit();
  recognised_on_ = database_.connections();
  log(recognised);
  for (auto& claimed : due) send(std::move(claimed));
}

void Deliverer::send(storage::ClaimedDelivery claimed) {
  failpoint("before_send");
  auto prepared = prepare_send(claimed, options_.attempt, wall_clock());
  if (!prepared) {
    unrecorded_.push_back({std::move(claimed), prepared.error()});
  } else if (auto* file = std::get_if<MaildirFile>(&*prepared)) {
    const auto written = alerts::deliver_to_maildir(file->folder, file->name, file->message,
                                                    claimed.delivery.attempts);
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
  std::vector<Outcome> answered;
  for (const net::Finished& finished : transfers_.wait(wait)) {
    auto claimed = std::move(in_flight_.extract(finished.ticket).mapped());
    auto result = result_of(finished, claimed.delivery.channel, wall_clock());
    answered.push_back({std::move(claimed), std::move(result)});
  }
  if (answered.empty()) return;
  failpoint("answered");
  journal_.keep(answered);
  std::ranges::move(answered, std::back_inserter(unrecorded_));
}

void Deliverer::record() {
  if (!refused_.empty() && Steady::now() >= next_refused_)
    std::ranges::move(std::exchange(refused_, {}), std::back_inserter(unrecorded_));
  if (unrecorded_.empty()) return;
  failpoint("after_send");
  std::vector<Event> events;
  try {
    events = record_all(unrecorded_, storage::Ledger::with);
  } catch (const storage::Rejected&) {
    events = record_in_turn();
  }
  failpoint("recorded");
  unrecorded_.clear();
  if (refused_.empty()) journal_.recorded();
  next_claim_ = {};  // there is room again
  log(events);
}

// One by one, so that none is held up by another. Whatever the ledger's trouble: what was sent must
// not be sent again for it (A9).
std::vector<Event> Deliverer::record_in_turn() {
  std::vector<Event> events;
  for (; !unrecorded_.empty(); unrecorded_.erase(unrecorded_.begin())) {
    const Outcome& outcome = unrecorded_.front();
    using enum storage::Ledger;
    if (record_one(outcome, with, events) || record_one(outcome, without, events)) continue;
    refused_.push_back(outcome);
    next_refused_ = Steady::now() + options_.after_refusal;
  }
  return events;
}

bool Deliverer::record_one(const Outcome& outcome, storage::Ledger ledger,
                           std::vector<Event>& events) {
  try {
    std::ranges::move(record_all({outcome}, ledger), std::back_inserter(events));
    return true;
  } catch (const storage::Rejected& refused) {
    const bool is_ledger = ledger == storage::Ledger::with;
    events.push_back(Event(is_ledger ? "attempt_unwritten" : "result_refused", Level::error)
                         .with("delivery", outcome.claimed.delivery.id.value)
                         .with("reason", refused.what()));
    return false;
  }
}

std::vector<Event> Deliverer::record_all(const std::vector<Outcome>& outcomes,
                                         storage::Ledger ledger) {
  std::vector<Event> events;
  auto transaction = database_.begin();
  const model::Time now = storage::database_now(transaction);
  std::vector<storage::AttemptRecord> records;
  for (const Outcome& outcome : outcomes) records.push_back(record_for(outcome, now));
  const auto recorded = storage::record_attempts(transaction, records, ledger);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!recorded.contains(records[i].delivery)) {
      events.push_back(
          Event("attempt_late", Level::warn).with("delivery", records[i].delivery.value));
      continue;
    }
    events.push_back(told_of(outcomes[i], records[i]));
    if (ledger == storage::Ledger::with)  // or else no more than must be
      std::ranges::move(heed(transaction, outcomes[i], records[i], now),
                        std::back_inserter(events));
  }
  transaction.commit();
  return events;
}

storage::AttemptRecord Deliverer::record_for(const Outcome& outcome, model::Time now) {
  const bool is_webhook = outcome.claimed.delivery.channel == model::Delivery::Channel::webhook;
  std::uniform_real_distribution<double> share(0, 1);
  return record_of(outcome, is_webhook ? options_.webhook_schedule : options_.mail_schedule, now,
                   share(random_));
}

// What an answer means beyond its delivery: for the endpoint, and for those who hear of trouble.
std::vector<Event> Deliverer::heed(storage::Transaction& transaction, const Outcome& outcome,
                                   const storage::AttemptRecord& record, model::Time now) {
  const auto& [claimed, result] = outcome;
  const storage::Endpoint endpoint{claimed.delivery.channel, claimed.delivery.address};
  using enum alerts::AttemptResult::Kind;
  if (result.kind == gone) storage::mark_gone(transaction, endpoint, result.message);
  if (result.kind == delivered && !claimed.gone_because.empty())
    storage::mark_back(transaction, endpoint);
  if (result.retry_after && record.next_attempt)
    storage::pause_endpoint(transaction, endpoint, *record.next_attempt);
  return tell_trouble(transaction, *latest_.get(), outcome, record, now);
}

// After a new connection, what the journal knows and the server may not: a standby may have taken
// over without the last records.
std::vector<Event> Deliverer::recognise(storage::Transaction& transaction) {
  std::vector<Event> events;
  if (recognised_on_ == database_.connections()) return events;
  const auto known = journal_.read().delivered;
  for (std::size_t at = 0; at < known.size(); at += kRecognisedAtOnce) {
    const auto begin = known.begin() + static_cast<std::ptrdiff_t>(at);
    const auto left = static_cast<std::size_t>(known.end() - begin);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(left, kRecognisedAtOnce));
    for (const auto id : storage::recognise_delivered(transaction, {begin, end}))
      events.push_back(
          Event("alert_delivered").with("delivery", id.value).with("known_from", "journal"));
  }
  return events;
}

// The results, other than deliveries, that a predecessor had no time to record.
void Deliverer::take_up_results() {
  unrecorded_ = journal_.read().open;
  auto transaction = database_.begin();
  const auto recognised = recognise(transaction);
  for (Outcome& outcome : unrecorded_)
    for (const auto& row : storage::deliveries_of(transaction, outcome.claimed.delivery.alert)) {
      if (row.id != outcome.claimed.delivery.id.value) continue;
      outcome.claimed.receiver = row.receiver;
      outcome.claimed.delivery.address = row.address;
    }
  transaction.commit();
  recognised_on_ = database_.connections();
  log(recognised);
  record();
}

void Deliverer::renew_leases() {
  if (Steady::now() < next_renewal_) return;
  std::vector<model::Delivery> held;
  for (const auto& [ticket, claimed] : in_flight_) held.push_back(claimed.delivery);
  for (const auto* outcomes : {&unrecorded_, &refused_})
    for (const Outcome& outcome : *outcomes) held.push_back(outcome.claimed.delivery);
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
  const auto left = in_flight_.size() + unrecorded_.size() + refused_.size();
  if (left > 0)
    log(Event("deliveries_left", Level::warn).with("deliveries", static_cast<std::int64_t>(left)));
}

void Deliverer::take_back_leases() {
  auto transaction = database_.begin();
  storage::release_deliveries_of(transaction, options_.node);
  transaction.commit();
}

}  // namespace wirewatchd
