#include "storage/endpoints.h"

#include "storage/sql.h"
#include "storage/words.h"

namespace storage {
namespace {

constexpr auto kPause = R"(
insert into endpoints as e (channel, address, paused_until) values ($1, $2, $3::timestamptz)
on conflict (channel, address) do update
  set paused_until = greatest(e.paused_until, excluded.paused_until))";

constexpr auto kEndPause =
    "update endpoints set paused_until = null where channel = $1 and address = $2";

constexpr auto kMarkGone = R"(
insert into endpoints as e (channel, address, gone_since, gone_because) values ($1, $2, now(), $3)
on conflict (channel, address) do update
  set gone_since = coalesce(e.gone_since, now()), gone_because = excluded.gone_because)";

constexpr auto kMarkBack = R"(
update endpoints set gone_since = null, gone_because = ''
 where channel = $1 and address = $2 and gone_since is not null)";

constexpr auto kGone = R"(
select channel, address, gone_since, gone_because from endpoints
 where gone_since is not null order by channel, address)";

constexpr auto kTakeTrouble = R"(
insert into endpoints as e (channel, address, trouble_told, trouble_alert)
select $1, $2, now(), $3
 where not exists (
   select from deliveries d join endpoints o on o.channel = d.channel and o.address = d.address
    where d.alert = $3 and o.trouble_alert = $3 and (o.channel, o.address) <> ($1, $2))
on conflict (channel, address) do update set trouble_told = now(), trouble_alert = $3
 where e.trouble_told is null or e.trouble_told <= now() - interval '1 day'
returning address)";

}  // namespace

void pause_endpoint(Transaction& transaction, const Endpoint& endpoint, model::Time until) {
  exec(transaction, kPause, {to_word(endpoint.channel), endpoint.address, until});
}

void end_pause(Transaction& transaction, const Endpoint& endpoint) {
  exec(transaction, kEndPause, {to_word(endpoint.channel), endpoint.address});
}

void mark_gone(Transaction& transaction, const Endpoint& endpoint, const std::string& because) {
  exec(transaction, kMarkGone, {to_word(endpoint.channel), endpoint.address, because});
}

void mark_back(Transaction& transaction, const Endpoint& endpoint) {
  exec(transaction, kMarkBack, {to_word(endpoint.channel), endpoint.address});
}

std::vector<GoneEndpoint> gone_endpoints(Transaction& transaction) {
  std::vector<GoneEndpoint> gone;
  for (const auto row : exec(transaction, kGone))
    gone.push_back({.endpoint = {from_word<model::Delivery::Channel>(row["channel"].text()),
                                 row["address"].text()},
                    .since = row["gone_since"].time(),
                    .because = row["gone_because"].text()});
  return gone;
}

bool take_trouble(Transaction& transaction, const Endpoint& endpoint, const std::string& alert) {
  return !exec(transaction, kTakeTrouble, {to_word(endpoint.channel), endpoint.address, alert})
              .empty();
}

}  // namespace storage
