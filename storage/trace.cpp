#include "storage/trace.h"

#include <algorithm>
#include <map>
#include <utility>

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kAppearances = R"(
select f.name, p.at, coalesce(p.at <= f.baseline_at, false) as of_first_poll
  from appearances p join feeds f on f.id = p.feed
 where p.article = $1::bigint order by p.at, f.name)";

constexpr auto kHits = "select id from hits where article = $1::bigint order by id";

constexpr auto kAlerts = R"(
select id, kind, receiver, created, rules, coalesce(story, 0) as story,
       coalesce(article, 0) as article
  from alerts where article = $1::bigint order by created, receiver, id)";

constexpr auto kAlertsOfStory = R"(
select id, kind, receiver, created, rules, coalesce(story, 0) as story,
       coalesce(article, 0) as article
  from alerts where story = $1::bigint and article <> $2::bigint
 order by created, receiver, id)";

constexpr auto kAlert = R"(
select id, kind, receiver, created, rules, content, coalesce(article, 0) as article,
       coalesce(story, 0) as story
  from alerts where id = $1)";

constexpr auto kAlertOf = "select alert from deliveries where id = $1::bigint";

constexpr auto kDeliveries = R"(
select d.alert, d.id, d.address, d.last_error, w.*
  from deliveries d join delivery_ways w on w.way_of = d.id
 where d.alert = any($1::text[]) order by d.id)";

constexpr auto kAddressesOfStory = R"(
select t.address, t.at, w.*,
       array(select a.receiver from alerts a join deliveries d on d.alert = a.id
              where a.story = t.story and d.address = t.address
              group by a.receiver order by a.receiver) as told_as,
       array(select r.name from receivers r
              where t.address = any(r.addresses) and r.status = 'active' order by r.name) as named
  from story_told t
  left join lateral (
    select w.*, d.last_error from alerts a
      join deliveries d on d.alert = a.id and d.address = t.address
      join delivery_ways w on w.way_of = d.id
     where a.story = t.story
     order by (a.kind = 'alert' and w.way_rank < 3) desc, w.way_rank, w.way_delivered, d.id
     limit 1) w on true
 where t.story = $1::bigint order by t.at, t.address)";

constexpr auto kAttempts = R"(
select a.delivery, a.number, a.started, a.ended, a.outcome, a.message
  from attempts a join deliveries d on d.id = a.delivery
 where d.alert = any($1::text[]) order by a.number)";

constexpr auto kArticlesOfHits = R"(
select article from hits where url = $1 group by article order by max(at) desc)";

// Texts without a meaning were never in force, or are of the first version.
constexpr auto kFirstInForce = R"(
select name, coalesce(min(changed_at) filter (where meaning is not null),
                      min(changed_at)) as first
  from revisions where kind = 'rule' group by name)";

constexpr auto kFeedsOfHost = R"(
with of_host as (
  select f.*, split_part(f.host, ':', 1) as name_of_host from feeds f where f.status = 'active'
)
select name, url, last_polled, last_error,
       case when gone then 'gone' when last_polled is null then 'waiting'
            when last_error <> '' and failures > 0 then 'failing' else 'ok' end as state
  from of_host
 where name_of_host = $1 or right(name_of_host, length($1) + 1) = '.' || $1
    or right($1, length(name_of_host) + 1) = '.' || name_of_host
    or id in (select p.feed from articles a join appearances p on p.article = a.id
               where starts_with(a.url, 'https://' || $1 || '/')
                  or starts_with(a.url, 'http://' || $1 || '/'))
 order by name limit $2::bigint)";

std::vector<AppearanceRow> appearances_of(Transaction& transaction, model::ArticleId article) {
  std::vector<AppearanceRow> appearances;
  for (const auto row : exec(transaction, kAppearances, {article}))
    appearances.push_back({.feed = row["name"].text(),
                           .at = row["at"].time(),
                           .of_first_poll = row["of_first_poll"].truth()});
  return appearances;
}

std::vector<TracedHit> hits_of(Transaction& transaction, model::ArticleId article) {
  std::vector<TracedHit> hits;
  for (const auto row : exec(transaction, kHits, {article})) {
    const auto id = row["id"].id<model::Hit>();
    if (auto hit = load_hit(transaction, id))
      hits.push_back({std::move(*hit), decisions_of(transaction, id)});
  }
  return hits;
}

// By delivery.
std::map<std::int64_t, std::vector<AttemptRow>> attempts_of(
    Transaction& transaction, const std::vector<std::string>& alerts) {
  std::map<std::int64_t, std::vector<AttemptRow>> attempts;
  for (const auto row : exec(transaction, kAttempts, {alerts}))
    attempts[row["delivery"].integer()].push_back(
        {.number = static_cast<int>(row["number"].integer()),
         .started = row["started"].time(),
         .ended = row["ended"].maybe_time(),
         .outcome = row["outcome"].text(),
         .message = row["message"].text()});
  return attempts;
}

