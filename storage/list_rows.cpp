#include "storage/list_rows.h"

#include <map>

#include "storage/sql.h"
#include "storage/words.h"
#include "text/times.h"

namespace storage {
namespace {

constexpr auto kLoadLists = "select * from lists where status <> 'removed' order by name";
constexpr auto kLoadMembers = R"(
select m.* from list_members m join lists l on l.id = m.list
 where l.status <> 'removed' order by list, place)";
constexpr auto kLoadCountries = R"(
select c.* from list_countries c join lists l on l.id = c.list
 where l.status <> 'removed' order by list, place)";

constexpr auto kStoreList = R"(
insert into lists (name, title, verified, terms, include, within, status, origin)
values ($1, $2, $3::date, $4::text[], $5::text[], $6, $7, $8)
on conflict (name) do update
   set title = excluded.title, verified = excluded.verified, terms = excluded.terms,
       include = excluded.include, within = excluded.within, status = excluded.status,
       origin = excluded.origin
returning id)";

constexpr auto kForgetMembers = "delete from list_members where list = $1";
constexpr auto kForgetCountries = "delete from list_countries where list = $1";

// A column is an array over the members; what is a list itself comes as its literal.
constexpr auto kStoreMembers = R"(
insert into list_members (list, place, name, aliases, pin, ban, office, office_forms, country,
                          country_name, country_forms, since, until, basis, as_of, unsure)
select $1::bigint, place, name, aliases::text[], pin::text[], ban::text[], office,
       office_forms::text[], country, country_name, country_forms::text[],
       nullif(since, '')::date, nullif(until, '')::date, basis, nullif(as_of, '')::date,
       unsure::boolean
  from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
              $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
              $15::text[])
       with ordinality
       as m(name, aliases, pin, ban, office, office_forms, country, country_name, country_forms,
            since, until, basis, as_of, unsure, place))";
constexpr auto kStoreCountries = R"(
insert into list_countries (list, place, country, country_name, country_forms, since, until)
select $1::bigint, place, country, country_name, country_forms::text[],
       nullif(since, '')::date, nullif(until, '')::date
  from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       with ordinality as c(country, country_name, country_forms, since, until, place))";

std::optional<model::Day> day_of(const Cell& cell) {
  return cell.is_null() ? std::nullopt : text::day_of(cell.text());
}

std::string to_text(const std::optional<model::Day>& day) {
  return day ? text::to_day(*day) : "";
}

model::Country read_country(const Row& row) {
  return {row["country"].text(), row["country_name"].text(), row["country_forms"].texts()};
}

model::Term read_term(const Row& row) {
  return {day_of(row["since"]), day_of(row["until"])};
}

model::Member read_member(const Row& row) {
  return {.name = row["name"].text(),
          .aliases = row["aliases"].texts(),
          .pin = row["pin"].texts(),
          .ban = row["ban"].texts(),
          .office = row["office"].text(),
          .office_forms = row["office_forms"].texts(),
          .country = read_country(row),
          .term = read_term(row),
          .basis = row["basis"].text(),
          .as_of = day_of(row["as_of"]),
          .unsure = row["unsure"].truth()};
}

model::List read_list(const Row& row) {
  return {.id = row["id"].id<model::List>(),
          .name = row["name"].text(),
          .title = row["title"].text(),
          .verified = day_of(row["verified"]),
          .members = {},
          .countries = {},
          .terms = row["terms"].texts(),
          .include = row["include"].texts(),
          .within = row["within"].text()};
}

// What a column holds, over all of some rows.
template <class Noun, class Value>
Param column(const std::vector<Noun>& nouns, Value value) {
  std::vector<std::string> texts;
  texts.reserve(nouns.size());
  for (const Noun& noun : nouns) {
    if constexpr (std::is_constructible_v<std::string, decltype(value(noun))>)
      texts.emplace_back(value(noun));
    else
      texts.push_back(*Param(value(noun)).text());
  }
  return texts;
}

void store_members(Transaction& transaction, model::ListId list,
                   const std::vector<model::Member>& members) {
  using model::Member;
  exec(transaction, kForgetMembers, {list});
  exec(transaction, kStoreMembers,
       {list, column(members, [](const Member& m) { return m.name; }),
        column(members, [](const Member& m) { return m.aliases; }),
        column(members, [](const Member& m) { return m.pin; }),
        column(members, [](const Member& m) { return m.ban; }),
        column(members, [](const Member& m) { return m.office; }),
        column(members, [](const Member& m) { return m.office_forms; }),
        column(members, [](const Member& m) { return m.country.code; }),
        column(members, [](const Member& m) { return m.country.name; }),
        column(members, [](const Member& m) { return m.country.forms; }),
        column(members, [](const Member& m) { return to_text(m.term.from); }),
        column(members, [](const Member& m) { return to_text(m.term.until); }),
        column(members, [](const Member& m) { return m.basis; }),
        column(members, [](const Member& m) { return to_text(m.as_of); }),
        column(members, [](const Member& m) { return m.unsure; })});
}

void store_countries(Transaction& transaction, model::ListId list,
                     const std::vector<model::CountryMember>& countries) {
  using Member = model::CountryMember;
  exec(transaction, kForgetCountries, {list});
  exec(transaction, kStoreCountries,
       {list, column(countries, [](const Member& m) { return m.country.code; }),
        column(countries, [](const Member& m) { return m.country.name; }),
        column(countries, [](const Member& m) { return m.country.forms; }),
        column(countries, [](const Member& m) { return to_text(m.term.from); }),
        column(countries, [](const Member& m) { return to_text(m.term.until); })});
}

}  // namespace

std::vector<WatchRow<model::List>> load_lists(Transaction& transaction) {
  std::vector<WatchRow<model::List>> rows;
  std::map<model::ListId, std::size_t> places;
  for (const auto row : exec(transaction, kLoadLists)) {
    places.emplace(row["id"].id<model::List>(), rows.size());
    rows.push_back({read_list(row), from_word<Status>(row["status"].text()), row["origin"].text()});
  }
  const auto list_of = [&](const Row& row) -> model::List& {
    return rows[places.at(row["list"].id<model::List>())].noun;
  };
  for (const auto row : exec(transaction, kLoadMembers))
    list_of(row).members.push_back(read_member(row));
  for (const auto row : exec(transaction, kLoadCountries))
    list_of(row).countries.push_back({read_country(row), read_term(row)});
  return rows;
}

std::vector<model::List> active_lists(const WatchRows& rows) {
  std::vector<model::List> lists;
  for (const auto& row : rows.lists)
    if (row.status == Status::active) lists.push_back(row.noun);
  return lists;
}

std::vector<model::List> load_active_lists(Transaction& transaction) {
  WatchRows rows;
  rows.lists = load_lists(transaction);
  return active_lists(rows);
}

void store_list(Transaction& transaction, const WatchRow<model::List>& row) {
  const auto& list = row.noun;
  const auto verified = list.verified ? Param(to_text(list.verified)) : Param(std::nullopt);
  const auto id = exec(transaction, kStoreList,
                       {list.name, list.title, verified, list.terms, list.include, list.within,
                        to_word(row.status), row.origin})
                      .front()["id"]
                      .id<model::List>();
  store_members(transaction, id, list.members);
  store_countries(transaction, id, list.countries);
}

}  // namespace storage
