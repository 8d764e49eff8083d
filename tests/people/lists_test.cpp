#include "people/lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using model::Day;
using testing::ElementsAre;
using testing::IsEmpty;

Day day(int year, unsigned month, unsigned of_month) {
  return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month));
}

model::Member member(std::string name, std::string country, model::Term term) {
  model::Member made;
  made.name = std::move(name);
  made.country.code = std::move(country);
  made.term = term;
  return made;
}

model::List list(std::string name) {
  model::List made;
  made.name = std::move(name);
  return made;
}

std::vector<std::string> names(const std::vector<people::Holder>& holders) {
  std::vector<std::string> found;
  for (const people::Holder& holder : holders) found.push_back(holder.member->name);
  return found;
}

people::Lists ministers_of_a_league() {
  model::List ministers = list("ministers");
  ministers.members = {
      member("Anna Orlova", "RU", {day(2015, 3, 1), day(2020, 6, 30)}),
      member("Boris Tal", "RU", {day(2020, 7, 1), {}}),
      member("Daur Sagin", "KZ", {{}, day(2018, 1, 31)}),
      member("Daur Sagin", "KZ", {day(2021, 1, 1), {}}),
  };
  ministers.within = "league";
  model::List league = list("league");
  league.countries = {{{"RU", {}, {}}, {}}, {{"KZ", {}, {}}, {{}, day(2022, 12, 31)}}};
  league.terms = {"League", "Лига"};
  model::List all = list("all");
  all.include = {"ministers", "league", "all"};
  all.terms = {"Union", "League"};
  std::vector<model::List> lists;
  lists.push_back(all);
  lists.push_back(ministers);
  lists.push_back(league);
  return people::Lists(std::move(lists));
}

TEST(Lists, AMemberIsInFromTheFirstDayToTheLast) {
  const people::Lists lists = ministers_of_a_league();

  EXPECT_THAT(names(lists.on("ministers", day(2015, 2, 28))), ElementsAre("Daur Sagin"));
  EXPECT_THAT(names(lists.on("ministers", day(2015, 3, 1))),
              ElementsAre("Anna Orlova", "Daur Sagin"));
  EXPECT_THAT(names(lists.on("ministers", day(2020, 6, 30))), ElementsAre("Anna Orlova"));
  EXPECT_THAT(names(lists.on("ministers", day(2020, 7, 1))), ElementsAre("Boris Tal"));
}

TEST(Lists, GraceIsAfterTheEndOnly) {
  const people::Lists lists = ministers_of_a_league();

  EXPECT_THAT(names(lists.on("ministers", day(2020, 7, 3), 3)),
              ElementsAre("Anna Orlova", "Boris Tal"));
  EXPECT_THAT(names(lists.on("ministers", day(2020, 7, 4), 3)), ElementsAre("Boris Tal"));
  EXPECT_THAT(names(lists.on("ministers", day(2020, 6, 30), 3)), ElementsAre("Anna Orlova"));
}

TEST(Lists, AMemberCountsOnlyWhileTheCountryBelongs) {
  const people::Lists lists = ministers_of_a_league();

  EXPECT_THAT(names(lists.on("ministers", day(2022, 12, 31))),
              ElementsAre("Boris Tal", "Daur Sagin"));
  EXPECT_THAT(names(lists.on("ministers", day(2023, 1, 1))), ElementsAre("Boris Tal"));
}

TEST(Lists, IncludesAreFollowedAndEachCountsOnce) {
  const people::Lists lists = ministers_of_a_league();

  EXPECT_EQ(lists.members("all").size(), 4u);
  EXPECT_THAT(lists.terms("all"), ElementsAre("Union", "League", "Лига"));
  EXPECT_THAT(names(lists.on("all", day(2023, 1, 1))), ElementsAre("Boris Tal"));
  EXPECT_EQ(lists.countries_on("all", day(2022, 12, 31)).size(), 2u);
  EXPECT_EQ(lists.countries_on("all", day(2023, 1, 1)).size(), 1u);
}

TEST(Lists, WhoIsInOfficeAgainIsNotFormer) {
  const people::Lists lists = ministers_of_a_league();

  EXPECT_THAT(names(lists.former_on("ministers", day(2020, 8, 1))),
              ElementsAre("Anna Orlova", "Daur Sagin"));
  EXPECT_THAT(names(lists.former_on("ministers", day(2021, 8, 1))), ElementsAre("Anna Orlova"));
}

TEST(Lists, AnUnknownListHasNobody) {
  const people::Lists lists = ministers_of_a_league();

  EXPECT_EQ(lists.find("minister"), nullptr);
  EXPECT_THAT(lists.members("minister"), IsEmpty());
  EXPECT_THAT(lists.terms("minister"), IsEmpty());
}

}  // namespace
