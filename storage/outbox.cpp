#include "storage/outbox.h"

#include "storage/sql.h"
#include "storage/words.h"

namespace storage {
namespace {

constexpr auto kTold =
    "select distinct address from told where article = $1::bigint order by address";

// `told` decides who gets a delivery: its keys make a second writer wait and then find its row
// there.
constexpr auto kStoreAlerts = R"(
with planned as materialized (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[],
                       $7::text[], $8::bigint[], $9::boolean[], $18::boolean[])
    as p(alert, kind, receiver, rules, article, content, held_for, story, once_per_story, urgent)
), given as materialized (
  select g.*, p.kind, p.receiver, p.article, p.held_for, p.story, p.once_per_story
    from unnest($10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                $16::text[], $17::text[])
      with ordinality
      as g(alert, channel, address, secret_kind, secret_name, state, due, format, place)
    join planned p on p.alert = g.alert
), told_of_story as (
  insert into story_told (story, address)
  select story, address from given where story <> 0 order by story, address
  on conflict do nothing
  returning story, address
), told_now as (
  insert into told (article, address, alert, kind)
  select article, address, alert, kind from given
   where article <> 0
     and (kind <> 'alert' or not once_per_story
          or (story, address) in (select story, address from told_of_story))
   order by article, address
  on conflict do nothing
  returning alert, address
), entitled as materialized (
  select * from given
   where article = 0 or (alert, address) in (select alert, address from told_now)
), stored as materialized (
  select * from planned where alert in (select alert from entitled)
), alerts_stored as (
  insert into alerts (id, kind, receiver, rules, article, content, story, once_per_story, urgent)
  select alert, kind, receiver, rules::text[], nullif(article, 0), content, nullif(story, 0),
         once_per_story, urgent
    from stored
  on conflict (id) do nothing
), counted as (
  select 'receiver' as kind, receiver as name from stored
   where kind in ('alert', 'update') and held_for = ''
  union all
  select 'rule', unnest(rules::text[]) from stored
   where kind in ('alert', 'update') and held_for in ('', 'storm')
), tellings_stored as (
  insert into tellings (kind, name, number)
  select c.kind, c.name, row_number() over (partition by c.kind, c.name) + coalesce(last.number, 0)
    from counted c
    cross join lateral (
      select max(number) as number from tellings where kind = c.kind and name = c.name) last
)
insert into deliveries (alert, channel, address, secret_kind, secret_name, state, next_attempt,
                        held_for, format, held_receiver)
select alert, channel, address, secret_kind, secret_name, state,
       coalesce(nullif(due, '')::timestamptz, now()), held_for, format, receiver
  from entitled order by place
on conflict (alert, address) do nothing)";

constexpr auto kList = R"(
select d.*, a.kind, a.receiver, a.rules, coalesce(a.story, 0) as story,
       exists (select from attempts t
                where t.delivery = d.id and t.outcome = 'ambiguous'
                  and t.number < d.attempts) as maybe_twice
  from deliveries d join alerts a on a.id = d.alert
 where $2 = '' or d.state = $2
 order by d.id desc limit nullif($1::bigint, 0))";

constexpr auto kOfAlert = R"(
select d.*, a.kind, a.receiver, a.rules, coalesce(a.story, 0) as story, false as maybe_twice
  from deliveries d join alerts a on a.id = d.alert
 where d.alert = $1 order by d.id)";

// One that is being sent is left to it: that is at once, and its schedule begins anew behind it.
// One that goes within another goes with it.
constexpr auto kRetry = R"(
with asked as (
  select id, state from deliveries
   where id = (select coalesce(within, id) from deliveries where id = $1::bigint)
     and state <> 'delivered' for update
), retried as (
  update deliveries d
     set state = case when d.state = 'sending' then d.state else 'pending' end,
         next_attempt = now(), tries = 0
    from asked a where d.id = a.id
  returning d.channel, d.address
), unpaused as (
  update endpoints e set paused_until = null
    from retried r where e.channel = r.channel and e.address = r.address
), noted as (
  insert into interventions (delivery, action, who) select id, 'retry', $2 from asked
)
select id from asked)";

constexpr auto kDiscard = R"(
with asked as (
  select id from deliveries
   where id = (select coalesce(within, id) from deliveries where id = $1::bigint)
     and state in ('pending', 'retrying', 'held', 'dead') for update
), discarded as (
  update deliveries d set state = 'discarded'
    from asked a where (d.id = a.id or d.within = a.id) and d.state <> 'delivered'
), noted as (
  insert into interventions (delivery, action, who) select id, 'discard', $2 from asked
)
select id from asked)";

