#pragma once
// What a digest tells beside its alerts.
#include <string>
#include <vector>

#include "daemon/watch_set.h"
#include "storage/storage.h"

namespace wirewatchd {

// "212 polled, 3 failing (north, south, west)"
std::string in_words(const storage::FeedsNow&);

// What was not told to a receiver since then, how the feeds do, and when somebody last looked
// through the lists that its rules name.
std::vector<std::string> notes_since(storage::Transaction&, const WatchSet&, const model::Receiver&,
                                     model::Time since, model::Time now);

}  // namespace wirewatchd
