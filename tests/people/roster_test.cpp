// What a Roster is compiled to: of all lists, and at a bounded price.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/people.h"

namespace {

using people::Wanted;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr model::Day kDay{std::chrono::days{20'000}};

model::List list_of(std::string name, std::vector<model::Member> members) {
  model::List list;
  list.name = std::move(name);
  list.members = std::move(members);
  return list;
}

model::Member holder(std::string name, std::string office, std::string country = "") {
  model::Member member;
  member.name = std::move(name);
  member.office = std::move(office);
  member.country.code = std::move(country);
  return member;
}

// The words of those mentions that count for the first of whom is wanted.
std::vector<std::string> found(std::vector<model::List> lists, std::vector<Wanted> wanted,
                               const std::string& text, std::string_view lang = "en") {
  const people::Roster roster(std::make_shared<const people::Lists>(std::move(lists)),
                              std::move(wanted));
  model::Article article;
  article.text = text;
  article.lang = lang;
  const text::Reading reading("", text, lang);
  std::vector<std::string> all;
  for (const auto& mention : roster.mentions(reading, article, kDay))
    if (!mention.of.empty() && mention.of.front() == 0)
      all.push_back(text.substr(mention.span.begin, mention.span.end - mention.span.begin));
  return all;
}

// The member who is told for the first mention; nobody: none.
std::string first_told(const std::vector<model::List>& lists, std::vector<Wanted> wanted,
                       const std::string& text) {
  const people::Roster roster(std::make_shared<const people::Lists>(lists), std::move(wanted));
  model::Article article;
  article.text = text;
  const auto mentions = roster.mentions(text::Reading("", text, "en"), article, kDay);
  return mentions.empty() || !mentions.front().holder.member ? ""
                                                             : mentions.front().holder.member->name;
}

const Wanted kHeads{Wanted::Kind::list, "heads"}, kAides{Wanted::Kind::list, "aides"};

}  // namespace

TEST(Roster, ReadsTitlesAlikeWhoeverElseIsAskedFor) {
  const std::vector lists = {list_of("aides", {holder("Mia Lund", "Gatekeeper of the President")}),
                             list_of("heads", {holder("Pavel Gromov", "President", "RU")})};
  const std::string text = "The Gatekeeper of the President of Russia left.";

  EXPECT_THAT(found(lists, {kHeads}, text), IsEmpty()) << "it is another office";
  EXPECT_THAT(found(lists, {kHeads, kAides}, text), IsEmpty());
  EXPECT_THAT(found(lists, {kHeads}, "The President of Russia left."),
              ElementsAre("President of Russia"));
}

TEST(Roster, KnowsAPersonByWhatAnyListSaysOfHim) {
  model::Member elsewhere = holder("Pavel Gromov", "");
  elsewhere.aliases = {"Pasha Thunder"};
  const std::vector lists = {list_of("aides", {elsewhere}),
                             list_of("heads", {holder("Pavel Gromov", "President", "RU")})};

  EXPECT_THAT(found(lists, {kHeads}, "Pasha Thunder left."), ElementsAre("Pasha Thunder"));
  EXPECT_THAT(found(lists, {kHeads, kAides}, "Pasha Thunder left."), ElementsAre("Pasha Thunder"));
}

TEST(Roster, MeansTheNearestOfTheMembersOfAList) {
  model::Member left = holder("Bill Morland", "");
  left.term.until = kDay - std::chrono::days{100};
  const std::vector lists = {
      list_of("heads", {holder("Bill Morland", ""), holder("William Morland", "President", "RU")}),
      list_of("aides", {left, holder("William Morland", "")})};

  EXPECT_EQ(first_told(lists, {kHeads}, "Bill Morland came."), "Bill Morland");
  EXPECT_EQ(first_told(lists, {kHeads}, "William Morland came."), "William Morland");
  EXPECT_EQ(first_told(lists, {kHeads}, "The President of Russia, Bill Morland, came."),
            "William Morland")
      << "it is his office";
  EXPECT_EQ(first_told(lists, {kAides}, "Bill Morland came."), "William Morland")
      << "the other is no member any more";
}

TEST(Roster, HoldsAnOfficeOfManyWordsInEachOfItsForms) {
  std::string office = "глава";
  for (int i = 0; i < 17; ++i) office += i % 2 == 0 ? " руководитель" : " глава";
  const std::vector lists = {
      list_of("heads", {holder("Mia Lund", office), holder("Ann Bell", office + " канцлер")})};
  std::string text = "Главе";
  for (int i = 0; i < 17; ++i) text += i % 2 == 0 ? " руководителя" : " шефа";

  EXPECT_THAT(found(lists, {kHeads}, text + ".", "ru"), ElementsAre(text));
  EXPECT_THAT(found(lists, {kHeads}, text + " канцлера.", "ru"), ElementsAre(text + " канцлера"));
  EXPECT_THAT(found(lists, {kHeads}, "Главе руководителя шефа.", "ru"), IsEmpty());
}

TEST(Roster, ReadsAnOfficeToItsEnd) {
  std::string office = "Keeper";
  for (int i = 0; i < 22; ++i) office += " of Harbours";
  office += " and Minister of Lighthouses";  // 313 bytes

  EXPECT_THAT(
      found({list_of("heads", {holder("Mia Lund", office)})}, {kHeads}, "The " + office + " left."),
      ElementsAre(office));
}
