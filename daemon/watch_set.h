#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "daemon/telling/silences.h"
#include "model/receiver.h"
#include "people/people.h"
#include "rules/rules.h"

namespace wirewatchd {

// What is judged by and who is told, compiled from the database's rows. Immutable; handed over
// whole.
struct WatchSet {
  std::int64_t generation = 0;
  rules::RuleSet rules;
  std::vector<model::Receiver> receivers;
  std::shared_ptr<const people::Lists> lists = std::make_shared<const people::Lists>();
  Silences silences = Silences();
  // What makes a hit urgent: a rule for each one's high_if, under the same id.
  rules::RuleSet high_if = rules::RuleSet({});
};

// The latest set: the loader puts it, the pipeline gets it. The lock is held for a pointer's copy.
// To free a large set takes long, so one that was replaced stays until nobody judges by it any
// more, and the loader frees it.
class LatestSet {
 public:
  // These two: the loader's thread.
  void put(std::shared_ptr<const WatchSet> set) {
    {
      const std::lock_guard lock(mutex_);
      set_.swap(set);
    }
    if (set) replaced_.push_back(std::move(set));
  }
  void free_replaced() {
    // Nobody can get it any more: who counts one, is alone.
    std::erase_if(replaced_, [](const auto& set) { return set.use_count() == 1; });
  }
  // Any thread.
  std::shared_ptr<const WatchSet> get() const {
    const std::lock_guard lock(mutex_);
    return set_;
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const WatchSet> set_;
  std::vector<std::shared_ptr<const WatchSet>> replaced_;
};

}  // namespace wirewatchd
