#include "storage/outbox.h"

#include "storage/sql.h"
#include "storage/words.h"

namespace storage {
namespace {

constexpr auto kTold =
    "select distinct address from told where article = $1::bigint order by address";

// `told` decides who gets a delivery: its keys make a second writer wait and then find its row
// there.
constexpr auto kStoreAlert = R"(
with given as materialized (
  select * from unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
                       $16::text[])
    with ordinality as g(channel, address, secret_kind, secret_name, state, due, format, place)
), told_of_story as (
  insert into story_told (story, address)
  select $14::bigint, address from given where $14::bigint <> 0 order by address
  on conflict do nothing
  returning address
), told_now as (
  insert into told (article, address, alert, kind)
  select $5::bigint, address, $1, $2 from given
   where $5::bigint <> 0
     and ($2 <> 'alert' or not $15::boolean or address in (select address from told_of_story))
   order by address
  on conflict do nothing
  returning address
), entitled as (
  select * from given where $5::bigint = 0 or address in (select address from told_now)
), stored as (
  insert into alerts (id, kind, receiver, rules, article, content, story)
  select $1, $2, $3, $4::text[], nullif($5::bigint, 0), $6, nullif($14::bigint, 0)
   where exists (select from entitled)
  on conflict (id) do nothing
)
insert into deliveries (alert, channel, address, secret_kind, secret_name, state, next_attempt,
                        held_for, format)
select $1, channel, address, secret_kind, secret_name, state,
       coalesce(nullif(due, '')::timestamptz, now()), $13, format
  from entitled order by place
on conflict (alert, address) do nothing)";

// Goes from address to address by the index, a few probes each, and each gives only as many as it
// has room for: neither a backlog nor what waits for its time costs the others more (P6). Addresses
// with nothing under way come first: those that hang cannot take every place. `chosen` asks again
// what is due, because FOR UPDATE looks at the row as it is by then.
constexpr auto kClaim = R"(
with recursive addresses as (
  select min(address) as address from deliveries
   where channel = $5 and state in ('pending', 'retrying')
  union all
  select (select min(address) from deliveries
           where channel = $5 and state in ('pending', 'retrying') and address > a.address)
    from addresses a where a.address is not null
), rooms as (
  select a.address, r.busy,
         case when e.paused_until > now() then 0 else greatest($3::bigint - r.busy, 0) end as room
    from addresses a
    cross join lateral (
      select count(*) as busy from deliveries
       where channel = $5 and address = a.address and state = 'sending') r
    left join endpoints e on e.channel = $5 and e.address = a.address
), candidates as (
  select d.id, r.busy + row_number() over (
           partition by r.address order by d.place, d.next_attempt) as turn
    from rooms r
    cross join lateral (
      (select id, next_attempt, 0 as place from deliveries
        where channel = $5 and address = r.address and state in ('pending', 'retrying')
          and tries = 0 and next_attempt <= now()
        order by next_attempt limit r.room)
      union all
      (select id, next_attempt, 1 from deliveries
        where channel = $5 and address = r.address and state in ('pending', 'retrying')
          and tries > 0 and next_attempt <= now()
        order by next_attempt limit r.room)
      order by place, next_attempt limit r.room) d
  union all
  select id, place from (
    select id, row_number() over (partition by address order by lease_until, id) as place
      from deliveries where channel = $5 and state = 'sending' and lease_until <= now()) vanished
   where place <= $3::bigint
), chosen as (
  select d.id, d.tries, d.next_attempt, c.turn
    from deliveries d join candidates c on c.id = d.id
   where d.state in ('pending', 'sending', 'retrying')
     and case when d.state = 'sending' then d.lease_until else d.next_attempt end <= now()
   order by c.turn, d.tries > 0, d.next_attempt, d.id
   limit $2::bigint for update of d skip locked
), leased as (
  update deliveries d
     set state = 'sending', attempts = d.attempts + 1, tries = d.tries + 1, lease_owner = $1,
         lease_until = now() + make_interval(secs => $4::bigint), lease_token = d.lease_token + 1
    from chosen c where d.id = c.id
  returning d.*, c.turn, c.tries as tries_before, c.next_attempt as due
), lost as (
  update attempts a set ended = now(), outcome = 'lost'
    from leased l where a.delivery = l.id and a.ended is null
), begun as (
  insert into attempts (delivery, number) select id, attempts from leased
)
select l.*, a.receiver, a.kind, a.content,
       coalesce(r.secret_kind, l.secret_kind) as secret_kind_now,
       coalesce(r.secret_name, l.secret_name) as secret_name_now,
       case when r.addresses[1] = l.address then r.format else l.format end as format_now,
       coalesce(r.personal, false) as personal,
       exists (select from attempts t
                where t.delivery = l.id and t.outcome = 'ambiguous') as ambiguous_before,
       coalesce(e.gone_because, '') as gone_because
  from leased l join alerts a on a.id = l.alert
  left join receivers r on r.name = a.receiver and r.kind = l.channel
  left join endpoints e on e.channel = l.channel and e.address = l.address
 order by l.turn, l.tries_before > 0, l.due, l.id)";

