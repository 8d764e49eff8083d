#pragma once
// Who cannot be reached is told of elsewhere (F35, F36, F38): the other receivers of the same rules
// get a notice, once a day for an address and once for an alert.
#include <vector>

#include "daemon/sending/outcome.h"
#include "daemon/watch_set.h"

namespace wirewatchd {

// For an alert that was given up, an endpoint that wants no more, or one to which there is no
// secure connection. Failed drills and notices tell of themselves.
std::vector<Event> tell_trouble(storage::Transaction&, const WatchSet&, const Outcome&,
                                const storage::AttemptRecord&, model::Time now);

}  // namespace wirewatchd
