#pragma once
// What an attempt came to, from the answer until the database knows.
#include <string>

#include "alerts/alerts.h"
#include "daemon/events.h"
#include "storage/storage.h"

namespace wirewatchd {

struct Outcome {
  storage::ClaimedDelivery claimed;
  alerts::AttemptResult result;
};

const char* name_of(alerts::AttemptResult::Kind);

// A webhook's address may hold a token: its host is what logs and notices get.
std::string shown_address(const model::Delivery&);

// `random` in [0, 1), for the schedule's jitter. A drill has no schedule.
storage::AttemptRecord record_of(const Outcome&, const alerts::Schedule&, model::Time now,
                                 double random);

// alert_delivered, alert_failed, alert_dead.
Event told_of(const Outcome&, const storage::AttemptRecord&);

}  // namespace wirewatchd
