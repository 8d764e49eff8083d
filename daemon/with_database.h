#pragma once
#include <chrono>
#include <functional>
#include <stop_token>

#include "daemon/scoreboard.h"
#include "storage/storage.h"

namespace wirewatchd {

// Waits, unless the stop comes first.
void wait_a_moment(const std::stop_token&, std::chrono::milliseconds);

// The top of a loop: turns until the stop; when the ground gives way the scoreboard is told and the
// turn is tried again, after 0.2 s at first and 5 s at most. Once a stop is asked for, no call of
// the database takes long any more. Between tries: `meanwhile`.
void turn_while_database_lasts(
    const std::stop_token&, Scoreboard&, Loop, storage::Database&,
    const std::function<void()>& turn, const std::function<void()>& meanwhile = [] {});

}  // namespace wirewatchd
