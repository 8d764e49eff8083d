#include "storage/stale_names.h"

#include <gtest/gtest.h>

#include "tests/storage/house.h"

namespace storage {
namespace {

using test::House;

bool note(House& house, const std::string& list, const std::string& name, bool tell = true) {
  const model::Article article = test::article_titled("harbours");
  return house.in_transaction([&](auto& transaction) {
    return note_stale_name(transaction, {.list = list, .name = name, .office = "Harbour Master"},
                           article, tell);
  });
}

std::vector<StaleName> names(House& house) {
  return house.in_transaction([](auto& transaction) { return stale_names(transaction); });
}

TEST(StaleName, IsToldOnceADayForEachList) {
  House house;

  EXPECT_TRUE(note(house, "masters", "Ann Bell"));
  EXPECT_FALSE(note(house, "masters", "Ann Bell"));
  EXPECT_TRUE(note(house, "masters", "Bo Berg"));
  EXPECT_TRUE(note(house, "others", "Ann Bell"));

  house.run("update stale_names set told = told - interval '1 day'");
  EXPECT_TRUE(note(house, "masters", "Ann Bell"));
}

TEST(StaleName, OfAFirstPollIsCountedAndToldLater) {
  House house;

  EXPECT_FALSE(note(house, "masters", "Ann Bell", false));
  EXPECT_TRUE(note(house, "masters", "Ann Bell"));
  EXPECT_EQ(names(house).at(0).times, 2);
}

TEST(StaleName, IsToldOfTenADayOfOneList) {
  House house;
  int told = 0;

  for (int i = 0; i < 20; ++i) told += note(house, "masters", "Person " + std::to_string(i));

  EXPECT_EQ(told, 10);
  EXPECT_EQ(names(house).size(), 20u);
}

TEST(StaleName, HoldsTheFirstArticleAndIsForgottenWithItsList) {
  House house;
  note(house, "masters", "Ann Bell");
  note(house, "others", "Bo Berg");

  ASSERT_EQ(names(house).size(), 2u);
  EXPECT_EQ(names(house)[0].title, "harbours");
  EXPECT_EQ(names(house)[0].url, "https://news.example/harbours");
  EXPECT_EQ(names(house)[0].office, "Harbour Master");

  house.in_transaction([](auto& transaction) { forget_stale_names(transaction, "masters"); });
  ASSERT_EQ(names(house).size(), 1u);
  EXPECT_EQ(names(house)[0].list, "others");
}

TEST(StaleName, IsKeptForAThousandOfOneList) {
  House house;
  house.run(
      "insert into stale_names (list, name, office, country, article, title, url) "
      "select 'masters', n::text, '', '', 1, '', '' from generate_series(1, 1000) as n");

  EXPECT_FALSE(note(house, "masters", "Ann Bell"));
  EXPECT_TRUE(note(house, "masters", "7"));
  EXPECT_EQ(names(house).size(), 1000u);
}

}  // namespace
}  // namespace storage
