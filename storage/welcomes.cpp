#include "storage/welcomes.h"

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kNotWelcomed = R"(
select receiver, address
  from unnest($1::text[], $2::text[]) with ordinality as asked(receiver, address, place)
 where not exists (select from welcomed w
                    where w.receiver = asked.receiver and w.address = asked.address)
 order by place)";

constexpr auto kMark = R"(
insert into welcomed (receiver, address)
select receiver, address from unnest($1::text[], $2::text[]) as asked(receiver, address)
 order by receiver, address
on conflict do nothing
returning receiver)";

struct Columns {
  std::vector<std::string> receivers, addresses;
};

Columns columns_of(const std::vector<Addressee>& all) {
  Columns columns;
  for (const auto& [receiver, address] : all) {
    columns.receivers.push_back(receiver);
    columns.addresses.push_back(address);
  }
  return columns;
}

}  // namespace

std::vector<Addressee> not_welcomed(Transaction& transaction, const std::vector<Addressee>& asked) {
  const auto [receivers, addresses] = columns_of(asked);
  std::vector<Addressee> found;
  for (const auto row : exec(transaction, kNotWelcomed, {receivers, addresses}))
    found.push_back({row["receiver"].text(), row["address"].text()});
  return found;
}

bool mark_welcomed(Transaction& transaction, const std::vector<Addressee>& all) {
  const auto [receivers, addresses] = columns_of(all);
  return exec(transaction, kMark, {receivers, addresses}).size() == static_cast<int>(all.size());
}

}  // namespace storage
