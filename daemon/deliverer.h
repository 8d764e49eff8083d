#pragma once
// The outbox's other end: let go what was held, claim → (commit) → render → send → keep in the
// journal → record. An attempt's row is committed before its send, and its result kept before it is
// recorded, so that a crash leaves a doubt only where an answer was on its way. One thread; owns
// its connection, its transfers and its journal.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <stop_token>
#include <string>
#include <vector>

#include "daemon/scoreboard.h"
#include "daemon/sending/attempt.h"
#include "daemon/sending/outcome.h"
#include "daemon/sending/result_journal.h"
#include "daemon/watch_set.h"
#include "net/transfers.h"
#include "storage/storage.h"

namespace wirewatchd {

struct DelivererOptions {
  storage::DatabaseOptions database;
  net::TransferOptions transfers;
  AttemptOptions attempt;
  alerts::Schedule webhook_schedule = alerts::default_webhook_schedule();
  alerts::Schedule mail_schedule = alerts::default_mail_schedule();
  std::string node;
  std::filesystem::path journal;  // of results; empty: none
  // Sends under way at a time, each channel for itself: a dead mail server delays no webhook (P6).
  int webhooks_at_once = 64, mails_at_once = 16;
  int per_address = 2;                           // of these, to one address
  std::chrono::milliseconds between_looks{250};  // into the outbox, unless look_now() asks
  std::chrono::seconds lease{60};
  std::chrono::seconds grace{15};          // for sends under way at a stop (F47)
  std::chrono::seconds after_refusal{60};  // until what PostgreSQL refused to record is tried again
};

class Deliverer {
 public:
  // Waits for the first WatchSet, which says that the schema is there.
  Deliverer(DelivererOptions, const LatestSet&, Scoreboard&);
  void run(std::stop_token);
  void look_now();  // any thread: something may be due, do not wait for the next look

 private:
  void turn();
  void release();
  void claim();
  void claim(model::Delivery::Channel, int most);
  void send(storage::ClaimedDelivery);
  void reap(std::chrono::milliseconds wait);
  void record();
  std::vector<Event> record_all(const std::vector<Outcome>&, storage::Ledger);
  std::vector<Event> record_in_turn();
  bool record_one(const Outcome&, storage::Ledger, std::vector<Event>&);  // false: refused
  template <class Work>
  void in_spite_of_refusals(const char* step, Work);
  storage::AttemptRecord record_for(const Outcome&, model::Time now);
  std::vector<Event> heed(storage::Transaction&, const Outcome&, const storage::AttemptRecord&,
                          model::Time now);
  std::vector<Event> recognise(storage::Transaction&);
  void take_up_results();
  void renew_leases();
  void finish();
  void take_back_leases();

  DelivererOptions options_;
  const LatestSet& latest_;
  Scoreboard& scoreboard_;
  storage::Database database_;
  net::Transfers transfers_;
  ResultJournal journal_;
  int recognised_on_ = 0;  // the connection whose server knows what the journal knows
  std::mt19937_64 random_{std::random_device{}()};
  std::map<std::uint64_t, storage::ClaimedDelivery> in_flight_;
  std::uint64_t next_ticket_ = 1;
  std::vector<Outcome> unrecorded_;  // sent, and the database does not know yet
  std::vector<Outcome> refused_;     // of these, what it would not take; its leases are kept
  std::map<std::string, std::chrono::steady_clock::time_point> refusals_told_;  // by step
  std::atomic<bool> is_asked_to_look_ = false;
  std::chrono::steady_clock::time_point next_claim_{}, next_renewal_{}, next_release_{},
      next_look_for_missed_{}, next_refused_{};
};

}  // namespace wirewatchd