// By alert.
std::map<std::string, std::vector<TracedDelivery>> deliveries_with_attempts(
    Transaction& transaction, const std::vector<std::string>& alerts) {
  auto attempts = attempts_of(transaction, alerts);
  std::map<std::string, std::vector<TracedDelivery>> deliveries;
  for (const auto row : exec(transaction, kDeliveries, {alerts})) {
    const std::int64_t id = row["id"].integer();
    deliveries[row["alert"].text()].push_back({.id = id,
                                               .address = row["address"].text(),
                                               .way = read_way(row),
                                               .attempts = std::move(attempts[id])});
  }
  return deliveries;
}

TracedAlert read_alert(const Row& row) {
  return {.id = row["id"].text(),
          .kind = row["kind"].text(),
          .receiver = row["receiver"].text(),
          .created = row["created"].time(),
          .rules = row["rules"].texts(),
          .story = row["story"].id<model::Story>(),
          .article = row["article"].id<model::Article>(),
          .deliveries = {}};
}

std::vector<TracedAlert> read_alerts(Transaction& transaction, const Rows& rows) {
  std::vector<TracedAlert> alerts;
  std::vector<std::string> ids;
  for (const auto row : rows) {
    alerts.push_back(read_alert(row));
    ids.push_back(alerts.back().id);
  }
  auto deliveries = deliveries_with_attempts(transaction, ids);
  for (TracedAlert& alert : alerts) alert.deliveries = std::move(deliveries[alert.id]);
  return alerts;
}

void add_story(Transaction& transaction, model::ArticleId article, ArticleTrace& trace) {
  trace.story = story_of(transaction, article).value_or(model::StoryId{});
  if (trace.story.value == 0) return;
  for (auto& placed : articles_of_story(transaction, trace.story))
    if (placed.article == article) trace.placed = std::move(placed);
  trace.other_alerts = alerts_about(transaction, trace.story, article);
}

}  // namespace

ArticleTrace load_trace(Transaction& transaction, model::ArticleId article) {
  ArticleTrace trace{.appearances = appearances_of(transaction, article),
                     .hits = hits_of(transaction, article),
                     .alerts = read_alerts(transaction, exec(transaction, kAlerts, {article}))};
  add_story(transaction, article, trace);
  return trace;
}

std::optional<AlertTrace> load_alert_trace(Transaction& transaction, const std::string& alert) {
  const auto rows = exec(transaction, kAlert, {alert});
  if (rows.empty()) return std::nullopt;
  AlertTrace trace{
      std::move(read_alerts(transaction, rows).front()), rows.front()["content"].text(), {}, {}};
  for (auto& hit : hits_of(transaction, trace.alert.article))
    if (std::ranges::find(trace.alert.rules, hit.hit.rule) != trace.alert.rules.end())
      trace.hits.push_back(std::move(hit));
  for (auto& report : articles_of_story(transaction, trace.alert.story)) {
    if (report.article == trace.alert.article) continue;
    auto hits = hits_of(transaction, report.article);
    trace.reports.push_back({std::move(report), std::move(hits)});
  }
  return trace;
}

Way read_way(const Row& row) {
  return {.state = row["way_state"].text(),
          .held_for = row["way_held_for"].text(),
          .next_attempt = row["way_next"].maybe_time(),
          .delivered = row["way_delivered"].maybe_time(),
          .within = row["way_within"].is_null() ? 0 : row["way_within"].integer(),
          .carrier = row["way_carrier"].text(),
          .error = row["last_error"].text()};
}

std::vector<AddressOfStory> addresses_of_story(Transaction& transaction, model::StoryId story) {
  std::vector<AddressOfStory> addresses;
  for (const auto row : exec(transaction, kAddressesOfStory, {story})) {
    auto told_as = row["told_as"].texts();
    addresses.push_back({.address = row["address"].text(),
                         .receivers = told_as.empty() ? row["named"].texts() : std::move(told_as),
                         .at = row["at"].time(),
                         .way = read_way(row)});
  }
  return addresses;
}

std::vector<TracedAlert> alerts_about(Transaction& transaction, model::StoryId story,
                                      model::ArticleId besides) {
  return read_alerts(transaction, exec(transaction, kAlertsOfStory, {story, besides}));
}

std::string alert_of(Transaction& transaction, model::DeliveryId id) {
  const auto rows = exec(transaction, kAlertOf, {id});
  return rows.empty() ? "" : rows.front()["alert"].text();
}

std::vector<model::ArticleId> articles_of_hits(Transaction& transaction, const std::string& url) {
  std::vector<model::ArticleId> articles;
  for (const auto row : exec(transaction, kArticlesOfHits, {url}))
    articles.push_back(row["article"].id<model::Article>());
  return articles;
}

std::map<std::string, model::Time> rules_first_in_force(Transaction& transaction) {
  std::map<std::string, model::Time> first;
  for (const auto row : exec(transaction, kFirstInForce))
    first.emplace(row["name"].text(), row["first"].time());
  return first;
}

std::vector<HostFeed> feeds_of_host(Transaction& transaction, const std::string& host, int limit) {
  std::vector<HostFeed> feeds;
  for (const auto row : exec(transaction, kFeedsOfHost, {host, limit}))
    feeds.push_back({.name = row["name"].text(),
                     .url = row["url"].text(),
                     .state = row["state"].text(),
                     .last_error = row["last_error"].text(),
                     .last_polled = row["last_polled"].maybe_time()});
  return feeds;
}

}  // namespace storage
