#include "storage/rates.h"

#include "storage/sql.h"

namespace storage {
namespace {

// LATERAL with LIMIT: a probe by index for each, whatever the table's statistics say.
constexpr auto kFull = R"(
select w.name, t.at + b.window as until
  from unnest($2::text[], $3::bigint[], $4::bigint[]) as w(name, count, seconds)
  cross join lateral (select make_interval(secs => w.seconds) as window) b
  cross join lateral (
    select max(number) as number from tellings where kind = $1 and name = w.name) last
  cross join lateral (
    select at from tellings
     where kind = $1 and name = w.name and number = last.number - w.count + 1 limit 1) t
 where t.at > now() - b.window)";

constexpr auto kDeleteTellings = R"(
delete from tellings
 where ctid = any(array(select ctid from tellings where at < now() - interval '31 days'
                         order by at limit $1::bigint))
)";

constexpr auto kTakeMissed = R"(
with missed as (
  select r.name, c.hits, c.last
    from unnest($1::text[], $2::bigint[], $3::bigint[]) as w(name, count, seconds)
    join rules r on r.name = w.name
    cross join lateral (select now() - make_interval(secs => w.seconds) as begins) b
    cross join lateral (
      select (select count(*) from (select from hits h
                                     where h.rule = r.id and h.at > b.begins and not h.unsure
                                     limit w.count) counted) as hits,
             (select max(at) from hits h where h.rule = r.id and not h.unsure) as last) c
   where c.hits < w.count
     and b.begins >= (select coalesce(min(v.changed_at) filter (where v.meaning = r.revision),
                                      max(v.changed_at))
                        from revisions v where v.kind = 'rule' and v.name = r.name)
     and not exists (select from missed_hits m
                      where m.rule = r.name
                        and (m.told > b.begins or c.last is null or c.last <= m.told))
), told as (
  insert into missed_hits (rule) select name from missed
  on conflict (rule) do update set told = now()
)
select name, hits, last from missed order by name)";

struct Columns {
  std::vector<std::string> names;
  std::vector<std::int64_t> counts, seconds;

  explicit Columns(const Rates& rates) {
    for (const auto& [name, rate] : rates) {
      names.push_back(name);
      counts.push_back(rate.count);
      seconds.push_back(rate.window.count());
    }
  }
};

FullUntil full(Transaction& transaction, const char* kind, const Rates& rates) {
  FullUntil until;
  if (rates.empty()) return until;
  const Columns columns(rates);
  for (const auto row :
       exec(transaction, kFull, {kind, columns.names, columns.counts, columns.seconds}))
    until[row["name"].text()] = row["until"].time();
  return until;
}

}  // namespace

FullUntil full_receivers(Transaction& transaction, const Rates& rates) {
  return full(transaction, "receiver", rates);
}

FullUntil full_rules(Transaction& transaction, const Rates& rates) {
  return full(transaction, "rule", rates);
}

int delete_old_tellings(Transaction& transaction, int limit) {
  return exec(transaction, kDeleteTellings, {limit}).affected();
}

std::vector<MissedHits> take_missed_hits(Transaction& transaction, const Rates& expected) {
  std::vector<MissedHits> missed;
  if (expected.empty()) return missed;
  const Columns columns(expected);
  for (const auto row :
       exec(transaction, kTakeMissed, {columns.names, columns.counts, columns.seconds}))
    missed.push_back(
        {row["name"].text(), static_cast<int>(row["hits"].integer()), row["last"].maybe_time()});
  return missed;
}

}  // namespace storage
