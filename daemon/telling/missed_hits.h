#pragma once
// A rule may say how many hits it expects; when fewer come, its receivers get a notice.
#include <vector>

#include "daemon/events.h"
#include "daemon/watch_set.h"
#include "storage/storage.h"

namespace wirewatchd {

// Each silence once. One daemon at a time: whoever holds storage::lock_held.
std::vector<Event> tell_missed_hits(storage::Transaction&, const WatchSet&, model::Time now);

}  // namespace wirewatchd
