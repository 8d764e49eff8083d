#include "storage/silences.h"

#include "storage/sql.h"
#include "storage/watch_rows.h"

namespace storage {
namespace {

constexpr auto kAdd = R"(
insert into silences (rule, source, text, until, made_by, comment)
values ($1, $2, $3, $4::timestamptz, $5, $6) returning id)";

constexpr auto kEnd = R"(
update silences set until = now(), ended_by = $2
 where id = $1::bigint and until > now() returning id)";

constexpr auto kInForce = "select * from silences where until > now() order by id";

constexpr auto kList = R"(
select s.*, s.until > now() as in_force,
       (select count(distinct d.hit) from decisions d where d.silence = s.id) as hits
  from silences s where s.until > now() or $1::boolean
 order by s.id desc limit nullif($2::bigint, 0))";

model::Silence read_silence(const Row& row) {
  return {.id = row["id"].id<model::Silence>(),
          .rule = row["rule"].text(),
          .source = row["source"].text(),
          .text = row["text"].text(),
          .until = row["until"].time(),
          .by = row["made_by"].text(),
          .comment = row["comment"].text(),
          .made = row["made"].time()};
}

}  // namespace

model::SilenceId add_silence(Transaction& transaction, const model::Silence& silence) {
  const auto rows = exec(
      transaction, kAdd,
      {silence.rule, silence.source, silence.text, silence.until, silence.by, silence.comment});
  grow_watch_generation(transaction);
  return rows.front()["id"].id<model::Silence>();
}

bool end_silence(Transaction& transaction, model::SilenceId id, const std::string& who) {
  if (exec(transaction, kEnd, {id, who}).empty()) return false;
  grow_watch_generation(transaction);
  return true;
}

std::vector<model::Silence> silences_in_force(Transaction& transaction) {
  std::vector<model::Silence> silences;
  for (const auto row : exec(transaction, kInForce)) silences.push_back(read_silence(row));
  return silences;
}

std::vector<SilenceRow> list_silences(Transaction& transaction, bool ended_too, int limit) {
  std::vector<SilenceRow> rows;
  for (const auto row : exec(transaction, kList, {ended_too, limit}))
    rows.push_back({.silence = read_silence(row),
                    .in_force = row["in_force"].truth(),
                    .ended_by = row["ended_by"].text(),
                    .hits = row["hits"].integer()});
  return rows;
}

}  // namespace storage
