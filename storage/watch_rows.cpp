#include "storage/watch_rows.h"

#include <cassert>
#include <string_view>

#include "storage/feed_row.h"
#include "storage/list_rows.h"
#include "storage/receiver_rows.h"
#include "storage/sql.h"
#include "storage/words.h"

namespace storage {
namespace {

constexpr auto kLockRows = "select pg_advisory_xact_lock(hashtext('wirewatch watch rows'))";

constexpr auto kLoadFeeds = "select * from feeds where status <> 'removed' order by name";
constexpr auto kLoadRules = "select * from rules where status <> 'removed' order by name";
constexpr auto kLoadReceivers = "select * from receivers where status <> 'removed' order by name";

// Another address, or one that comes back after it was removed, is another source. The poll under
// way loses its lease: what it brings belongs to the old one.
constexpr auto kStartAfresh = R"(
update feeds
   set etag = '', last_modified = '', body_digest = '', title = '', baseline_at = null,
       last_polled = null, last_new = null, last_error = '', failures = 0, successes = 0,
       learnt_s = default, gone = false, gaps = 0, gap_at = null, next_poll = now(),
       lease_owner = null,
       lease_until = null
 where name = $1 and (url <> $2 or status = 'removed'))";

// Here too the poll under way is given up: it would reckon its next one by the old interval.
constexpr auto kNewInterval = R"(
update feeds
   set interval_s = $2::bigint,
       next_poll = least(next_poll, now() + make_interval(secs => coalesce($2::bigint, learnt_s))),
       lease_owner = null, lease_until = null
 where name = $1 and interval_s is distinct from $2::bigint)";

constexpr auto kStoreFeed = R"(
insert into feeds (name, url, tags, country, interval_s, text_from, first, status, origin)
values ($1, $2, $3::text[], $4, $5::bigint, $6, $7, $8, $9)
on conflict (name) do update
   set url = excluded.url, tags = excluded.tags, country = excluded.country,
       text_from = excluded.text_from, first = excluded.first, status = excluded.status,
       origin = excluded.origin)";

// A suspension holds as long as the rule means what it meant, whoever disables and enables it. The
// revision is that of the text which is about to be kept.
constexpr auto kStoreRule = R"(
insert into rules as r (name, title, query, lookalikes, notify, per, priority, max_age_s, status,
                        origin, min_confidence, high_if, storm_count, storm_s, expect_count,
                        expect_s, updates, revision)
select $1, $2, $3, $4::boolean, $5::text[], $6, $7, $8::bigint, $9, $10, $11::double precision,
       $12, $13::integer, $14::bigint, $15::integer, $16::bigint, $17,
       coalesce(max(revision), 0) + 1
  from revisions where kind = 'rule' and name = $1
on conflict (name) do update
   set (revision, status, suspended_because, suspended_at) = (
         select case when changed then greatest(excluded.revision, r.revision + 1)
                     else r.revision end,
                case when still and excluded.status = 'active' then 'suspended'
                     else excluded.status end,
                case when still then r.suspended_because else '' end,
                case when still then r.suspended_at end
           from (select (r.title, r.query, r.lookalikes, r.notify, r.per, r.priority, r.max_age_s,
                         r.min_confidence, r.high_if, r.storm_count, r.storm_s, r.expect_count,
                         r.expect_s, r.updates)
                        is distinct from
                        (excluded.title, excluded.query, excluded.lookalikes, excluded.notify,
                         excluded.per, excluded.priority, excluded.max_age_s,
                         excluded.min_confidence, excluded.high_if, excluded.storm_count,
                         excluded.storm_s, excluded.expect_count, excluded.expect_s,
                         excluded.updates)) as c(changed),
                lateral (select not changed and r.suspended_because <> '') as s(still)),
       title = excluded.title, query = excluded.query, lookalikes = excluded.lookalikes,
       notify = excluded.notify, per = excluded.per, priority = excluded.priority,
       max_age_s = excluded.max_age_s, min_confidence = excluded.min_confidence,
       high_if = excluded.high_if, storm_count = excluded.storm_count, storm_s = excluded.storm_s,
       expect_count = excluded.expect_count, expect_s = excluded.expect_s,
       updates = excluded.updates, origin = excluded.origin)";

