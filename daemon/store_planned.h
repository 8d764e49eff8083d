#pragma once
// A planned alert as the outbox keeps it.
#include "alerts/alerts.h"
#include "storage/storage.h"

namespace wirewatchd {

storage::AlertToStore row_of(const alerts::PlannedAlert&);
void store_planned(storage::Transaction&, const alerts::PlannedAlert&);

}  // namespace wirewatchd
