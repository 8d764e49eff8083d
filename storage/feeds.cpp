#include "storage/feeds.h"

#include <array>

#include "storage/feed_row.h"
#include "storage/sql.h"

namespace storage {
namespace {

// Hosts of which this node has its fill are left out before the candidates are counted, and each
// arm has an index of its own. `chosen` asks for the lease again, because FOR UPDATE looks at the
// row as it is by then, not as the snapshot saw it. A request is marked with the lease whose poll
// will answer it: one that comes later stays open and leads to another poll.
constexpr auto kClaim = R"(
with in_hand as (
  select host, count(*) as number from feeds
   where lease_owner = $1 and lease_until > now() group by host
), full_hosts as (
  select array(select host from in_hand where number >= $4::bigint) as names
), candidates as (
  (select f.id, f.host, true as asked_for, r.asked_at as since
     from requests r join feeds f on f.id = r.feed
    where r.kind = 'poll' and r.done_at is null
      and f.status = 'active' and (f.lease_owner is null or f.lease_until <= now())
      and f.host <> all((select names from full_hosts)::text[])
    order by r.asked_at limit 4 * $2::bigint)
  union all
  (select id, host, false, next_poll
     from feeds
    where status = 'active' and not gone and next_poll <= now()
      and (lease_owner is null or lease_until <= now())
      and host <> all((select names from full_hosts)::text[])
    order by next_poll limit 4 * $2::bigint)
), wanted as (
  select id, host, bool_or(asked_for) as asked_for, min(since) as since
    from candidates group by id, host
), in_turn as (
  select w.id, w.asked_for, w.since
    from (select *, row_number() over (
                   partition by host order by asked_for desc, since, id) as place
            from wanted) w
    left join in_hand h on h.host = w.host
   where w.place + coalesce(h.number, 0) <= $4::bigint
), chosen as (
  select f.id, t.asked_for, t.since
    from feeds f join in_turn t on t.id = f.id
   where f.status = 'active' and (f.lease_owner is null or f.lease_until <= now())
     and (t.asked_for or f.next_poll <= now())
   order by t.asked_for desc, t.since, f.id
   limit $2::bigint for update of f skip locked
), leased as (
  update feeds f
     set lease_owner = $1, lease_until = now() + make_interval(secs => $3::bigint),
         lease_token = f.lease_token + 1
    from chosen c where f.id = c.id
  returning f.*, c.asked_for, c.since
), taken as (
  update requests r set taken_token = l.lease_token
    from leased l where r.feed = l.id and r.kind = 'poll' and r.done_at is null
)
select * from leased order by asked_for desc, since, id)";

constexpr auto kNextDue = R"(
select next_poll from feeds
 where status = 'active' and not gone and lease_owner is null
 order by next_poll limit 1)";

constexpr auto kRenew = R"(
update feeds f set lease_until = now() + make_interval(secs => $3::bigint)
  from unnest($1::bigint[], $2::bigint[]) as held(id, token)
 where f.id = held.id and f.lease_token = held.token and f.lease_owner is not null)";

constexpr auto kReleaseOf = R"(
update feeds set lease_owner = null, lease_until = null
 where lease_owner = $1)";

// The owner is asked for too: a lease that was given back or revoked is lost, and a record repeated
// after an unknown COMMIT finds it given back.
constexpr auto kRecord = R"(
update feeds
   set etag = $3, last_modified = $4, body_digest = $5, baseline_at = $6::timestamptz,
       last_polled = $7::timestamptz, last_new = $8::timestamptz, failures = $9::integer,
       successes = $10::integer, learnt_s = $11::bigint, gone = $12::boolean,
       next_poll = $13::timestamptz, title = coalesce(nullif($14, ''), title), last_error = $15,
       gaps = gaps + $16::boolean::integer,
       gap_at = case when $16::boolean then now() else gap_at end,
       lease_owner = null, lease_until = null
 where id = $1::bigint and lease_token = $2::bigint and lease_owner is not null)";

constexpr auto kAnswer = R"(
update requests set done_at = now(), ok = $3::boolean, message = $4
 where kind = 'poll' and feed = $1::bigint and done_at is null and taken_token = $2::bigint)";

constexpr auto kPostpone = R"(
update feeds
   set last_error = $4, lease_owner = null, lease_until = null,
       next_poll = now() + make_interval(secs => $3::bigint)
 where id = $1::bigint and lease_token = $2::bigint and lease_owner is not null)";

constexpr auto kList = R"(
select f.name, f.url, f.last_error, f.last_polled, f.next_poll, f.gaps,
       coalesce(f.interval_s, f.learnt_s) as interval_s,
       case when f.gone then 'gone' when f.last_polled is null then 'waiting'
            when f.last_error <> '' and f.failures > 0 then 'failing' else 'ok' end as state,
       (select count(*) from appearances a where a.feed = f.id) as articles
  from feeds f
 where f.status = 'active'
 order by f.id desc limit nullif($1::bigint, 0))";

