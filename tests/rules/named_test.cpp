// @list, former:@list, ever:@list and person:"…" among words.
#include <gtest/gtest.h>

#include "tests/rules/row.h"

namespace {

using namespace std::chrono;

model::Member minister(const char* name, const char* country, model::Term term) {
  model::Member member;
  member.name = name;
  member.office = "Minister of Defence";
  member.country.code = country;
  member.term = term;
  return member;
}

std::shared_ptr<const people::Lists> some_lists() {
  model::List ministers, alliances, watched;
  ministers.name = "ministers";
  ministers.members = {
      minister("Pavel Zarubin", "KZ", {sys_days{2020y / 3 / 1}, sys_days{2023y / 6 / 30}}),
      minister("Aidar Nurpeisov", "KZ", {sys_days{2023y / 7 / 1}, std::nullopt})};
  alliances.name = "alliances";
  alliances.terms = {"NATO", "North Atlantic Alliance"};
  watched.name = "watched";
  watched.include = {"ministers", "alliances"};
  return std::make_shared<const people::Lists>(std::vector{ministers, alliances, watched});
}

struct NamedRow {
  const char* query;
  const char* text;
  sys_days day;
  bool matches;
  const char* why;
};

void expect(std::span<const NamedRow> table) {
  const auto lists = some_lists();
  for (const auto& row : table) {
    rows::Attributes of{.text = row.text};
    of.published = model::Time(row.day);
    rows::expect({row.query, of, row.matches, row.why}, {}, lists);
  }
}

constexpr sys_days kIn = 2023y / 5 / 25, kAfter = 2024y / 5 / 25;

}  // namespace

TEST(Named, CountsMembersInTheirTime) {
  const NamedRow table[] = {
      {"@ministers", "Pavel Zarubin came.", kIn, true, "in office"},
      {"@ministers", "Pavel Zarubin came.", kAfter, false, "no more"},
      {"former:@ministers", "Pavel Zarubin came.", kAfter, true, "his time is over"},
      {"former:@ministers", "Pavel Zarubin came.", kIn, false, "he holds it"},
      {"ever:@ministers", "Pavel Zarubin came.", kAfter, true, "once"},
      {"person:\"Pavel Zarubin\"", "P. Zarubin came.", kAfter, true, "at any time"},
      {"@watched", "Pavel Zarubin came.", kIn, true, "by an included list"},
      {"@ministers", "Nobody came.", kIn, false, "nobody is named"},
      {"@strangers OR zebra", "Pavel Zarubin came.", kIn, false, "no such list"},
  };
  expect(table);
}

TEST(Named, CountsTheTermsOfAListAsForms) {
  const NamedRow table[] = {
      {"@alliances", "The North Atlantic Alliance met.", kIn, true, "a phrase"},
      {"@alliances", "The North Atlantic Alliances met.", kIn, true, "inflected"},
      {"@alliances", "The Atlantic Alliance met.", kIn, false, "half of it"},
      {"ever:@alliances", "NATO met.", kIn, true, "terms are of no time"},
      {"former:@alliances", "NATO met.", kIn, false, "and never former"},
      {"@watched", "NATO met.", kIn, true, "by an included list"},
  };
  expect(table);
}

TEST(Named, IsAnOperandAsAWholeMention) {
  const NamedRow table[] = {
      {"@ministers NEAR/1 troops", "Pavel Zarubin sent troops.", kIn, true, "a word between"},
      {"@ministers NEAR/0 troops", "Pavel Zarubin sent troops.", kIn, false, "one too many"},
      {"came ONEAR/1 @ministers", "There came then Pavel Zarubin.", kIn, true,
       "from its first word"},
      {"@ministers NEAR/3 @alliances", "Pavel Zarubin spoke of NATO.", kIn, true, "two lists"},
      {"@ministers NOT NEAR/3 navy", "Pavel Zarubin spoke of NATO.", kIn, true, "NOT NEAR"},
      {"SENT(@ministers nato)", "Pavel Zarubin came. NATO met.", kIn, false, "not in one sentence"},
      {"SENT(@ministers nato)", "Pavel Zarubin met NATO. Good.", kIn, true, "in one"},
      {"ATLEAST/2(@ministers)", "Pavel Zarubin came. Pavel Zarubin went.", kIn, true, "twice"},
      {"ATLEAST/3(@ministers)", "Pavel Zarubin came. Pavel Zarubin went.", kIn, false, "only"},
      {"came NOT @ministers", "Pavel Zarubin came.", kIn, false, "excluded"},
      {"SCORE(@ministers^2 nato) >= 3", "Pavel Zarubin met NATO.", kIn, true, "weighed"},
  };
  expect(table);
}

