#pragma once
// Results on their way from the loops to whoever waits for them. Any thread.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

#include "net/transfers.h"

namespace net {

class FinishedQueue {
 public:
  void expect_one_more();  // counted until it is taken
  void put(Finished);
  std::vector<Finished> take(std::chrono::milliseconds timeout, std::size_t most);
  void wake();
  std::size_t expected() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable something_;
  std::deque<Finished> finished_;
  std::size_t expected_ = 0;
  bool is_woken_ = false;
};

}  // namespace net