constexpr auto kQuarantine = R"(
insert into quarantine (feed, content_digest, title, reason) values ($1::bigint, $2, $3, $4)
on conflict (feed, content_digest)
do update set times = quarantine.times + 1, reason = excluded.reason, at = now())";

model::PollState read_poll_state(const Row& row) {
  return {.etag = row["etag"].text(),
          .last_modified = row["last_modified"].text(),
          .body_digest = row["body_digest"].text(),
          .baseline_at = row["baseline_at"].maybe_time(),
          .last_polled = row["last_polled"].maybe_time(),
          .last_new = row["last_new"].maybe_time(),
          .failures = static_cast<int>(row["failures"].integer()),
          .successes = static_cast<int>(row["successes"].integer()),
          .learnt = std::chrono::seconds(row["learnt_s"].integer()),
          .gone = row["gone"].truth()};
}

// As a watch file writes it: the largest unit that leaves no rest.
std::string to_interval(std::int64_t seconds) {
  struct Unit {
    std::int64_t seconds;
    const char* letter;
  };
  constexpr std::array kUnits{Unit{86400, "d"}, Unit{3600, "h"}, Unit{60, "m"}};
  for (const auto& unit : kUnits) {
    if (seconds % unit.seconds == 0) return std::to_string(seconds / unit.seconds) + unit.letter;
  }
  return std::to_string(seconds) + "s";
}

}  // namespace

std::vector<LeasedFeed> claim_due_feeds(Transaction& transaction, const FeedClaim& claim) {
  std::vector<LeasedFeed> feeds;
  for (const auto row :
       exec(transaction, kClaim,
            {claim.node, claim.limit, std::int64_t{claim.lease.count()}, claim.per_host})) {
    feeds.push_back({.feed = read_feed(row),
                     .state = read_poll_state(row),
                     .token = row["lease_token"].integer()});
  }
  return feeds;
}

std::optional<model::Time> next_feed_due(Transaction& transaction) {
  const auto next = exec(transaction, kNextDue);
  if (next.empty()) return std::nullopt;
  return next.front()["next_poll"].time();
}

void renew_feeds(Transaction& transaction, const std::vector<LeasedFeed>& held,
                 std::chrono::seconds lease) {
  std::vector<std::int64_t> ids, tokens;
  for (const auto& leased : held) {
    ids.push_back(leased.feed.id.value);
    tokens.push_back(leased.token);
  }
  exec(transaction, kRenew, {ids, tokens, std::int64_t{lease.count()}});
}

void release_feeds_of(Transaction& transaction, const std::string& node) {
  exec(transaction, kReleaseOf, {node});
}

bool record_poll(Transaction& transaction, const PollRecord& record) {
  const auto& state = record.state;
  const auto recorded =
      exec(transaction, kRecord,
           {record.feed, record.token, state.etag, state.last_modified, state.body_digest,
            state.baseline_at, state.last_polled, state.last_new, state.failures, state.successes,
            std::int64_t{state.learnt.count()}, state.gone, record.next_poll, record.title,
            record.error, record.gap});
  if (recorded.affected() == 0) return false;
  exec(transaction, kAnswer, {record.feed, record.token, record.error.empty(), record.outcome});
  return true;
}

void postpone_feed(Transaction& transaction, model::FeedId feed, std::int64_t token,
                   std::chrono::seconds wait, const std::string& reason) {
  const auto postponed =
      exec(transaction, kPostpone, {feed, token, std::int64_t{wait.count()}, reason});
  if (postponed.affected() == 0) return;
  exec(transaction, kAnswer, {feed, token, false, reason});
}

std::vector<FeedState> list_feeds(Transaction& transaction, int limit) {
  std::vector<FeedState> feeds;
  for (const auto row : exec(transaction, kList, {limit})) {
    feeds.push_back({.name = row["name"].text(),
                     .url = row["url"].text(),
                     .state = row["state"].text(),
                     .last_error = row["last_error"].text(),
                     .interval = to_interval(row["interval_s"].integer()),
                     .last_polled = row["last_polled"].maybe_time(),
                     .next_poll = row["next_poll"].maybe_time(),
                     .articles = row["articles"].integer(),
                     .gaps = row["gaps"].integer()});
  }
  return feeds;
}

void quarantine(Transaction& transaction, model::FeedId feed, const model::Article& article,
                const std::string& reason) {
  exec(transaction, kQuarantine, {feed, article.content_digest, article.title, reason});
}

}  // namespace storage
