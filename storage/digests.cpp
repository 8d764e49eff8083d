#include "storage/digests.h"

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kSettled =
    "select receiver, shown at time zone 'UTC' as shown, at from digests order by receiver";

constexpr auto kSettle = R"(
insert into digests (receiver, shown) values ($1, $2::timestamptz at time zone 'UTC')
on conflict (receiver) do update set shown = excluded.shown, at = now())";

constexpr auto kKeep = "delete from digests where receiver <> all($1::text[])";

constexpr auto kSilent = R"(
select reason, count(*) as hits from decisions
 where receiver = $1 and not told and at > $2::timestamptz
   and reason in ('silenced', 'too_old', 'unsure')
 group by reason order by reason)";

constexpr auto kFeeds = R"(
select count(*) filter (where last_polled is not null) as polled,
       count(*) filter (where is_failing) as failing,
       count(*) filter (where last_polled is null) as waiting,
       coalesce((array_agg(name order by name) filter (where is_failing))[1:5], '{}') as names
  from (select name, last_polled, gone or (last_error <> '' and failures > 0) as is_failing
          from feeds where status = 'active') f)";

constexpr auto kGaps = R"(
select count(*) as feeds, coalesce((array_agg(name order by name))[1:5], '{}') as names
  from feeds where status = 'active' and gap_at > $1::timestamptz)";

}  // namespace

std::vector<SettledDigest> settled_digests(Transaction& transaction) {
  std::vector<SettledDigest> settled;
  for (const auto row : exec(transaction, kSettled))
    settled.push_back({row["receiver"].text(), row["shown"].time(), row["at"].time()});
  return settled;
}

void settle_digest(Transaction& transaction, const std::string& receiver, model::Time shown) {
  exec(transaction, kSettle, {receiver, shown});
}

void keep_digests_of(Transaction& transaction, const std::vector<std::string>& receivers) {
  exec(transaction, kKeep, {receivers});
}

std::vector<SilentHits> silent_hits(Transaction& transaction, const std::string& receiver,
                                    model::Time since) {
  std::vector<SilentHits> silent;
  for (const auto row : exec(transaction, kSilent, {receiver, since}))
    silent.push_back({row["reason"].text(), static_cast<int>(row["hits"].integer())});
  return silent;
}

FeedsNow feeds_now(Transaction& transaction) {
  const auto rows = exec(transaction, kFeeds);
  const auto row = rows.front();
  return {.polled = static_cast<int>(row["polled"].integer()),
          .failing = static_cast<int>(row["failing"].integer()),
          .waiting = static_cast<int>(row["waiting"].integer()),
          .names = row["names"].texts()};
}

FeedsWithGaps feeds_with_gaps(Transaction& transaction, model::Time since) {
  const auto rows = exec(transaction, kGaps, {since});
  const auto row = rows.front();
  return {static_cast<int>(row["feeds"].integer()), row["names"].texts()};
}

}  // namespace storage
