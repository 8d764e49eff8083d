#include "daemon/judging/outage.h"

#include <utility>

namespace wirewatchd {

namespace {

// One host may be down, two may share a data centre; a third says that it is us.
constexpr std::size_t kHostsThatProve = 3;
// An outside host that answered this lately says that the way out is open.
constexpr std::chrono::seconds kFreshAnswer{60};
// Nobody waits longer than this for the verdict.
constexpr std::chrono::seconds kLongestDoubt{90};

}  // namespace

Outage::Sorted Outage::sort(std::vector<Polled> polled, bool others_in_flight,
                            Clock::time_point now) {
  Sorted sorted;
  bool outside_answered = false;
  for (Polled& poll : polled) {
    // A host that has failed before is no witness, and its feed bears the blame already.
    const bool witness = in_force_ || poll.leased.state.failures == 0;
    if (poll.external && poll.unreachable && witness) {
      if (held_.empty()) held_since_ = now;
      failed_hosts_.insert(poll.host);
      held_.push_back(std::move(poll));
    } else {
      outside_answered |= poll.external && poll.answered;
      sorted.feeds_own.push_back(std::move(poll));
    }
  }
  if (outside_answered) {
    sorted.ended = std::exchange(in_force_, false);
    failed_hosts_.clear();
    last_answer_ = now;
  }
  const std::size_t proof = others_in_flight ? kHostsThatProve : 2;
  const bool way_open = last_answer_ && now - *last_answer_ < kFreshAnswer;
  if (!way_open && failed_hosts_.size() >= proof) sorted.began = !std::exchange(in_force_, true);

  const bool decided = outside_answered || in_force_ || now - held_since_ > kLongestDoubt;
  if (!decided) return sorted;

  auto& fate = in_force_ ? sorted.local : sorted.feeds_own;
  for (Polled& poll : held_) fate.push_back(std::move(poll));
  held_.clear();
  return sorted;
}

}  // namespace wirewatchd
