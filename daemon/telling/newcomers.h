#pragma once
// The first mail that a receiver's address gets: what it will hear of, and what it would have heard
// in the last day. Once for each, whichever daemon is first (`welcomed`).
//
// It is made before the rules that lead there are in force, so that it comes before any alert.
// Where feeds wait for their first poll it waits for them, a minute at most: it could tell nothing
// yet.
// The loader's thread.
#include <chrono>
#include <optional>
#include <vector>

#include "daemon/events.h"
#include "daemon/watch_set.h"
#include "storage/storage.h"

namespace wirewatchd {

class Newcomers {
 public:
  // At each turn, and before a set is put in force.
  std::vector<Event> welcome(storage::Database&, const WatchSet&);

 private:
  using Clock = std::chrono::steady_clock;
  bool are_feeds_known(storage::Transaction&);

  std::optional<std::int64_t> settled_;           // the generation of which everybody was welcomed
  std::optional<Clock::time_point> waits_since_;  // for the first polls
};

}  // namespace wirewatchd
