#include "storage/stale_names.h"

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kNote = R"(
insert into stale_names as n (list, name, office, country, article, title, url)
select $1, $2, $3, $4, $5::bigint, $6, $7
 where (select count(*) from stale_names where list = $1) < 1000
    or exists (select from stale_names where list = $1 and name = $2)
on conflict (list, name) do update set times = n.times + 1, last = now())";

constexpr auto kTell = R"(
update stale_names set told = now()
 where list = $1 and name = $2 and (told is null or told <= now() - interval '1 day')
   and (select count(*) from stale_names where list = $1 and told > now() - interval '1 day') < 10
returning name)";

constexpr auto kLoad = "select * from stale_names order by list, last desc, name";
constexpr auto kForget = "delete from stale_names where list = $1";

}  // namespace

bool note_stale_name(Transaction& transaction, const StaleName& stale,
                     const model::Article& article, bool tell) {
  exec(transaction, kNote,
       {stale.list, stale.name, stale.office, stale.country, article.id, article.title,
        article.url});
  return tell && !exec(transaction, kTell, {stale.list, stale.name}).empty();
}

std::vector<StaleName> stale_names(Transaction& transaction) {
  std::vector<StaleName> names;
  for (const auto row : exec(transaction, kLoad))
    names.push_back({.list = row["list"].text(),
                     .name = row["name"].text(),
                     .office = row["office"].text(),
                     .country = row["country"].text(),
                     .title = row["title"].text(),
                     .url = row["url"].text(),
                     .times = static_cast<int>(row["times"].integer()),
                     .first = row["first"].time(),
                     .last = row["last"].time()});
  return names;
}

void forget_stale_names(Transaction& transaction, const std::string& list) {
  exec(transaction, kForget, {list});
}

}  // namespace storage
