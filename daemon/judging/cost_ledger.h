#pragma once
// What rules cost, on its way into the database, and the end of the service of a rule that costs
// too much: it is suspended with a notice, so that it holds up no other. The pipeline's.
#include <chrono>
#include <memory>

#include "daemon/watch_set.h"
#include "storage/storage.h"

namespace wirewatchd {

class CostLedger {
 public:
  // Where articles judged by this set are to be written down.
  rules::Costs& costs() { return costs_; }

  // Every few minutes, and at once where a rule gave up or another set is in force: writes down
  // what there is. Throws Unavailable; what is not committed stays.
  void settle(storage::Database&, const std::shared_ptr<const WatchSet>& set);

 private:
  using Clock = std::chrono::steady_clock;

  std::vector<storage::RuleCost> rows() const;
  void write_down(storage::Database&);
  void suspend(storage::Database&);

  std::shared_ptr<const WatchSet> set_;  // whose costs these are
  rules::Costs costs_;
  Clock::time_point next_{};
};

}  // namespace wirewatchd
