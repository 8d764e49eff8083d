#pragma once
#include "model/time.h"
#include "storage/database.h"

namespace storage {

// The database's clock. Due times and leases are kept by it alone, so that daemons with wrong
// clocks agree (F22, F40): the `now` from which a next_poll or next_attempt is reckoned is this
// one.
model::Time database_now(Transaction&);

// Before anything else in a transaction: whatever it reads, it reads as it was at one moment.
void read_at_one_moment(Transaction&);

}  // namespace storage
