#pragma once
#include <chrono>
#include <functional>
#include <vector>

#include "cli/session.h"

namespace cli {

// Asks the database again and again until `done`, as long as a daemon is connected to it. Throws
// Failed(unavailable) where none has been for ten seconds, or `longest` is over; what was asked for
// stays and is carried out once one runs.
void wait_for_daemon(Session&, std::chrono::seconds longest,
                     const std::function<bool(storage::Transaction&)>& done);

// The same for requests, telling each answer as it comes.
std::vector<storage::RequestAnswer> wait_for_answers(
    Session&, std::vector<std::int64_t> ids, std::chrono::seconds longest,
    const std::function<void(const storage::RequestAnswer&)>& tell);

// Whether a daemon runs now, so that what is asked for is done at once.
bool daemon_runs(Session&, storage::Transaction&);

}  // namespace cli
