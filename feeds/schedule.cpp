#include <algorithm>
#include <cmath>

#include "feeds/feeds.h"

// When to poll again.
//   success  the person's interval; else the learnt one, which shrinks with every poll that
//            brought news and grows with every one that brought none, between floor and ceiling
//   failure  the interval, doubled with each failure in a row, up to a ceiling; two successes in
//            a row end the row, so that a feed that fails every other time is still held back
//            (F28)
//   gone     never, until a person asks
// A server's Retry-After counts where it is longer, up to a day; beside a success it gives way to
// an interval that a person wrote. Jitter never brings a poll before the time a server asked for.

namespace feeds {
namespace {

using Seconds = std::chrono::duration<double>;
using std::chrono::seconds;

constexpr seconds kShortest{60};
constexpr seconds kLongestWait{86'400};
constexpr std::chrono::days kNever{3650};
constexpr double kFaster = 0.6, kMuchFaster = 0.4, kSlower = 1.25;
// Articles at once: the next such lot may roll out of the document unseen (P2).
constexpr int kMany = 10;

seconds learn(seconds learnt, const PollOutcome& outcome, const ScheduleOptions& options) {
  const bool news = outcome.kind == PollOutcome::Kind::new_articles;
  const double factor = !news ? kSlower : outcome.new_articles >= kMany ? kMuchFaster : kFaster;
  const Seconds next = Seconds(learnt) * factor;
  return std::clamp(std::chrono::round<seconds>(next), options.floor,
                    std::max(options.floor, options.ceiling));
}

seconds interval_of(const model::Feed& feed, const model::PollState& state) {
  return std::max(kShortest, feed.interval.value_or(state.learnt));
}

// The wait after the n-th failure in a row; the first is tried again soon, however rarely the feed
// is polled.
seconds back_off(seconds interval, int failures, const ScheduleOptions& options) {
  const double start = static_cast<double>(std::min(interval, options.floor).count());
  const double wait = std::ldexp(start, std::min(failures - 1, 30));
  const auto ceiling = static_cast<double>(std::max(kShortest, options.backoff_ceiling).count());
  return std::max(kShortest, seconds(std::llround(std::min(wait, ceiling))));
}

void count_success(model::PollState& state) {
  if (++state.successes >= 2) state.failures = 0;
}

void count_failure(model::PollState& state) {
  ++state.failures;
  state.successes = 0;
}

}  // namespace

Schedule next_poll(const model::Feed& feed, const model::PollState& before,
                   const PollOutcome& outcome, model::Time now, double random,
                   const ScheduleOptions& options) {
  Schedule schedule{now + kNever, before};
  auto& state = schedule.state;
  state.last_polled = now;
  if (outcome.kind == PollOutcome::Kind::gone) {
    state.gone = true;
    count_failure(state);
    return schedule;
  }
  const bool failed = outcome.kind == PollOutcome::Kind::failed;
  if (outcome.kind == PollOutcome::Kind::new_articles) state.last_new = now;
  if (failed) {
    count_failure(state);
  } else {
    count_success(state);
    state.gone = false;  // a person asked, and it is there again
    state.learnt = learn(state.learnt, outcome, options);
  }
  const seconds wait = failed ? back_off(interval_of(feed, state), state.failures, options)
                              : interval_of(feed, state);
  const bool server_decides = failed || !feed.interval;
  const seconds asked = server_decides ? std::clamp(outcome.retry_after.value_or(seconds(0)),
                                                    seconds(0), kLongestWait)
                                       : seconds(0);

  const Seconds spread = Seconds(wait) * (1 + options.jitter * (2 * random - 1));
  const Seconds spread_asked = Seconds(asked) * (1 + options.jitter * random);
  schedule.next_poll = now + std::chrono::round<seconds>(std::max(spread, spread_asked));
  return schedule;
}

}  // namespace feeds
