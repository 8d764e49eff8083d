#include "storage/clock.h"

#include "storage/sql.h"

namespace storage {
namespace {

// Not now(), which stands still within a transaction.
constexpr auto kNow = "select clock_timestamp() as now";

constexpr auto kOneMoment = "set transaction isolation level repeatable read, read only";

}  // namespace

model::Time database_now(Transaction& transaction) {
  return exec(transaction, kNow).front()["now"].time();
}

void read_at_one_moment(Transaction& transaction) {
  exec(transaction, kOneMoment);
}

}  // namespace storage
