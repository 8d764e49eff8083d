#pragma once
// What the loops tell of themselves, for the watchdog, systemd's status line and /readyz. Any
// thread.
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>

#include "model/time.h"

namespace wirewatchd {

enum class Loop { pipeline, deliverer, loader };
constexpr std::size_t kLoops = 3;

class Scoreboard {
 public:
  Scoreboard();

  // A loop came round. The watchdog vouches for our loops, never for the database.
  void turned(Loop);
  bool all_turn(std::chrono::seconds within) const;
  // It begins something that may take so long by its nature, such as a migration.
  void excuse(Loop, std::chrono::seconds);

  // Each loop tells of its own connection. The first that loses it is logged, and so is the moment
  // when all have it again.
  void database_away(Loop, const std::string& reason);
  void database_back(Loop);
  bool is_database_away() const;

  // The watch files are broken and the set before them is in force; empty: all is well.
  void watch_files_broken(const std::string& problem);

  // "degraded: database away since 12:00:01 UTC" or "serving: 12 feeds, 5 rules".
  std::string status() const;
  std::string trouble() const;  // what is degraded; empty: nothing
  void serving(std::size_t feeds, std::size_t rules);

 private:
  using Steady = std::chrono::steady_clock;
  std::array<std::atomic<Steady::rep>, kLoops> turned_;
  mutable std::mutex mutex_;  // guards the members below
  std::array<bool, kLoops> away_{};
  std::optional<model::Time> away_since_;  // for people
  Steady::time_point away_began_{};        // the wall clock may jump (F22)
  std::string broken_, serving_ = "starting";
};

}  // namespace wirewatchd
