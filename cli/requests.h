#pragma once
#include <chrono>
#include <functional>
#include <vector>

#include "cli/session.h"

namespace cli {

// Waits until the daemon has answered each request, telling each answer as it comes. Throws
// Failed(unavailable) where no daemon can answer, or none did in time; the requests stay and are
// carried out once one runs.
std::vector<storage::RequestAnswer> wait_for_answers(
    Session&, std::vector<std::int64_t> ids, std::chrono::seconds longest,
    const std::function<void(const storage::RequestAnswer&)>& tell);

// Failed(unavailable) when the daemon is known not to run: with a private cluster its lock says so.
void require_daemon(Session&);

}  // namespace cli
