#include "daemon/with_database.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace wirewatchd {

void wait_a_moment(const std::stop_token& stop, std::chrono::milliseconds wait) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any().wait_for(lock, stop, wait, [] { return false; });
}

void turn_while_database_lasts(const std::stop_token& stop, Scoreboard& scoreboard, Loop loop,
                               storage::Database& database, const std::function<Turn()>& turn) {
  constexpr std::chrono::seconds kPatienceAtStop{4};
  const std::stop_callback hurry(stop, [&] { database.hurry(kPatienceAtStop); });
  constexpr std::chrono::milliseconds kFirstWait{200}, kLongestWait{5000};
  auto wait = kFirstWait;
  while (!stop.stop_requested()) {
    scoreboard.turned(loop);
    try {
      if (turn() == Turn::spoke_with_database) {
        scoreboard.database_back(loop);
        wait = kFirstWait;
      }
    } catch (const storage::Unavailable& away) {
      scoreboard.database_away(loop, away.what());
      wait_a_moment(stop, wait);
      wait = std::min(wait * 2, kLongestWait);
    }
  }
}

}  // namespace wirewatchd
