#pragma once
// What the polls brought, until it is committed: many documents a transaction; one that PostgreSQL
// refuses is stored alone, article by article; what it refuses even then is a failed poll with its
// reason. Nothing leaves the queue before its commit. The pipeline's.
#include <random>
#include <span>
#include <string>
#include <vector>

#include "daemon/judging/intake.h"

namespace wirewatchd {

class IntakeQueue {
 public:
  IntakeQueue(storage::Database&, Placing&, rules::Costs&, const IntakeOptions&);

  void add(std::vector<Polled>);
  const std::vector<Polled>& waiting() const { return waiting_; }
  // One transaction's worth, so that a stop waits for no more than that. Throws Unavailable; what
  // is not committed stays. False: nothing waited.
  bool commit(const WatchSet&);

 private:
  void store_portion(std::span<const Polled>, const WatchSet&);
  bool stored_together(std::span<const Polled>, const WatchSet&);
  void store_alone(const Polled&, const WatchSet&);
  void store_refusal(const Polled&, const WatchSet&, const std::string& reason);
  void store(std::span<const Polled>, const WatchSet&, Care);

  storage::Database& database_;
  Placing& placing_;
  rules::Costs& costs_;
  IntakeOptions options_;
  std::mt19937_64 random_{std::random_device{}()};
  std::vector<Polled> waiting_;
  int broken_commits_ = 0;    // that took the connection with them, in a row
  std::size_t suspects_ = 0;  // from the front; stored one by one until the culprit is found
};

}  // namespace wirewatchd