TEST(Named, StandsInFields) {
  rows::Attributes of{.title = "Pavel Zarubin resigns", .text = "It was late."};
  of.published = model::Time(kIn);
  const rows::AttributesRow table[] = {
      {"title:@ministers", of, true, "in the title"},
      {"body:@ministers", of, false, "not in the text"},
      {"title:(@ministers NEAR/2 resigns)", of, true, "with NEAR"},
  };
  for (const auto& row : table) rows::expect(row, {}, some_lists());
}

TEST(Named, NamesTheMentionAsProof) {
  const auto parsed = query::parse("@ministers AND nato");
  rows::Attributes of{.text = "Then Pavel Zarubin met NATO."};
  of.published = model::Time(kIn);
  const model::Article article = rows::article_of(of);
  const text::Reading reading("", of.text, "en");

  const auto verdict =
      rules::evaluate(*parsed->query, rows::subject_of(of, article, reading), {some_lists()});

  EXPECT_EQ(rows::marked(verdict, "", of.text),
            (std::vector<std::string>{"Pavel Zarubin", "NATO"}));
}

TEST(Named, IsCompiledAnewWhereItsListHasChanged) {
  std::vector<model::Rule> rules(4);
  rules[0].query = "@watched";
  rules[1].query = "person:\"Pavel Zarubin\"";
  rules[2].query = "came";
  rules[3].query = "@unknown OR zebra";
  const rules::RuleSet before(rules, {.lists = some_lists()});
  rows::Attributes of{.text = "Mia Lund came."};
  of.published = model::Time(kIn);
  const model::Article article = rows::article_of(of);
  const text::Reading reading("", of.text, "en");
  const auto subject = rows::subject_of(of, article, reading);
  auto changed = some_lists()->all();
  changed[0].members.push_back(minister("Mia Lund", "KZ", {}));

  const auto same = before.with(rules, some_lists());
  const auto after = before.with(rules, std::make_shared<const people::Lists>(std::move(changed)));
  const auto without = after.with(rules, nullptr);

  EXPECT_EQ(before.matching(subject), (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(same.matching(subject), (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(after.matching(subject), (std::vector<std::uint32_t>{0, 2})) << "by an included list";
  EXPECT_EQ(without.matching(subject), (std::vector<std::uint32_t>{2}));
}

TEST(Named, IsCompiledAnewWhereAnyListHasChanged) {
  const std::vector<model::Rule> rules = {{.query = "person:\"Pavel Zarubin\""},
                                          {.query = "@ministers"}};
  const rules::RuleSet before(rules, {.lists = some_lists()});
  rows::Attributes of{.text = "P. Zarubin came."};
  of.published = model::Time(kIn);
  const model::Article article = rows::article_of(of);
  const text::Reading reading("", of.text, "en");
  const auto subject = rows::subject_of(of, article, reading);
  auto changed = some_lists()->all();
  model::List strangers;
  strangers.name = "strangers";
  strangers.members.resize(1);
  strangers.members[0].name = "Pavel Zarubin";
  strangers.members[0].ban = {"P. Zarubin"};
  changed.push_back(strangers);

  const auto after = before.with(rules, std::make_shared<const people::Lists>(std::move(changed)));

  EXPECT_EQ(before.matching(subject), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(after.matching(subject), std::vector<std::uint32_t>{}) << "no list that a rule names";
}

TEST(Named, WantsAWordOfTheArticle) {
  std::vector<model::Rule> rules(3);
  rules[0].query = "@watched";
  rules[1].query = "said(by:@ministers about:nato)";
  rules[2].query = "said(kind:threaten)";

  const rules::RuleSet set(rules, {.lists = some_lists()});

  EXPECT_EQ(set.unindexed(), 1u) << "who asks for a kind alone wants every statement";
}
