#pragma once
// A planned alert as the outbox keeps it.
#include "alerts/alerts.h"
#include "daemon/watch_set.h"
#include "storage/storage.h"

namespace wirewatchd {

storage::AlertToStore row_of(const alerts::PlannedAlert&);
void store_planned(storage::Transaction&, const alerts::PlannedAlert&);

// Whether what is for these is told to this receiver, by its own name or as a deputy.
bool leads_to(const std::vector<std::string>& names, const model::Receiver&, const WatchSet&,
              model::Time now);

}  // namespace wirewatchd
