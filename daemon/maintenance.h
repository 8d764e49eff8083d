#pragma once
// Takes out of the database what has had its time, and makes room for what comes. A round an hour,
// in short pieces: one at each of the loader's turns, on the loader's connection.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

#include "daemon/events.h"
#include "storage/storage.h"

namespace wirewatchd {

// How long what was read stays ([retention] of wirewatch.toml).
struct Retention {
  std::chrono::seconds articles = std::chrono::days(90);
  std::chrono::seconds hits = std::chrono::days(400);  // and alerts
  std::chrono::seconds attempts = std::chrono::days(30);
  // Of what is recognised and whom it was told, after a feed last brought it.
  std::chrono::seconds seen() const {
    return std::max<std::chrono::seconds>(std::chrono::days(400), articles + std::chrono::days(30));
  }
};

class Maintenance {
 public:
  explicit Maintenance(Retention keep) : keep_(keep) {}

  // Does a piece where one is due, and tells what came of it. Throws Unavailable; the piece is then
  // tried again after a minute, since whoever calls has other work.
  std::vector<Event> turn(storage::Database&);

 private:
  using Clock = std::chrono::steady_clock;
  enum class Step {
    weeks,
    strays,
    hits,
    stories,
    tellings,
    alerts,
    attempts,
    requests,
    quarantine,
    seen,
    appearances
  };
  struct Piece {
    bool is_last = true;  // of its step
    int deleted = 0;
    std::vector<Event> events;
  };

  Piece do_piece(storage::Transaction&);
  Piece turn_weeks(storage::Transaction&) const;
  Piece forget(storage::Transaction&);
  Piece sweep(storage::Transaction&);
  void end_step(std::vector<Event>&);

  Retention keep_;
  Clock::time_point next_{};
  Step step_ = Step::weeks;
  std::int64_t deleted_ = 0;    // in this step
  model::ArticleId swept_;      // appearances, so far
  model::ArticleId forgotten_;  // of what was seen, so far; goes on from round to round
  int in_vain_ = 0;             // batches of this round in which nothing of it was old
};

}  // namespace wirewatchd
