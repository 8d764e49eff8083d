#include "storage/ledger.h"

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kLedger = R"(
select e.*, d.alert, d.address, a.kind, a.receiver
  from (
    (select delivery, number, started, ended, outcome, message from attempts
      where $1::timestamptz is null or started >= $1::timestamptz
      order by started desc limit nullif($2::bigint, 0))
    union all
    (select delivery, 0, at, at, action, who from interventions
      where $1::timestamptz is null or at >= $1::timestamptz
      order by at desc limit nullif($2::bigint, 0))) e
  join deliveries d on d.id = e.delivery
  join alerts a on a.id = d.alert
 order by e.started desc, e.delivery desc, e.number desc limit nullif($2::bigint, 0))";

}  // namespace

std::vector<LedgerRow> list_ledger(Transaction& transaction, std::optional<model::Time> since,
                                   int limit) {
  std::vector<LedgerRow> rows;
  for (const auto row : exec(transaction, kLedger, {since, limit}))
    rows.push_back({.delivery = row["delivery"].integer(),
                    .alert = row["alert"].text(),
                    .kind = row["kind"].text(),
                    .receiver = row["receiver"].text(),
                    .address = row["address"].text(),
                    .number = static_cast<int>(row["number"].integer()),
                    .started = row["started"].time(),
                    .ended = row["ended"].maybe_time(),
                    .outcome = row["outcome"].text(),
                    .message = row["message"].text()});
  return rows;
}

}  // namespace storage
