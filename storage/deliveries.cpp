// The deliverer's side of the outbox: what is due is claimed, and what became of it recorded.
#include <fmt/format.h>

#include "storage/outbox.h"
#include "storage/sql.h"
#include "storage/words.h"

namespace storage {
namespace {

// One probe where nothing is due. Else it goes from address to address by the index, a few probes
// each, and each gives only as many as it has room for: neither a backlog nor what waits for its
// time costs the others more (P6). Addresses with nothing under way come first: those that hang
// cannot take every place. `chosen` asks again what is due, because FOR UPDATE looks at the row as
// it is by then.
constexpr auto kClaim = R"(
with recursive addresses as (
  select min(address) as address from deliveries
   where channel = $5 and state in ('pending', 'retrying')
     and exists (select from deliveries
                  where channel = $5 and state in ('pending', 'retrying')
                    and next_attempt <= now())
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
), candidates as materialized (
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
      from deliveries d
     where channel = $5 and state = 'sending' and lease_until <= now()
       and not exists (select from endpoints e
                        where e.channel = $5 and e.address = d.address and e.paused_until > now())
    ) vanished
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
  insert into attempts (delivery, number) select id, attempts from leased on conflict do nothing
)
select l.*, a.receiver, a.kind, a.content,
       coalesce(r.secret_kind, l.secret_kind) as secret_kind_now,
       coalesce(r.secret_name, l.secret_name) as secret_name_now,
       case when r.addresses[1] = l.address then r.format else l.format end as format_now,
       coalesce(r.personal, false) as personal,
       exists (select from attempts t
                where t.delivery = l.id and t.outcome = 'ambiguous') as ambiguous_before,
       exists (select from interventions i
                where i.delivery = l.id and i.action = 'retry') as asked_for,
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

// Of a result: what becomes of its delivery, of its attempt in the ledger, and of what it carries.
constexpr std::string_view kRecorded = R"(
with given as (
  select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::integer[],
                       $6::text[], $7::text[])
    as g(id, token, state, next_attempt, attempt, outcome, message)
), recorded as (
  update deliveries d
     set state = g.state,
         next_attempt = coalesce(nullif(g.next_attempt, '')::timestamptz, d.next_attempt),
         last_error = case when g.state = 'delivered' then '' else g.message end,
         delivered = case when g.state = 'delivered' then now() end,
         lease_owner = null, lease_until = null
    from given g where d.id = g.id and d.lease_token = g.token and d.state = 'sending'
  returning d.id, g.state, g.attempt, g.outcome, g.message
))";
constexpr std::string_view kInLedger = R"(, ended as (
  update attempts a set ended = now(), outcome = r.outcome, message = r.message
    from recorded r where a.delivery = r.id and a.number = r.attempt
))";
constexpr std::string_view kCarried = R"(, carried as (
  update deliveries d
     set state = r.state, last_error = case when r.state = 'delivered' then '' else r.message end,
         delivered = case when r.state = 'delivered' then now() end
    from recorded r where d.within = r.id and r.state in ('delivered', 'dead')
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

// Records as columns.
struct AttemptColumns {
  std::vector<std::int64_t> deliveries, tokens, attempts;
  std::vector<std::string> states, next_attempts, outcomes, messages;

  void add(const AttemptRecord& record) {
    deliveries.push_back(record.delivery.value);
    tokens.push_back(record.token);
    attempts.push_back(record.attempt);
    states.push_back(to_word(record.state));
    next_attempts.push_back(Param(record.next_attempt).text().value_or(""));
    outcomes.push_back(record.outcome);
    messages.push_back(record.message);
  }
};

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
      .is_asked_for = row["asked_for"].truth(),
      .gone_because = row["gone_because"].text(),
      .is_personal = row["personal"].truth()};
}

}  // namespace

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

std::set<model::DeliveryId> record_attempts(Transaction& transaction,
                                            const std::vector<AttemptRecord>& records,
                                            Ledger ledger) {
  AttemptColumns given;
  for (const AttemptRecord& record : records) given.add(record);
  const std::string_view in_ledger = ledger == Ledger::with ? kInLedger : std::string_view();
  const std::string statement = fmt::format("{}{}{}", kRecorded, in_ledger, kCarried);
  const auto rows = exec(transaction, statement.c_str(),
                         {given.deliveries, given.tokens, given.states, given.next_attempts,
                          given.attempts, given.outcomes, given.messages});
  std::set<model::DeliveryId> recorded;
  for (const auto row : rows) recorded.insert(row["id"].id<model::Delivery>());
  return recorded;
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

}  // namespace storage
