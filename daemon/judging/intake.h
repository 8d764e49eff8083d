#pragma once
// What one poll brought, into the database: articles, appearances, validators, next poll time,
// hits, decisions and deliveries, together or not at all (the caller commits). Every article is
// judged on its feed's text, so intake and judgement share the transaction.
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "daemon/events.h"
#include "daemon/judging/placing.h"
#include "daemon/judging/poll.h"
#include "daemon/watch_set.h"
#include "storage/storage.h"

namespace wirewatchd {

struct IntakeOptions {
  model::FirstPoll first_poll = model::FirstPoll::baseline;
  feeds::ScheduleOptions schedule;
};

// Another daemon polls this feed by now: nothing of ours may be written.
struct LeaseLost : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Care {
  together,    // all articles at once
  one_by_one,  // each under a savepoint; one that PostgreSQL refuses goes to quarantine (F21)
};

struct TakenIn {
  std::vector<Event> events;  // to be logged once it is committed
  std::int64_t hits = 0;
};
// `random` in [0, 1).
TakenIn take_in(storage::Transaction&, const Polled&, const WatchSet&, Placing&, rules::Costs&,
                const IntakeOptions&, Care, double random);

}  // namespace wirewatchd
