#pragma once
// What was held for a receiver is told when its time has come: alone as it is, several as one
// message, and always as a digest where its time is a fixed one.
#include <vector>

#include "daemon/events.h"
#include "daemon/watch_set.h"
#include "storage/storage.h"

namespace wirewatchd {

// The receiver of today says whether it wants to be told: another time zone or other quiet hours
// count from now on. Of one that is gone, the time that was foreseen. One daemon at a time: whoever
// holds storage::lock_held.
std::vector<Event> release_held(storage::Transaction&, const WatchSet&, model::Time now);

}  // namespace wirewatchd