constexpr auto kRenew = R"(
update deliveries d set lease_until = now() + make_interval(secs => $3::bigint)
  from unnest($1::bigint[], $2::bigint[]) as held(id, token)
 where d.id = held.id and d.lease_token = held.token and d.state = 'sending')";

constexpr auto kReleaseOf =
    "update deliveries set lease_until = now() where state = 'sending' and lease_owner = $1";

constexpr auto kRecord = R"(
with recorded as (
  update deliveries
     set state = $6, next_attempt = coalesce($7::timestamptz, next_attempt),
         last_error = case when $6 = 'delivered' then '' else $5 end,
         delivered = case when $6 = 'delivered' then now() end,
         lease_owner = null, lease_until = null
   where id = $1::bigint and lease_token = $2::bigint and state = 'sending'
  returning id
), ended as (
  update attempts a set ended = now(), outcome = $4, message = $5
    from recorded r where a.delivery = r.id and a.number = $3::integer
), carried as (
  update deliveries d
     set state = $6, last_error = case when $6 = 'delivered' then '' else $5 end,
         delivered = case when $6 = 'delivered' then now() end
    from recorded r where d.within = r.id and $6 in ('delivered', 'dead')
)
select id from recorded)";

constexpr auto kRecordState = R"(
with recorded as (
  update deliveries
     set state = $3, next_attempt = coalesce($4::timestamptz, next_attempt), last_error = '',
         delivered = case when $3 = 'delivered' then now() end,
         lease_owner = null, lease_until = null
   where id = $1::bigint and lease_token = $2::bigint and state = 'sending'
  returning id
), carried as (
  update deliveries d set state = $3, delivered = case when $3 = 'delivered' then now() end
    from recorded r where d.within = r.id and $3 in ('delivered', 'dead')
)
select id from recorded)";

constexpr auto kRecognise = R"(
with known as (
  select * from unnest($1::bigint[], $2::text[], $3::integer[], $4::text[])
    as k(id, alert, number, message)
), recognised as (
  update deliveries d
     set state = 'delivered', last_error = '', delivered = now(),
         attempts = greatest(d.attempts, k.number), lease_owner = null, lease_until = null
    from known k where d.id = k.id and d.alert = k.alert and d.state <> 'delivered'
  returning d.id, k.number, k.message
), ended as (
  insert into attempts (delivery, number, ended, outcome, message)
  select id, number, now(), 'delivered', message from recognised
  on conflict (delivery, number) do update
    set ended = now(), outcome = excluded.outcome, message = excluded.message
), carried as (
  update deliveries d set state = 'delivered', last_error = '', delivered = now()
    from recognised r where d.within = r.id
)
select distinct id from recognised)";

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

// One that is being sent is left to it: that is at once. One that goes within another goes with it.
constexpr auto kRetry = R"(
with asked as (
  select id, state from deliveries
   where id = (select coalesce(within, id) from deliveries where id = $1::bigint)
     and state <> 'delivered' for update
), retried as (
  update deliveries d set state = 'pending', next_attempt = now(), tries = 0
    from asked a where d.id = a.id and a.state <> 'sending'
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
          .created = row["created"].time()};
}

std::vector<DeliveryRow> rows_of(const Rows& rows) {
  std::vector<DeliveryRow> deliveries;
  for (const auto row : rows) deliveries.push_back(read_delivery_row(row));
  return deliveries;
}

