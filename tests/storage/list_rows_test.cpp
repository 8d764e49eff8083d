#include <gtest/gtest.h>

#include "storage/watch_rows.h"
#include "tests/storage/house.h"
#include "text/times.h"

namespace storage {
namespace {

using test::House;

model::List harbour_masters() {
  model::List list;
  list.name = "harbour-masters";
  list.title = "Harbour masters";
  list.verified = text::day_of("2024-06-01");
  list.members.push_back({.name = "Mia Lund",
                          .aliases = {"Мия Лунд", "a \"b\", {c}\\"},
                          .pin = {"M. Lund"},
                          .ban = {"NULL", "Lund"},
                          .office = "Harbour Master",
                          .office_forms = {"master of the harbour"},
                          .country = {.code = "NO", .name = "", .forms = {}},
                          .term = {text::day_of("0099-03-04"), text::day_of("9999-12-31")},
                          .basis = "yearbook",
                          .as_of = text::day_of("2024-05-30"),
                          .unsure = true});
  list.members.push_back({.office = "Harbour Master",
                          .country = {.code = "", .name = "Borduria", .forms = {"Bordurian"}}});
  list.countries.push_back({{.code = "NO", .name = "", .forms = {}}, {{}, list.verified}});
  list.countries.push_back({{.code = "", .name = "Borduria", .forms = {}}, {}});
  list.terms = {"Northern League"};
  list.include = {"other-masters"};
  list.within = "league";
  return list;
}

void store(House& house, const model::List& list, const std::string& origin = "a.toml:1") {
  house.in_transaction(
      [&](auto& transaction) { store_list(transaction, {list, Status::active, origin}); });
}

std::vector<WatchRow<model::List>> load(House& house) {
  return house.in_transaction([](auto& transaction) { return load_watch_rows(transaction).lists; });
}

TEST(Lists, ComeBackAsStored) {
  House house;
  model::List list = harbour_masters();
  store(house, list);

  const auto rows = load(house);

  ASSERT_EQ(rows.size(), 1u);
  list.id = rows[0].noun.id;
  EXPECT_EQ(rows[0].noun, list);
  EXPECT_EQ(rows[0].origin, "a.toml:1");
}

TEST(Lists, AreReplacedWhole) {
  House house;
  store(house, harbour_masters());
  const auto id = load(house).at(0).noun.id;
  model::List other = harbour_masters();
  other.members.pop_back();
  other.countries.clear();
  other.verified.reset();

  store(house, other, "b.toml:7");

  const auto rows = load(house);
  other.id = id;
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].noun, other);
  EXPECT_EQ(rows[0].origin, "b.toml:7");
}

TEST(Lists, KeepTheOrderOfTenThousandMembers) {
  House house;
  model::List list = harbour_masters();
  list.members.clear();
  for (int i = 0; i < 10'000; ++i) {
    list.members.emplace_back().name = "Person " + std::to_string(i);
    list.members.back().aliases.resize(static_cast<std::size_t>(i % 3), "x");
  }
  store(house, list);

  EXPECT_EQ(load(house).at(0).noun.members, list.members);
}

TEST(Lists, HaveAStatusAndRevisions) {
  House house;
  store(house, harbour_masters());
  house.in_transaction([](auto& transaction) {
    keep_definitions(transaction, "list", {{"harbour-masters"}, {"[[list]]"}}, "alice");
    set_status(transaction, "list", "harbour-masters", Status::disabled);
  });

  EXPECT_EQ(load(house).at(0).status, Status::disabled);
  house.in_transaction([](auto& transaction) {
    EXPECT_EQ(revisions_of(transaction, "list", "harbour-masters").at(0).definition, "[[list]]");
    set_status(transaction, "list", "harbour-masters", Status::removed);
  });
  EXPECT_TRUE(load(house).empty());
}

}  // namespace
}  // namespace storage
