#pragma once
// Several alerts of one event as one: each as its story stands by now, the latest shown, and the
// others counted, as are those that cannot be read.
#include <string>
#include <vector>

#include "alerts/alerts.h"
#include "storage/storage.h"

namespace wirewatchd {

alerts::HeldAlert held_alert_of(const storage::HeldDelivery&);
std::vector<std::string> ids_of(const alerts::Together&);

// The first of each, with what the others add below it; nothing of those that cannot be read.
std::vector<model::Alert> each_as_one(storage::Transaction&, std::vector<alerts::Together>);
// What is held of the alert's event, below it. It stays what it is: of its own article and rules.
void tell_below(storage::Transaction&, model::Alert&, alerts::Together held);

}  // namespace wirewatchd
