#pragma once
// What the polls brought, until it is committed: many documents a transaction; one that PostgreSQL
// refuses is stored alone, article by article; what it refuses even then is a failed poll with its
// reason. Nothing leaves the queue before its commit. The pipeline's.
#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "daemon/judging/intake.h"

namespace wirewatchd {

struct Committed {
  std::size_t polls = 0;
  std::int64_t hits = 0;
};

class IntakeQueue {
 public:
  IntakeQueue(storage::Database&, Placing&, rules::Costs&, const IntakeOptions&);

  void add(std::vector<Polled>);
  const std::vector<Polled>& waiting() const { return waiting_; }
  // One transaction's worth, so that a stop waits for no more than that. Throws Unavailable; what
  // is not committed stays.
  Committed commit(const WatchSet&);

 private:
  // Each returns how many hits it stored.
  std::int64_t store_portion(std::span<const Polled>, const WatchSet&);
  std::optional<std::int64_t> store_together(std::span<const Polled>, const WatchSet&);
  std::int64_t store_alone(const Polled&, const WatchSet&);
  std::int64_t store_refusal(const Polled&, const WatchSet&, const std::string& reason);
  std::int64_t store(std::span<const Polled>, const WatchSet&, Care);

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