constexpr auto kRevise = R"(
with given as (select * from unnest($2::text[], $3::text[]) as g(name, definition)),
     last as (select distinct on (name) name, revision, definition
                from revisions where kind = $1 order by name, revision desc)
insert into revisions (kind, name, revision, definition, changed_by, meaning)
select $1, g.name, greatest(coalesce(l.revision, 0) + 1, r.revision), g.definition, $4, r.revision
  from given g left join last l on l.name = g.name
       left join rules r on $1 = 'rule' and r.name = g.name
 where l.definition is distinct from g.definition or r.revision > l.revision)";

constexpr auto kReviseWithoutMeaning = R"(
insert into revisions (kind, name, revision, definition, changed_by)
select 'rule', $1, coalesce(max(revision), 0) + 1, $2, $3
  from revisions where kind = 'rule' and name = $1
having (array_agg(definition order by revision desc))[1] is distinct from $2)";

constexpr auto kSetFeedStatus = "update feeds set status = $2 where name = $1";
constexpr auto kSetListStatus = "update lists set status = $2 where name = $1";
constexpr auto kSetRuleStatus = R"(
update rules set status = case when $2 = 'active' and suspended_because <> '' then 'suspended'
                               else $2 end
 where name = $1)";
constexpr auto kSetReceiverStatus = "update receivers set status = $2 where name = $1";

// Nobody polls it any more: whoever waits for a poll is told so.
constexpr auto kAnswerForFeed = R"(
update requests r set done_at = now(), ok = false, message = 'the feed is ' || f.status
  from feeds f
 where f.name = $1 and f.status <> 'active' and r.feed = f.id and r.kind = 'poll'
   and r.done_at is null)";

constexpr auto kGeneration = "select generation from watch_generation";
constexpr auto kGrowGeneration = "update watch_generation set generation = generation + 1";

// Texts of the first version say no meaning: its last one counts.
constexpr auto kInForceSince = R"(
select r.name, coalesce(min(v.changed_at) filter (where v.meaning = r.revision),
                        max(v.changed_at) filter (where v.meaning is null)) as since
  from rules r join revisions v on v.kind = 'rule' and v.name = r.name
 where r.status <> 'removed' and (v.meaning is null or v.meaning = r.revision)
 group by r.name)";

constexpr auto kRevisions = R"(
select revision, meaning, definition, changed_by, changed_at
  from revisions where kind = $1 and name = $2 order by revision desc)";

std::optional<std::int64_t> to_seconds(const std::optional<std::chrono::seconds>& duration) {
  if (!duration) return std::nullopt;
  return duration->count();
}

model::Rule read_rule(const Row& row) {
  model::Rule rule;
  rule.id = row["id"].id<model::Rule>();
  rule.revision = static_cast<int>(row["revision"].integer());
  rule.name = row["name"].text();
  rule.title = row["title"].text();
  rule.query = row["query"].text();
  rule.lookalikes = row["lookalikes"].truth();
  rule.notify = row["notify"].texts();
  rule.per = from_word<model::Rule::Per>(row["per"].text());
  rule.updates = model::updates_named(row["updates"].text()).value_or(model::Rule::Updates{});
  rule.priority = from_word<model::Rule::Priority>(row["priority"].text());
  if (const auto age = row["max_age_s"]; !age.is_null()) {
    rule.max_age = std::chrono::seconds(age.integer());
  }
  if (const auto least = row["min_confidence"]; !least.is_null())
    rule.min_confidence = least.real();
  rule.high_if = row["high_if"].text();
  rule.storm = {static_cast<int>(row["storm_count"].integer()),
                std::chrono::seconds(row["storm_s"].integer())};
  if (const auto count = row["expect_count"]; !count.is_null())
    rule.expect = model::Rate{static_cast<int>(count.integer()),
                              std::chrono::seconds(row["expect_s"].integer())};
  return rule;
}

template <class Noun>
std::vector<WatchRow<Noun>> load(Transaction& transaction, const char* statement,
                                 Noun (*read)(const Row&)) {
  std::vector<WatchRow<Noun>> rows;
  for (const auto row : exec(transaction, statement)) {
    rows.push_back({read(row), from_word<Status>(row["status"].text()), row["origin"].text()});
  }
  return rows;
}

