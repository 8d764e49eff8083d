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
                               storage::Database& database, const std::function<void()>& turn,
                               const std::function<void()>& meanwhile) {
  constexpr std::chrono::seconds kPatienceAtStop{4};
  constexpr std::chrono::milliseconds kFirstWait{200}, kLongestWait{5000};
  const std::stop_callback hurry(stop, [&] { database.hurry(kPatienceAtStop); });
  bool is_away = false;
  auto wait = kFirstWait;
  while (!stop.stop_requested()) {
    scoreboard.turned(loop);
    try {
      if (is_away) {
        meanwhile();
        database.begin().commit();  // not every turn speaks with it
      }
      turn();
      if (is_away) scoreboard.database_back(loop);
      is_away = false;
      wait = kFirstWait;
    } catch (const storage::Unavailable& away) {
      is_away = true;
      scoreboard.database_away(loop, away.what());
      wait_a_moment(stop, wait);
      wait = std::min(wait * 2, kLongestWait);
    }
  }
}

}  // namespace wirewatchd
