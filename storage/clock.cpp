#include "storage/clock.h"

#include "storage/sql.h"

namespace storage {
namespace {

// Not now(), which stands still within a transaction.
constexpr auto kNow = "select clock_timestamp() as now";

}  // namespace

model::Time database_now(Transaction& transaction) {
  return exec(transaction, kNow).front()["now"].time();
}

}  // namespace storage
