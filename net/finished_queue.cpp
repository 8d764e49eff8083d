#include "net/finished_queue.h"

#include <algorithm>
#include <iterator>

namespace net {

void FinishedQueue::expect_one_more() {
  const std::lock_guard lock(mutex_);
  ++expected_;
}

void FinishedQueue::put(Finished finished) {
  const std::lock_guard lock(mutex_);
  finished_.push_back(std::move(finished));
  something_.notify_one();
}

std::vector<Finished> FinishedQueue::take(std::chrono::milliseconds timeout, std::size_t most) {
  std::unique_lock lock(mutex_);
  something_.wait_for(lock, timeout, [&] { return is_woken_ || !finished_.empty(); });
  is_woken_ = false;
  const auto end =
      finished_.begin() + static_cast<std::ptrdiff_t>(std::min(most, finished_.size()));
  std::vector<Finished> taken(std::move_iterator(finished_.begin()), std::move_iterator(end));
  finished_.erase(finished_.begin(), end);
  expected_ -= taken.size();
  return taken;
}

void FinishedQueue::wake() {
  const std::lock_guard lock(mutex_);
  is_woken_ = true;
  something_.notify_all();
}

std::size_t FinishedQueue::expected() const {
  const std::lock_guard lock(mutex_);
  return expected_;
}

}  // namespace net
