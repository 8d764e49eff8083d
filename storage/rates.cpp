#include "storage/rates.h"

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kOfReceivers = R"(
select w.name, a.created
  from unnest($1::text[], $2::bigint[], $3::bigint[]) as w(name, count, seconds)
  cross join lateral (
    select created from alerts a
     where a.receiver = w.name and a.created > now() - make_interval(secs => w.seconds)
       and a.kind in ('alert', 'update')
       and exists (select from deliveries d where d.alert = a.id and d.held_for = '')
     order by created desc limit w.count) a
 order by w.name, a.created desc)";

constexpr auto kOfRules = R"(
select w.name, a.created
  from unnest($1::text[], $2::bigint[], $3::bigint[]) as w(name, count, seconds)
  cross join lateral (
    select created from alerts a
     where a.created > now() - make_interval(secs => w.seconds) and w.name = any(a.rules)
       and a.kind in ('alert', 'update')
       and exists (select from deliveries d where d.alert = a.id and d.held_for in ('', 'storm'))
     order by created desc limit w.count) a
 order by w.name, a.created desc)";

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

ToldTimes told_times(Transaction& transaction, const char* statement, const Rates& rates) {
  ToldTimes times;
  if (rates.empty()) return times;
  const Columns columns(rates);
  for (const auto row :
       exec(transaction, statement, {columns.names, columns.counts, columns.seconds}))
    times[row["name"].text()].push_back(row["created"].time());
  return times;
}

}  // namespace

ToldTimes told_times_of_receivers(Transaction& transaction, const Rates& rates) {
  return told_times(transaction, kOfReceivers, rates);
}

ToldTimes told_times_of_rules(Transaction& transaction, const Rates& rates) {
  return told_times(transaction, kOfRules, rates);
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
