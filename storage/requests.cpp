#include "storage/requests.h"

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kAskPolls = R"(
insert into requests (kind, feed)
select 'poll', id from feeds where status = 'active' and ($1 = '' or name = $1) order by id
returning id)";

constexpr auto kAskReload = "insert into requests (kind) values ('reload') returning id";

constexpr auto kAnswers = R"(
select r.id, coalesce(f.name, '') as subject, r.done_at is not null as done,
       coalesce(r.ok, false) as ok, r.message
  from unnest($1::bigint[]) with ordinality as wanted(id, place)
  join requests r on r.id = wanted.id
  left join feeds f on f.id = r.feed
 order by wanted.place)";

constexpr auto kDaemonConnected = R"(
select exists (select from pg_stat_activity
                where datname = current_database() and application_name = $1)
    or (not exists (select from pg_stat_activity
                     where pid = pg_backend_pid() and application_name like 'wirewatch%')
        and exists (select from feeds
                     where lease_owner is not null and lease_until > now())) as connected)";

constexpr auto kOpenReloads =
    "select id from requests where kind = 'reload' and done_at is null order by id";

// The first answer stands: two daemons may both have seen the request.
constexpr auto kAnswer = R"(
update requests set done_at = now(), ok = $2::boolean, message = $3
 where id = $1::bigint and done_at is null)";

std::vector<std::int64_t> ids_of(const Rows& rows) {
  std::vector<std::int64_t> ids;
  for (const auto row : rows) ids.push_back(row["id"].integer());
  return ids;
}

}  // namespace

std::vector<std::int64_t> request_polls(Transaction& transaction, const std::string& feed_name) {
  return ids_of(exec(transaction, kAskPolls, {feed_name}));
}

std::int64_t request_reload(Transaction& transaction) {
  return exec(transaction, kAskReload).front()["id"].integer();
}

std::vector<RequestAnswer> answers_of(Transaction& transaction,
                                      const std::vector<std::int64_t>& ids) {
  std::vector<RequestAnswer> answers;
  for (const auto row : exec(transaction, kAnswers, {ids})) {
    answers.push_back({.id = row["id"].integer(),
                       .subject = row["subject"].text(),
                       .done = row["done"].truth(),
                       .ok = row["ok"].truth(),
                       .message = row["message"].text()});
  }
  return answers;
}

bool is_daemon_connected(Transaction& transaction) {
  return exec(transaction, kDaemonConnected, {kDaemonProgram}).front()["connected"].truth();
}

std::vector<std::int64_t> open_reload_requests(Transaction& transaction) {
  return ids_of(exec(transaction, kOpenReloads));
}

void answer_request(Transaction& transaction, std::int64_t id, bool ok,
                    const std::string& message) {
  exec(transaction, kAnswer, {id, ok, message});
}

}  // namespace storage
