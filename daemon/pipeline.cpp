#include "daemon/pipeline.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <utility>

#include "daemon/failpoint.h"
#include "daemon/with_database.h"

namespace wirewatchd {

using namespace std::chrono_literals;

namespace {

// Documents read in one turn: some may be megabytes, and the watchdog waits for the turn.
constexpr std::size_t kReapedAtOnce = 16;

// Until it is asked again what is due: as soon as it is, so that feeds do not come in heaps, whose
// last would wait for all the others; and soon in any case, for what people ask for.
constexpr std::chrono::milliseconds kShortestRest{50}, kLongestRest{1000};

constexpr std::chrono::milliseconds kLongestWait{500};  // for a transfer's end

std::chrono::milliseconds rest_until(std::optional<model::Time> due, model::Time now) {
  if (!due) return kLongestRest;
  return std::clamp(std::chrono::ceil<std::chrono::milliseconds>(*due - now), kShortestRest,
                    kLongestRest);
}

}  // namespace

Pipeline::Pipeline(PipelineOptions options, const LatestSet& latest, Scoreboard& scoreboard,
                   std::function<void()> on_hits)
    : options_(std::move(options)),
      latest_(latest),
      scoreboard_(scoreboard),
      on_hits_(std::move(on_hits)),
      database_(options_.database),
      transfers_(options_.transfers),
      intake_(database_, placing_, ledger_.costs(), options_.intake) {}

// As one loop: start the polls that may start, reap what finished, commit what it brought. What is
// read leaves memory only after its commit, so a turn that the database breaks is simply done
// again.
void Pipeline::run(std::stop_token stop) {
  const std::stop_callback at_stop(stop, [&] { transfers_.wake(); });
  bool began = false;
  turn_while_database_lasts(stop, scoreboard_, Loop::pipeline, database_, [&] {
    set_ = latest_.get();
    if (!set_)
      return wait_a_moment(stop, 100ms);  // the loader has not finished: nothing to judge by
    if (!began) {
      release_leases();  // a predecessor's, cut short
      learn();
    }
    began = true;
    ledger_.settle(database_, set_);
    turn();
  });
  if (!began) return;
  try {
    release_leases();
  } catch (const storage::Unavailable&) {
    // They run out by themselves.
  }
}

void Pipeline::turn() {
  renew_leases();
  start_polls();
  sort_out(reap());
  put_off(put_off_);
  put_off_.clear();
  const Committed committed = intake_.commit(*set_);
  if (committed.hits > 0) on_hits_();
  if (committed.polls > 0 && a_host_is_full_) next_claim_ = {};
}

int Pipeline::places() const {
  return options_.most_under_way - static_cast<int>(in_flight_.size() + intake_.waiting().size());
}

void Pipeline::start_polls() {
  const auto now = std::chrono::steady_clock::now();
  if (places() <= 0 || now < next_claim_) return;

  auto transaction = database_.begin();
  auto due = storage::claim_due_feeds(
      transaction, {options_.node, places(), options_.most_at_one_host, options_.feed_lease});
  clock_.set(storage::database_now(transaction));
  const bool is_all = std::cmp_less(due.size(), places());
  const auto next_due = is_all ? storage::next_feed_due(transaction) : std::nullopt;
  transaction.commit();
  a_host_is_full_ =
      due.empty() && std::cmp_greater_equal(in_flight_.size(), options_.most_at_one_host);
  if (a_host_is_full_)
    next_claim_ = now + kLongestRest;  // or until it has room
  else if (is_all)
    next_claim_ = now + rest_until(next_due, clock_.now());
  for (auto& leased : due) {
    transfers_.submit(next_ticket_, request_for(leased));
    in_flight_.emplace(next_ticket_++, std::move(leased));
  }
}

// How long it is worth waiting for what ends: until there is something else to do.
std::chrono::milliseconds Pipeline::patience() const {
  if (!intake_.waiting().empty()) return 0ms;
  if (places() <= 0) return kLongestWait;
  const auto until_claim =
      std::chrono::ceil<std::chrono::milliseconds>(next_claim_ - std::chrono::steady_clock::now());
  return std::clamp<std::chrono::milliseconds>(until_claim, 0ms, kLongestWait);
}

std::vector<Polled> Pipeline::reap() {
  std::vector<Polled> polled;
  for (const net::Finished& finished : transfers_.wait(patience(), kReapedAtOnce)) {
    auto leased = in_flight_.extract(finished.ticket);
    polled.push_back(read_poll(std::move(leased.mapped()), finished, clock_.now()));
    failpoint("fetched");
  }
  return polled;
}

void Pipeline::sort_out(std::vector<Polled> polled) {
  auto sorted = outage_.sort(std::move(polled), !in_flight_.empty(), Outage::Clock::now());
  if (sorted.began)
    log(Event("local_outage", Level::error)
            .with("reason", "no host outside answers; feeds are not blamed"));
  if (sorted.ended) log(Event("local_outage_over"));
  intake_.add(std::move(sorted.feeds_own));
  std::ranges::move(sorted.local, std::back_inserter(put_off_));
}

void Pipeline::put_off(const std::vector<Polled>& polled) {
  if (polled.empty()) return;
  auto transaction = database_.begin();
  for (const Polled& poll : polled)
    storage::postpone_feed(transaction, poll.leased.feed.id, poll.leased.token, 60s,
                           "local outage: no host outside answers (" + poll.error + ")");
  transaction.commit();
}

// Feeds wait here for their host's turn, in doubt about an outage, or for the database.
void Pipeline::renew_leases() {
  const auto now = std::chrono::steady_clock::now();
  if (now < next_renewal_) return;
  std::vector<storage::LeasedFeed> held;
  for (const auto& [ticket, leased] : in_flight_) held.push_back(leased);
  for (const std::vector<Polled>* polls :
       {&intake_.waiting(), &std::as_const(put_off_), &outage_.held()})
    for (const Polled& poll : *polls) held.push_back(poll.leased);
  if (held.empty()) return;

  auto transaction = database_.begin();
  storage::renew_feeds(transaction, held, options_.feed_lease);
  transaction.commit();
  next_renewal_ = now + options_.feed_lease / 3;
}

void Pipeline::learn() {
  const auto began = std::chrono::steady_clock::now();
  auto transaction = database_.begin();
  const auto articles = placing_.learn(transaction);
  transaction.commit();
  const auto took = std::chrono::steady_clock::now() - began;
  log(Event("rare_words_learnt")
          .with("articles", static_cast<std::int64_t>(articles))
          .with("ms", std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
}

void Pipeline::release_leases() {
  auto transaction = database_.begin();
  storage::release_feeds_of(transaction, options_.node);
  transaction.commit();
}

}  // namespace wirewatchd
