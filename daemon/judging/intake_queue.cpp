#include "daemon/judging/intake_queue.h"

#include <algorithm>
#include <iterator>

#include "daemon/failpoint.h"

namespace wirewatchd {

namespace {

// A transaction's worth: enough to amortise its commit, few enough that an alert does not wait for
// what came with it to be judged (a tenth of a second).
constexpr std::size_t kArticlesTogether = 20;
// A batch that breaks this often may itself be what breaks: its documents are then stored one by
// one.
constexpr int kBrokenCommits = 3;

// How many of what came, from its front, go into one transaction.
std::size_t portion_of(const std::vector<Polled>& came) {
  std::size_t articles = 0, polls = 0;
  while (polls < came.size() && (polls == 0 || articles < kArticlesTogether))
    articles += came[polls++].articles.size();
  return polls;
}

}  // namespace

IntakeQueue::IntakeQueue(storage::Database& database, Placing& placing, rules::Costs& costs,
                         const IntakeOptions& options)
    : database_(database), placing_(placing), costs_(costs), options_(options) {}

void IntakeQueue::add(std::vector<Polled> polled) {
  std::ranges::move(polled, std::back_inserter(waiting_));
}

Committed IntakeQueue::commit(const WatchSet& set) {
  if (waiting_.empty()) return {};
  const auto portion =
      std::span<const Polled>(waiting_).first(suspects_ > 0 ? 1 : portion_of(waiting_));
  Committed committed{portion.size()};
  try {
    committed.hits = store_portion(portion, set);
  } catch (const storage::Unavailable& away) {
    if (away.connection_broke && ++broken_commits_ == kBrokenCommits)
      suspects_ = std::max(suspects_, portion.size());
    throw;
  }
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(portion.size()));
  if (suspects_ > 0) --suspects_;
  broken_commits_ = 0;
  return committed;
}

std::int64_t IntakeQueue::store_portion(std::span<const Polled> portion, const WatchSet& set) {
  if (portion.size() == 1 && broken_commits_ >= 2 * kBrokenCommits)
    return store_refusal(portion.front(), set, "each attempt to store it broke the connection");
  if (broken_commits_ < kBrokenCommits)
    if (const auto hits = store_together(portion, set)) return *hits;
  std::int64_t hits = 0;
  for (const Polled& poll : portion) hits += store_alone(poll, set);
  return hits;
}

// Nothing is stored when one of them is refused.
std::optional<std::int64_t> IntakeQueue::store_together(std::span<const Polled> polled,
                                                        const WatchSet& set) {
  try {
    return store(polled, set, Care::together);
  } catch (const storage::Rejected&) {
    return std::nullopt;
  } catch (const LeaseLost&) {
    return std::nullopt;
  }
}

std::int64_t IntakeQueue::store(std::span<const Polled> polled, const WatchSet& set, Care care) {
  std::uniform_real_distribution<double> share(0, 1);
  std::vector<Event> events;
  std::int64_t hits = 0;
  Placing::Attempt placing(placing_);
  auto transaction = database_.begin();
  storage::lock_intake(transaction);
  for (const Polled& poll : polled) {
    auto taken = take_in(transaction, poll, set, placing_, costs_, options_, care, share(random_));
    std::ranges::move(taken.events, std::back_inserter(events));
    hits += taken.hits;
  }
  failpoint("in_transaction");
  transaction.commit();
  placing.keep();
  failpoint("committed");
  log(events);
  return hits;
}

std::int64_t IntakeQueue::store_alone(const Polled& poll, const WatchSet& set) {
  try {
    return store({&poll, 1}, set, Care::one_by_one);
  } catch (const LeaseLost&) {
    log(Event("lease_lost", Level::warn).with("feed", poll.leased.feed.name));
  } catch (const storage::Rejected& rejected) {
    return store_refusal(poll, set, rejected.what());
  }
  return 0;
}

// What PostgreSQL refuses whole is a failed poll: backed off, with its reason, and those who asked
// for it get their answer.
std::int64_t IntakeQueue::store_refusal(const Polled& poll, const WatchSet& set,
                                        const std::string& reason) {
  Polled refused;
  refused.leased = poll.leased;
  refused.outcome.kind = feeds::PollOutcome::Kind::failed;
  refused.error = "PostgreSQL refused what it brought: " + reason;
  try {
    return store({&refused, 1}, set, Care::together);
  } catch (const LeaseLost&) {
    log(Event("lease_lost", Level::warn).with("feed", poll.leased.feed.name));
  }
  return 0;
}

}  // namespace wirewatchd
