#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "model/receiver.h"
#include "rules/rules.h"

namespace wirewatchd {

// What is judged by and who is told, compiled from the database's rows. Immutable; handed over
// whole.
struct WatchSet {
  std::int64_t generation = 0;
  rules::RuleSet rules;
  std::vector<model::Receiver> receivers;
};

// The latest set: the loader puts it, the pipeline gets it. The lock is held for a pointer's copy.
class LatestSet {
 public:
  void put(std::shared_ptr<const WatchSet> set) {
    const std::lock_guard lock(mutex_);
    set_ = std::move(set);
  }
  std::shared_ptr<const WatchSet> get() const {
    const std::lock_guard lock(mutex_);
    return set_;
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const WatchSet> set_;
};

}  // namespace wirewatchd
