#pragma once
// The one path: claim due feeds → transfer → parse → new articles → read → match → place in story →
// plan → commit.
// One thread; owns its connection and its transfers.
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <vector>

#include "daemon/clock.h"
#include "daemon/judging/cost_ledger.h"
#include "daemon/judging/intake_queue.h"
#include "daemon/judging/outage.h"
#include "daemon/judging/placing.h"
#include "daemon/judging/poll.h"
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
  // Polls claimed at a time, those of one host among them: most wait for their host's turn.
  int most_under_way = 512, most_at_one_host = 64;
  std::chrono::seconds feed_lease{300};
};

class Pipeline {
 public:
  // `on_hits`: on the pipeline's thread, whenever hits were committed: there may be something new
  // to send.
  Pipeline(PipelineOptions, const LatestSet&, Scoreboard&, std::function<void()> on_hits);
  void run(std::stop_token);

 private:
  void turn();
  int places() const;
  void start_polls();
  std::chrono::milliseconds patience() const;
  std::vector<Polled> reap();
  void sort_out(std::vector<Polled>);
  void put_off(const std::vector<Polled>&);
  void renew_leases();
  void release_leases();
  void learn();

  PipelineOptions options_;
  const LatestSet& latest_;
  Scoreboard& scoreboard_;
  std::function<void()> on_hits_;
  storage::Database database_;
  net::Transfers transfers_;
  Outage outage_;
  CostLedger ledger_;
  Placing placing_;
  IntakeQueue intake_;
  DatabaseClock clock_;
  std::shared_ptr<const WatchSet> set_;
  std::map<std::uint64_t, storage::LeasedFeed> in_flight_;
  std::uint64_t next_ticket_ = 1;
  std::vector<Polled> put_off_;  // failed for want of a way out, and not yet handed back
  std::chrono::steady_clock::time_point next_claim_{}, next_renewal_{};
  bool a_host_is_full_ = false;  // it may be what left nothing to be claimed
};

}  // namespace wirewatchd
