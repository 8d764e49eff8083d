#pragma once
// The one path: claim due feeds → transfer → parse → new articles → read → match → plan → commit.
// One thread; owns its connection and its transfers.
#include <chrono>
#include <map>
#include <random>
#include <stop_token>
#include <vector>

#include "daemon/intake.h"
#include "daemon/outage.h"
#include "daemon/poll.h"
#include "daemon/scoreboard.h"
#include "daemon/watch_set.h"
#include "net/transfers.h"
#include "storage/storage.h"

namespace wirewatchd {

struct PipelineOptions {
  storage::DatabaseOptions database;
  net::TransferOptions transfers;
  IntakeOptions intake;
  std::string node;
  int concurrency = 64;                  // polls under way at a time
  std::chrono::seconds feed_lease{300};  // longer than any poll with its turn in the host's queue
};

class Pipeline {
 public:
  Pipeline(PipelineOptions, const LatestSet&, Scoreboard&);
  void run(std::stop_token);

 private:
  void turn();
  void start_polls();
  void reap();
  void commit_what_came();
  void put_off_outage();
  void store_together(const std::vector<Polled>&, Care);
  void store_alone(const Polled&);
  void give_up_leases();

  PipelineOptions options_;
  const LatestSet& latest_;
  Scoreboard& scoreboard_;
  storage::Database database_;
  net::Transfers transfers_;
  Outage outage_;
  std::mt19937_64 random_{std::random_device{}()};
  std::shared_ptr<const WatchSet> set_;
  std::map<std::uint64_t, storage::LeasedFeed> in_flight_;
  std::uint64_t next_ticket_ = 1;
  std::vector<Polled> came_;     // brought, and not yet committed
  std::vector<Polled> put_off_;  // failed for want of a way out
  std::chrono::steady_clock::time_point next_claim_{};
};

}  // namespace wirewatchd
