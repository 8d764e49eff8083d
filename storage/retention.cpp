// The tables of weeks are made and dropped by functions of the schema (migration 0002): their names
// are no parameters. Both give up at once where they would have to wait, because whoever waits for
// such a lock holds up all who come after.
#include "storage/retention.h"

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kMakeWeeks = "select make_article_weeks(now(), now() + interval '28 days') as made";

constexpr auto kDropWeek = R"(
select week, held from drop_article_week(now() - make_interval(secs => $1::bigint)))";

// By an array: for a subquery PostgreSQL would read the whole table once more in each batch.
constexpr auto kDeleteStrays = R"(
delete from articles_other
 where id = any(array(select id from articles_other
                       where seen < now() - make_interval(secs => $1::bigint)
                       limit $2::bigint for update skip locked)))";

constexpr auto kDeleteHits = R"(
delete from hits
 where id = any(array(select id from hits
                       where at < now() - make_interval(secs => $1::bigint)
                       order by at limit $2::bigint for update skip locked)))";

constexpr auto kDeletePlacings = R"(
delete from story_articles
 where article = any(array(select article from story_articles
                            where at < now() - make_interval(secs => $1::bigint)
                            order by at limit $2::bigint))
returning story)";

constexpr auto kDeleteStories = R"(
delete from stories s
 where s.id = any($1::bigint[]) and not exists (select from story_articles where story = s.id))";

// With their deliveries, and what belongs to those (on delete cascade).
constexpr auto kDeleteAlerts = R"(
delete from alerts
 where id = any(array(
   select id from alerts a
    where created < now() - make_interval(secs => $1::bigint)
      and not exists (select from deliveries d
                       where d.alert = a.id
                         and d.state in ('pending', 'sending', 'retrying', 'held'))
    order by created limit $2::bigint for update skip locked)))";

// One whose end was refused by the ledger (outbox.h) has none.
constexpr auto kDeleteAttempts = R"(
delete from attempts a
 using (select t.delivery, t.number
          from attempts t join deliveries d on d.id = t.delivery
         where t.started < now() - make_interval(secs => $1::bigint)
           and coalesce(t.ended, t.started) < now() - make_interval(secs => $1::bigint)
           and d.state in ('delivered', 'dead', 'discarded')
         order by t.started limit $2::bigint for update of t skip locked) old
 where a.delivery = old.delivery and a.number = old.number)";

// An article is recognised as long as a feed brought one of its identities within that time.
constexpr auto kForget = R"(
with looked_at as materialized (
  select article, max(at) as last from seen
   where article > $1::bigint group by article order by article limit $2::bigint
), old as materialized (
  select article from looked_at where last < now() - make_interval(secs => $3::bigint)
), forgotten as (
  delete from seen s using old o where s.article = o.article returning s.article
), untold as (
  delete from told t using old o where t.article = o.article
)
select (select count(*) from forgotten) as deleted, max(article) as last from looked_at)";

// Whatever lies below the lowest stored id has left. What left out of turn, above it, waits until
// the lowest one has passed.
constexpr auto kSweep = R"(
with looked_at as materialized (
  select distinct article from appearances
   where article > $1::bigint
     and article < (select coalesce(min(id), 9223372036854775807) from articles)
   order by article limit $2::bigint
), deleted as (
  delete from appearances p using looked_at l
   where p.article = l.article
     and not exists (select from seen s
                      where s.article = l.article
                        and s.at >= now() - make_interval(secs => $3::bigint))
  returning p.article
)
select (select count(*) from deleted) as deleted, max(article) as last from looked_at)";

constexpr auto kDeleteRequests = R"(
delete from requests
 where id = any(array(select id from requests
                       where done_at < now() - make_interval(secs => $1::bigint)
                       limit $2::bigint for update skip locked)))";

constexpr auto kDeleteQuarantined = R"(
delete from quarantine
 where id = any(array(select id from quarantine
                       where at < now() - make_interval(secs => $1::bigint)
                       limit $2::bigint for update skip locked)))";

Sweep read_sweep(const Row& row) {
  Sweep sweep{static_cast<int>(row["deleted"].integer()), std::nullopt};
  if (!row["last"].is_null()) sweep.last = row["last"].id<model::Article>();
  return sweep;
}

}  // namespace

bool make_article_weeks(Transaction& transaction) {
  return !exec(transaction, kMakeWeeks).front()["made"].is_null();
}

std::optional<DroppedWeek> drop_article_week(Transaction& transaction, std::chrono::seconds age) {
  const auto dropped = exec(transaction, kDropWeek, {std::int64_t{age.count()}});
  if (dropped.empty()) return std::nullopt;
  return DroppedWeek{dropped.front()["week"].time(), dropped.front()["held"].integer()};
}

int delete_stray_articles(Transaction& transaction, std::chrono::seconds age, int limit) {
  return exec(transaction, kDeleteStrays, {std::int64_t{age.count()}, limit}).affected();
}

int delete_old_hits(Transaction& transaction, std::chrono::seconds age, int limit) {
  return exec(transaction, kDeleteHits, {std::int64_t{age.count()}, limit}).affected();
}

int delete_old_placings(Transaction& transaction, std::chrono::seconds age, int limit) {
  const auto deleted = exec(transaction, kDeletePlacings, {std::int64_t{age.count()}, limit});
  std::vector<std::int64_t> stories;
  for (const auto row : deleted) stories.push_back(row["story"].integer());
  if (!stories.empty()) exec(transaction, kDeleteStories, {stories});
  return deleted.size();
}

int delete_old_alerts(Transaction& transaction, std::chrono::seconds age, int limit) {
  return exec(transaction, kDeleteAlerts, {std::int64_t{age.count()}, limit}).affected();
}

int delete_old_attempts(Transaction& transaction, std::chrono::seconds age, int limit) {
  return exec(transaction, kDeleteAttempts, {std::int64_t{age.count()}, limit}).affected();
}

int delete_old_requests(Transaction& transaction, std::chrono::seconds age, int limit) {
  return exec(transaction, kDeleteRequests, {std::int64_t{age.count()}, limit}).affected();
}

int delete_old_quarantined(Transaction& transaction, std::chrono::seconds age, int limit) {
  return exec(transaction, kDeleteQuarantined, {std::int64_t{age.count()}, limit}).affected();
}

Sweep sweep_seen(Transaction& transaction, model::ArticleId after, std::chrono::seconds age,
                 int limit) {
  return read_sweep(exec(transaction, kForget, {after, limit, std::int64_t{age.count()}}).front());
}

Sweep sweep_appearances(Transaction& transaction, model::ArticleId after, std::chrono::seconds age,
                        int limit) {
  return read_sweep(exec(transaction, kSweep, {after, limit, std::int64_t{age.count()}}).front());
}

}  // namespace storage