std::vector<WatchRow<model::Rule>> load_rules(Transaction& transaction) {
  std::vector<WatchRow<model::Rule>> rows;
  for (const auto row : exec(transaction, kLoadRules)) {
    rows.push_back({.noun = read_rule(row),
                    .status = from_word<Status>(row["status"].text()),
                    .origin = row["origin"].text(),
                    .suspended_because = row["suspended_because"].text()});
  }
  return rows;
}

}  // namespace

WatchRows load_watch_rows(Transaction& transaction) {
  return {.feeds = load(transaction, kLoadFeeds, read_feed),
          .lists = load_lists(transaction),
          .rules = load_rules(transaction),
          .receivers = load(transaction, kLoadReceivers, read_receiver)};
}

void lock_watch_rows(Transaction& transaction) {
  exec(transaction, kLockRows);
}

void store_feed(Transaction& transaction, const WatchRow<model::Feed>& row) {
  const auto& feed = row.noun;
  const auto interval = to_seconds(feed.interval);
  const auto first = feed.first ? Param(to_word(*feed.first)) : Param(std::nullopt);
  exec(transaction, kStartAfresh, {feed.name, feed.url});
  exec(transaction, kNewInterval, {feed.name, interval});
  exec(transaction, kStoreFeed,
       {feed.name, feed.url, feed.tags, feed.country, interval, to_word(feed.text), first,
        to_word(row.status), row.origin});
  exec(transaction, kAnswerForFeed, {feed.name});
}

void store_rule(Transaction& transaction, const WatchRow<model::Rule>& row) {
  const auto& rule = row.noun;
  const auto expect_count = rule.expect ? Param(rule.expect->count) : Param(std::nullopt);
  const auto expect_s =
      rule.expect ? Param(std::int64_t{rule.expect->window.count()}) : Param(std::nullopt);
  exec(transaction, kStoreRule,
       {rule.name, rule.title, rule.query, rule.lookalikes, rule.notify, to_word(rule.per),
        to_word(rule.priority), to_seconds(rule.max_age), to_word(row.status), row.origin,
        rule.min_confidence, rule.high_if, rule.storm.count,
        std::int64_t{rule.storm.window.count()}, expect_count, expect_s, to_text(rule.updates)});
}

void set_status(Transaction& transaction, const std::string& noun, const std::string& name,
                Status status) {
  assert(noun == "feed" || noun == "list" || noun == "rule" || noun == "receiver");
  assert(status != Status::suspended);  // suspend_rule wants a reason
  if (noun == "feed") {
    exec(transaction, kSetFeedStatus, {name, to_word(status)});
    exec(transaction, kAnswerForFeed, {name});
  } else {
    exec(transaction,
         noun == "list"   ? kSetListStatus
         : noun == "rule" ? kSetRuleStatus
                          : kSetReceiverStatus,
         {name, to_word(status)});
  }
}

void keep_definitions(Transaction& transaction, const std::string& noun,
                      const Definitions& definitions, const std::string& who) {
  exec(transaction, kRevise, {noun, definitions.names, definitions.texts, who});
}

void keep_unapplied_rule(Transaction& transaction, const std::string& name,
                         const std::string& definition, const std::string& who) {
  exec(transaction, kReviseWithoutMeaning, {name, definition, who});
}

std::map<std::string, model::Time> rules_in_force_since(Transaction& transaction) {
  std::map<std::string, model::Time> since;
  for (const auto row : exec(transaction, kInForceSince))
    since.emplace(row["name"].text(), row["since"].time());
  return since;
}

std::int64_t watch_generation(Transaction& transaction) {
  return exec(transaction, kGeneration).front()["generation"].integer();
}

void grow_watch_generation(Transaction& transaction) {
  exec(transaction, kGrowGeneration);
}

std::vector<Revision> revisions_of(Transaction& transaction, const std::string& noun,
                                   const std::string& name) {
  std::vector<Revision> revisions;
  for (const auto row : exec(transaction, kRevisions, {noun, name})) {
    std::optional<int> meaning;
    if (const auto cell = row["meaning"]; !cell.is_null())
      meaning = static_cast<int>(cell.integer());
    revisions.push_back({.revision = static_cast<int>(row["revision"].integer()),
                         .meaning = meaning,
                         .definition = row["definition"].text(),
                         .changed_by = row["changed_by"].text(),
                         .changed_at = row["changed_at"].time()});
  }
  return revisions;
}

}  // namespace storage