constexpr auto kEnd = R"(
select c.state, d.delivered, i.at as discarded, coalesce(i.who, '') as who
  from deliveries d join deliveries c on c.id = coalesce(d.within, d.id)
  left join lateral (select at, who from interventions
                      where delivery = c.id and action = 'discard' and c.state = 'discarded'
                      order by id desc limit 1) i on true
 where d.id = $1::bigint)";

DeliveryRow read_delivery_row(const Row& row) {
  const auto state = row["state"].text();
  const bool waits = state == "pending" || state == "retrying" || state == "held";
  return {.id = row["id"].integer(),
          .alert = row["alert"].text(),
          .receiver = row["receiver"].text(),
          .address = row["address"].text(),
          .kind = row["kind"].text(),
          .state = state,
          .last_error = row["last_error"].text(),
          .attempts = static_cast<int>(row["attempts"].integer()),
          .maybe_twice = row["maybe_twice"].truth(),
          .next_attempt = waits ? row["next_attempt"].maybe_time() : std::nullopt,
          .delivered = row["delivered"].maybe_time(),
          .rules = row["rules"].texts(),
          .story = row["story"].id<model::Story>(),
          .created = row["created"].time(),
          .within = row["within"].is_null() ? 0 : row["within"].integer()};
}

std::vector<DeliveryRow> rows_of(const Rows& rows) {
  std::vector<DeliveryRow> deliveries;
  for (const auto row : rows) deliveries.push_back(read_delivery_row(row));
  return deliveries;
}

// Rows as columns; a list within one is an array literal.
struct AlertColumns {
  std::vector<std::string> ids, kinds, receivers, rules, contents, held_for, once_per_story, urgent;
  std::vector<std::int64_t> articles, stories;

  void add(const AlertToStore& alert) {
    ids.push_back(alert.id);
    kinds.push_back(alert.kind);
    receivers.push_back(alert.receiver);
    rules.push_back(*Param(alert.rules).text());
    contents.push_back(alert.content);
    held_for.push_back(alert.held_for);
    once_per_story.emplace_back(alert.once_per_story ? "t" : "f");
    urgent.emplace_back(alert.is_urgent ? "t" : "f");
    articles.push_back(alert.article.value);
    stories.push_back(alert.story.value);
  }
};

struct DeliveryColumns {
  std::vector<std::string> alerts, channels, addresses, secret_kinds, secret_names, states, due,
      formats;

  void add(const std::string& alert, const model::Delivery& delivery) {
    alerts.push_back(alert);
    channels.push_back(to_word(delivery.channel));
    addresses.push_back(delivery.address);
    secret_kinds.push_back(to_word(delivery.secret.kind));
    secret_names.push_back(delivery.secret.name);
    states.push_back(to_word(delivery.state));
    due.push_back(Param(delivery.due).text().value_or(""));
    formats.push_back(to_word(delivery.format));
  }
};

}  // namespace

std::vector<std::string> told_addresses(Transaction& transaction, model::ArticleId article) {
  std::vector<std::string> addresses;
  for (const auto row : exec(transaction, kTold, {article})) {
    addresses.push_back(row["address"].text());
  }
  return addresses;
}

void store_alerts(Transaction& transaction, const std::vector<AlertToStore>& alerts) {
  if (alerts.empty()) return;
  AlertColumns planned;
  DeliveryColumns given;
  for (const AlertToStore& alert : alerts) {
    planned.add(alert);
    for (const auto& delivery : alert.deliveries) given.add(alert.id, delivery);
  }
  exec(transaction, kStoreAlerts,
       {planned.ids, planned.kinds, planned.receivers, planned.rules, planned.articles,
        planned.contents, planned.held_for, planned.stories, planned.once_per_story, given.alerts,
        given.channels, given.addresses, given.secret_kinds, given.secret_names, given.states,
        given.due, given.formats, planned.urgent});
}

void store_alert(Transaction& transaction, const AlertToStore& alert) {
  store_alerts(transaction, {alert});
}

std::vector<DeliveryRow> list_deliveries(Transaction& transaction, int limit,
                                         const std::string& state) {
  return rows_of(exec(transaction, kList, {limit, state}));
}

std::vector<DeliveryRow> deliveries_of(Transaction& transaction, const std::string& alert) {
  return rows_of(exec(transaction, kOfAlert, {alert}));
}

bool retry_delivery(Transaction& transaction, model::DeliveryId id, const std::string& who) {
  return !exec(transaction, kRetry, {id, who}).empty();
}

bool discard_delivery(Transaction& transaction, model::DeliveryId id, const std::string& who) {
  return !exec(transaction, kDiscard, {id, who}).empty();
}

std::optional<DeliveryEnd> end_of(Transaction& transaction, model::DeliveryId id) {
  const auto rows = exec(transaction, kEnd, {id});
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return DeliveryEnd{row["state"].text(), row["delivered"].maybe_time(),
                     row["discarded"].maybe_time(), row["who"].text()};
}

}  // namespace storage
