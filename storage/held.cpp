#include "storage/held.h"

#include "storage/sql.h"
#include "storage/words.h"

namespace storage {
namespace {

constexpr auto kLock =
    "select pg_try_advisory_xact_lock(hashtext('wirewatch held deliveries')) as locked";

constexpr auto kList = R"(
select held_receiver, held_for, min(next_attempt) as due
  from deliveries where state = 'held' and within is null
 group by held_receiver, held_for order by held_receiver, held_for)";

constexpr auto kHeldOf = R"(
select d.*, a.kind, coalesce(a.story, 0) as story, coalesce(a.article, 0) as article, a.urgent,
       a.once_per_story, a.created
  from deliveries d join alerts a on a.id = d.alert
 where d.state = 'held' and d.within is null and d.held_receiver = $1
   and d.held_for = any($2::text[])
 order by a.created, a.id, d.id for update of d)";

constexpr auto kContents = "select id, content from alerts where id = any($1::text[])";

constexpr auto kPutOff = R"(
update deliveries set next_attempt = $3::timestamptz
 where held_receiver = $1 and held_for = $2 and state = 'held' and within is null
   and next_attempt <> $3::timestamptz)";

constexpr auto kLetGo = R"(
update deliveries set state = 'pending', next_attempt = now()
 where id = any($1::bigint[]) and state = 'held' and within is null)";

constexpr auto kCarry = R"(
update deliveries d set within = c.id
  from deliveries c
 where c.alert = $1 and c.address = $2 and d.id = any($3::bigint[]) and d.state = 'held')";

// Where nothing at all is held, one probe; of whoever was handed something, mostly one more.
constexpr auto kWaiting = R"(
with untold as materialized (
  select w.address from unnest($2::text[]) as w(address)
   where exists (select from deliveries where state = 'held' and within is null)
     and (select true from alerts a
           cross join lateral (select state, within from deliveries
                                where alert = a.id and address = w.address limit 1) d
           where a.story = $1::bigint and d.state <> 'discarded'
             and (d.state <> 'held' or d.within is not null) limit 1) is null
)
select d.*, a.kind, a.story, coalesce(a.article, 0) as article, a.urgent, a.once_per_story,
       a.created
  from untold u
  join alerts a on a.story = $1::bigint
 cross join lateral (select * from deliveries
                      where alert = a.id and address = u.address and state = 'held'
                        and within is null limit 1) d
 order by a.created, a.id, d.id)";

// What is locked is being let go, or carried, just now.
constexpr auto kKeepHeld = R"(
with kept as (
  select alert from deliveries
   where alert = any($1::text[]) and address = any($2::text[]) and state = 'held'
     and within is null
     for update skip locked
)
select alert from kept group by alert having count(*) = cardinality($2::text[]))";

constexpr auto kTellAnew = R"(
with untold as (
  delete from story_told where story = $1::bigint and address = any($3::text[])
)
update told set kind = 'update'
 where article = $2::bigint and address = any($3::text[]) and kind = 'alert')";

constexpr auto kCarryAlerts = R"(
update deliveries d set within = c.id
  from deliveries c
 where c.alert = $1 and c.address = d.address and d.alert = any($2::text[]) and d.state = 'held'
   and d.within is null)";

std::vector<std::int64_t> numbers_of(const std::vector<model::DeliveryId>& ids) {
  std::vector<std::int64_t> numbers;
  for (const auto id : ids) numbers.push_back(id.value);
  return numbers;
}

std::vector<HeldDelivery> read_held(const Rows& rows) {
  std::vector<HeldDelivery> held;
  for (const auto row : rows) {
    held.push_back({.delivery = {},
                    .reason = row["held_for"].text(),
                    .kind = row["kind"].text(),
                    .story = row["story"].id<model::Story>(),
                    .article = row["article"].id<model::Article>(),
                    .is_urgent = row["urgent"].truth(),
                    .once_per_story = row["once_per_story"].truth(),
                    .created = row["created"].time()});
    model::Delivery& delivery = held.back().delivery;
    delivery.id = row["id"].id<model::Delivery>();
    delivery.alert = row["alert"].text();
    delivery.channel = from_word<model::Delivery::Channel>(row["channel"].text());
    delivery.address = row["address"].text();
    delivery.secret = {from_word<model::SecretSource::Kind>(row["secret_kind"].text()),
                       row["secret_name"].text()};
    delivery.format = from_word<model::WebhookFormat>(row["format"].text());
  }
  return held;
}

}  // namespace

bool lock_held(Transaction& transaction) {
  return exec(transaction, kLock).front()["locked"].truth();
}

std::vector<HeldOf> list_held(Transaction& transaction) {
  std::vector<HeldOf> held;
  for (const auto row : exec(transaction, kList))
    held.push_back({row["held_receiver"].text(), row["held_for"].text(), row["due"].time()});
  return held;
}

std::vector<HeldDelivery> held_of(Transaction& transaction, const std::string& receiver,
                                  const std::vector<std::string>& reasons) {
  return read_held(exec(transaction, kHeldOf, {receiver, reasons}));
}

std::map<std::string, std::string> contents_of(Transaction& transaction,
                                               const std::vector<std::string>& alerts) {
  std::map<std::string, std::string> contents;
  for (const auto row : exec(transaction, kContents, {alerts}))
    contents.emplace(row["id"].text(), row["content"].text());
  return contents;
}

void put_off_held(Transaction& transaction, const HeldOf& held, model::Time due) {
  exec(transaction, kPutOff, {held.receiver, held.reason, due});
}

void let_go(Transaction& transaction, const std::vector<model::DeliveryId>& ids) {
  exec(transaction, kLetGo, {numbers_of(ids)});
}

void carry_within(Transaction& transaction, const std::string& alert, const std::string& address,
                  const std::vector<model::DeliveryId>& ids) {
  exec(transaction, kCarry, {alert, address, numbers_of(ids)});
}

std::vector<HeldDelivery> waiting_for_story(Transaction& transaction, model::StoryId story,
                                            const std::vector<std::string>& addresses) {
  return read_held(exec(transaction, kWaiting, {story, addresses}));
}

std::set<std::string> keep_held(Transaction& transaction, const std::vector<std::string>& alerts,
                                const std::vector<std::string>& addresses) {
  std::set<std::string> kept;
  for (const auto row : exec(transaction, kKeepHeld, {alerts, addresses}))
    kept.insert(row["alert"].text());
  return kept;
}

void tell_anew(Transaction& transaction, model::StoryId story, model::ArticleId article,
               const std::vector<std::string>& addresses) {
  exec(transaction, kTellAnew, {story, article, addresses});
}

void carry_alerts_within(Transaction& transaction, const std::string& alert,
                         const std::vector<std::string>& held) {
  exec(transaction, kCarryAlerts, {alert, held});
}

}  // namespace storage
