#include "daemon/pipeline.h"

#include "daemon/clock.h"
#include "daemon/failpoint.h"
#include "daemon/with_database.h"

namespace wirewatchd {

namespace {
using namespace std::chrono_literals;
}

Pipeline::Pipeline(PipelineOptions options, const LatestSet& latest, Scoreboard& scoreboard)
    : options_(std::move(options)),
      latest_(latest),
      scoreboard_(scoreboard),
      database_(options_.database),
      transfers_(options_.transfers) {}

// Starts the polls that may start, reaps what finished, and commits what it brought: as one loop.
// Results change nothing in memory before their commit, so a turn that the database breaks is
// simply done again.
void Pipeline::run(std::stop_token stop) {
  bool own_leases_released = false;
  turn_while_database_lasts(stop, scoreboard_, Loop::pipeline, [&] {
    set_ = latest_.get();
    if (!set_)
      return wait_a_moment(stop, 100ms);         // the loader has not finished: nothing to judge by
    if (!own_leases_released) give_up_leases();  // a predecessor's, cut short
    own_leases_released = true;
    turn();
  });
  try {
    give_up_leases();
  } catch (const storage::Unavailable&) {
    // They run out by themselves.
  }
}

void Pipeline::turn() {
  commit_what_came();  // of a turn that the database broke
  start_polls();
  reap();
  commit_what_came();
}

void Pipeline::start_polls() {
  const int places = options_.concurrency - static_cast<int>(in_flight_.size());
  const auto now = std::chrono::steady_clock::now();
  if (places <= 0 || now < next_claim_) return;

  auto transaction = database_.begin();
  auto due = storage::claim_due_feeds(transaction, options_.node, places, options_.feed_lease);
  transaction.commit();
  scoreboard_.database_back();
  if (due.empty()) next_claim_ = now + 1s;
  for (auto& leased : due) {
    transfers_.submit(next_ticket_, request_for(leased));
    in_flight_.emplace(next_ticket_++, std::move(leased));
  }
}

void Pipeline::reap() {
  std::vector<Polled> polled;
  for (const net::Finished& finished : transfers_.wait(500ms)) {
    auto leased = in_flight_.extract(finished.ticket);
    polled.push_back(read_poll(std::move(leased.mapped()), finished, wall_clock()));
    failpoint("fetched");
  }
  auto [feeds_own, local, began, ended] =
      outage_.sort(std::move(polled), !in_flight_.empty(), wall_clock());
  if (began)
    log(Event("local_outage", Level::error)
            .with("reason", "no host outside answers; feeds are not blamed"));
  if (ended) log(Event("local_outage_over"));
  came_ = std::move(feeds_own);
  put_off_ = std::move(local);
}

void Pipeline::commit_what_came() {
  if (!put_off_.empty()) put_off_outage();
  if (came_.empty()) return;
  try {
    store_together(came_, Care::together);
  } catch (const storage::Rejected&) {
    for (const Polled& poll : came_) store_alone(poll);
  } catch (const LeaseLost&) {
    for (const Polled& poll : came_) store_alone(poll);
  }
  came_.clear();
}

void Pipeline::put_off_outage() {
  auto transaction = database_.begin();
  for (const Polled& poll : put_off_)
    storage::postpone_feed(transaction, poll.leased.feed.id, poll.leased.token, 60s,
                           "local outage: no host outside answers (" + poll.error + ")");
  transaction.commit();
  put_off_.clear();
}

void Pipeline::store_together(const std::vector<Polled>& polled, Care care) {
  std::uniform_real_distribution<double> share(0, 1);
  std::vector<Event> events;
  auto transaction = database_.begin();
  storage::lock_intake(transaction);
  for (const Polled& poll : polled)
    std::ranges::move(take_in(transaction, poll, *set_, options_.intake, care, share(random_)),
                      std::back_inserter(events));
  failpoint("in_transaction");
  transaction.commit();
  failpoint("committed");
  scoreboard_.database_back();
  log(events);
}

void Pipeline::store_alone(const Polled& poll) {
  try {
    store_together({poll}, Care::one_by_one);
  } catch (const LeaseLost&) {
    log(Event("lease_lost", Level::warn).with("feed", poll.leased.feed.name));
  } catch (const storage::Rejected& rejected) {
    log(Event("feed_failed", Level::error)
            .with("feed", poll.leased.feed.name)
            .with("error", rejected.what()));
  }
}

void Pipeline::give_up_leases() {
  auto transaction = database_.begin();
  storage::release_feeds_of(transaction, options_.node);
  transaction.commit();
}

}  // namespace wirewatchd
