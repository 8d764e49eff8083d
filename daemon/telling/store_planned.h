#pragma once
// A planned alert as the outbox keeps it.
#include <set>
#include <string>
#include <vector>

#include "alerts/alerts.h"
#include "daemon/watch_set.h"
#include "storage/storage.h"

namespace wirewatchd {

storage::AlertToStore row_of(const alerts::PlannedAlert&);
void store_planned(storage::Transaction&, const alerts::PlannedAlert&);

// Who is told of what is for these: themselves, or their deputies. Each once, in the set's order.
std::set<const model::Receiver*> told_of_it(const std::vector<std::string>& names, const WatchSet&,
                                            model::Time now);

}  // namespace wirewatchd
