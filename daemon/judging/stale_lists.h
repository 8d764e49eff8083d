#pragma once
// An office of a list beside a name that is not on it: the list may be stale, and whoever is told
// by its rules hears so, once a day for a name.
#include <vector>

#include "daemon/events.h"
#include "daemon/judging/judgement.h"

namespace wirewatchd {

// Of an article's new hits, in the transaction that stores them.
std::vector<Event> tell_stale_lists(storage::Transaction&, const Case&, const WatchSet&,
                                    const std::vector<model::Hit>&);

}  // namespace wirewatchd