ClaimedDelivery read_claimed(const Row& row) {
  return {
      .delivery = {.id = row["id"].id<model::Delivery>(),
                   .alert = row["alert"].text(),
                   .channel = from_word<model::Delivery::Channel>(row["channel"].text()),
                   .address = row["address"].text(),
                   .secret = {from_word<model::SecretSource::Kind>(row["secret_kind_now"].text()),
                              row["secret_name_now"].text()},
                   .format = from_word<model::WebhookFormat>(row["format_now"].text()),
                   .state = model::Delivery::State::sending,
                   .attempts = static_cast<int>(row["attempts"].integer()),
                   .token = row["lease_token"].integer()},
      .tries = static_cast<int>(row["tries"].integer()),
      .receiver = row["receiver"].text(),
      .kind = row["kind"].text(),
      .content = row["content"].text(),
      .ambiguous_before = row["ambiguous_before"].truth(),
      .gone_because = row["gone_because"].text(),
      .is_personal = row["personal"].truth()};
}

}  // namespace

std::vector<std::string> told_addresses(Transaction& transaction, model::ArticleId article) {
  std::vector<std::string> addresses;
  for (const auto row : exec(transaction, kTold, {article})) {
    addresses.push_back(row["address"].text());
  }
  return addresses;
}

void store_alert(Transaction& transaction, const AlertToStore& alert) {
  std::vector<std::string> channels, addresses, secret_kinds, secret_names, states, due, formats;
  for (const auto& delivery : alert.deliveries) {
    channels.push_back(to_word(delivery.channel));
    addresses.push_back(delivery.address);
    secret_kinds.push_back(to_word(delivery.secret.kind));
    secret_names.push_back(delivery.secret.name);
    states.push_back(to_word(delivery.state));
    due.push_back(Param(delivery.due).text().value_or(""));
    formats.push_back(to_word(delivery.format));
  }
  exec(transaction, kStoreAlert,
       {alert.id, alert.kind, alert.receiver, alert.rules, alert.article, alert.content, channels,
        addresses, secret_kinds, secret_names, states, due, alert.held_for, alert.story,
        alert.once_per_story, formats});
}

std::vector<ClaimedDelivery> claim_deliveries(Transaction& transaction,
                                              const DeliveryClaim& claim) {
  std::vector<ClaimedDelivery> claimed;
  for (const auto row : exec(transaction, kClaim,
                             {claim.node, claim.limit, claim.per_address,
                              std::int64_t{claim.lease.count()}, to_word(claim.channel)})) {
    claimed.push_back(read_claimed(row));
  }
  return claimed;
}

void renew_deliveries(Transaction& transaction, const std::vector<model::Delivery>& held,
                      std::chrono::seconds lease) {
  std::vector<std::int64_t> ids, tokens;
  for (const auto& delivery : held) {
    ids.push_back(delivery.id.value);
    tokens.push_back(delivery.token);
  }
  exec(transaction, kRenew, {ids, tokens, std::int64_t{lease.count()}});
}

void release_deliveries_of(Transaction& transaction, const std::string& node) {
  exec(transaction, kReleaseOf, {node});
}

bool record_attempt(Transaction& transaction, const AttemptRecord& record, Ledger ledger) {
  if (ledger == Ledger::without)
    return !exec(transaction, kRecordState,
                 {record.delivery, record.token, to_word(record.state), record.next_attempt})
                .empty();
  return !exec(transaction, kRecord,
               {record.delivery, record.token, record.attempt, record.outcome, record.message,
                to_word(record.state), record.next_attempt})
              .empty();
}

std::vector<model::DeliveryId> recognise_delivered(Transaction& transaction,
                                                   const std::vector<KnownDelivery>& known) {
  std::vector<std::int64_t> ids, attempts;
  std::vector<std::string> alerts, messages;
  for (const auto& each : known) {
    ids.push_back(each.delivery.value);
    alerts.push_back(each.alert);
    attempts.push_back(each.attempt);
    messages.push_back(each.message);
  }
  std::vector<model::DeliveryId> recognised;
  for (const auto row : exec(transaction, kRecognise, {ids, alerts, attempts, messages}))
    recognised.push_back(row["id"].id<model::Delivery>());
  return recognised;
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

}  // namespace storage
