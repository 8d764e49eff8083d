#include "daemon/scoreboard.h"

#include <fmt/chrono.h>
#include <fmt/core.h>

#include <algorithm>

#include "daemon/clock.h"
#include "daemon/events.h"

namespace wirewatchd {

Scoreboard::Scoreboard() {
  for (auto& turn : turned_) turn = Steady::now().time_since_epoch().count();
}

void Scoreboard::turned(Loop loop) {
  turned_[static_cast<std::size_t>(loop)] = Steady::now().time_since_epoch().count();
}

void Scoreboard::excuse(Loop loop, std::chrono::seconds longest) {
  turned_[static_cast<std::size_t>(loop)] = (Steady::now() + longest).time_since_epoch().count();
}

bool Scoreboard::all_turn(std::chrono::seconds within) const {
  const auto oldest = (Steady::now() - within).time_since_epoch().count();
  for (const auto& turn : turned_)
    if (turn < oldest) return false;
  return true;
}

void Scoreboard::database_away(Loop loop, const std::string& reason) {
  const std::lock_guard lock(mutex_);
  away_[static_cast<std::size_t>(loop)] = true;
  if (away_since_) return;
  away_since_ = wall_clock();
  away_began_ = Steady::now();
  log(Event("database_away", Level::error).with("reason", reason));
}

void Scoreboard::database_back(Loop loop) {
  const std::lock_guard lock(mutex_);
  away_[static_cast<std::size_t>(loop)] = false;
  if (!away_since_ || std::ranges::find(away_, true) != away_.end()) return;
  const auto away = std::chrono::duration_cast<std::chrono::seconds>(Steady::now() - away_began_);
  away_since_.reset();
  log(Event("database_back").with("away_s", away.count()));
}

bool Scoreboard::is_database_away() const {
  const std::lock_guard lock(mutex_);
  return away_since_.has_value();
}

void Scoreboard::watch_files_broken(const std::string& problem) {
  const std::lock_guard lock(mutex_);
  broken_ = problem;
}

void Scoreboard::serving(std::size_t feeds, std::size_t rules) {
  const std::lock_guard lock(mutex_);
  serving_ = fmt::format("serving: {} feeds, {} rules", feeds, rules);
}

std::string Scoreboard::trouble() const {
  const std::lock_guard lock(mutex_);
  if (away_since_)
    return fmt::format("database away since {:%H:%M:%S} UTC",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(*away_since_)));
  if (broken_.empty()) return "";
  return "watch files broken, the set before them is in force: " + broken_;
}

std::string Scoreboard::status() const {
  if (const std::string what = trouble(); !what.empty()) return "degraded: " + what;
  const std::lock_guard lock(mutex_);
  return serving_;
}

}  // namespace wirewatchd
