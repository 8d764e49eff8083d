// said(…) and lists on whole articles, as they come: names, offices and statements found there.
#include <gmock/gmock.h>
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
  model::List ministers, alliances;
  ministers.name = "ministers";
  ministers.members = {
      minister("Pavel Zarubin", "KZ", {sys_days{2020y / 3 / 1}, sys_days{2023y / 6 / 30}}),
      minister("Aidar Nurpeisov", "KZ", {sys_days{2023y / 7 / 1}, std::nullopt})};
  alliances.name = "alliances";
  alliances.terms = {"NATO", "НАТО"};
  return std::make_shared<const people::Lists>(std::vector{ministers, alliances});
}

struct SpokenRow {
  const char* query;
  const char* text;
  const char* lang;
  bool matches;
  const char* why;
};

constexpr sys_days kDay = 2023y / 5 / 25;

rows::Attributes article_of(const char* text, const char* lang) {
  rows::Attributes of{.text = text, .lang = lang};
  of.published = model::Time(kDay);
  return of;
}

const char* const kAccused =
    "Kazakh Defence Minister Pavel Zarubin accused NATO on Monday of arming its neighbours. \"We "
    "count forty thousand troops at the border,\" Zarubin told reporters.";
const char* const kSpokeswoman =
    "\"NATO is no threat,\" Pavel Zarubin's spokeswoman Mia Lund said on Monday.";
const char* const kOffice = "Kazakhstan's defence minister said that NATO was at the border.";
const char* const kRussian =
    "Министр обороны Казахстана Павел Зарубин заявил, что НАТО стягивает войска к границе.";

}  // namespace

TEST(Spoken, IsFoundInArticles) {
  const char* const query = "said(by:@ministers about:@alliances)";
  const SpokenRow table[] = {
      {query, kAccused, "en", true, "he accuses the alliance"},
      {"said(by:@ministers about:(troops NEAR/5 border))", kAccused, "en", true, "he says"},
      {"said(by:@ministers about:@alliances kind:accuse)", kAccused, "en", true, "accused"},
      {"said(by:@ministers about:neighbours kind:praise)", kAccused, "en", false, "no praise"},
      {query, kSpokeswoman, "en", false, "she speaks for herself"},
      {"said(by:\"Mia Lund\" about:@alliances)", kSpokeswoman, "en", true, "she does speak"},
      {query, kOffice, "en", true, "the office alone, by its holder on the day"},
      {"said(by:person:\"Pavel Zarubin\")", kOffice, "en", false, "a person is not his office"},
      {query, kRussian, "ru", true, "in another script, by the same list"},
      {query, "An adviser to Kazakh Defence Minister Pavel Zarubin said NATO was near.", "en",
       false, "the adviser does"},
      {query, "The wife of Kazakh Defence Minister Pavel Zarubin said NATO was near.", "en", false,
       "his wife does"},
      {query, "Пресс-секретарь министра обороны Казахстана Павла Зарубина заявил, что НАТО рядом.",
       "ru", false, "his spokesman does"},
      {query, "Помощник министра обороны Казахстана Павла Зарубина заявил, что НАТО рядом.", "ru",
       false, "his assistant does"},
      {query, "Помощник министра обороны Казахстана Павел Зарубин заявил, что НАТО рядом.", "ru",
       true, "he himself is called so"},
      {query,
       "Der Sprecher des kasachischen Verteidigungsministers Pavel Zarubin sagte, die NATO "
       "sei nahe.",
       "de", false, "his spokesman does"},
  };
  for (const auto& row : table)
    rows::expect({row.query, article_of(row.text, row.lang), row.matches, row.why}, {},
                 some_lists());
}

TEST(Spoken, TellsWhoHeldTheOffice) {
  const auto parsed = query::parse("said(by:@ministers)");
  const auto of = article_of(kOffice, "en");
  const model::Article article = rows::article_of(of);
  const text::Reading reading(of.title, of.text, of.lang);

  const auto verdict =
      rules::evaluate(*parsed->query, rows::subject_of(of, article, reading), {some_lists()});

  ASSERT_EQ(verdict.statements.size(), 1u);
  ASSERT_EQ(verdict.statements[0].speakers.size(), 1u);
  const auto& speaker = verdict.statements[0].speakers[0];
  EXPECT_EQ(speaker.written, "Kazakhstan's defence minister");
  EXPECT_EQ(speaker.member, "Pavel Zarubin");
  EXPECT_EQ(speaker.country, "KZ");
}

TEST(Spoken, IsFlaggedWhereTheListDoesNotKnowTheName) {
  const auto parsed = query::parse("said(by:@ministers)");
  const auto of = article_of(
      "The Minister of Defence of Kazakhstan Timur Orazov said that NATO was near.", "en");
  const model::Article article = rows::article_of(of);
  const text::Reading reading(of.title, of.text, of.lang);

  const auto verdict =
      rules::evaluate(*parsed->query, rows::subject_of(of, article, reading), {some_lists()});

  ASSERT_EQ(verdict.statements.size(), 1u);
  const auto& speaker = verdict.statements[0].speakers[0];
  EXPECT_TRUE(speaker.stale);
  EXPECT_EQ(speaker.list, "ministers");
  EXPECT_EQ(speaker.name, "Timur Orazov");
  EXPECT_EQ(speaker.member, "") << "he is not on it";
  EXPECT_EQ(speaker.office, "Minister of Defence");
}

TEST(Spoken, IsExplainedByWhoHeldTheOffice) {
  const auto of = article_of(kOffice, "en");
  const model::Article article = rows::article_of(of);
  const text::Reading reading(of.title, of.text, of.lang);
  const auto subject = rows::subject_of(of, article, reading);

  const auto met = rules::explain("@ministers", {}, subject, {some_lists(), {}});
  EXPECT_TRUE(met[0].holds);
  EXPECT_EQ(met[0].note, "in office on 2023-05-25: Pavel Zarubin");

  rows::Attributes later = of;
  later.text = "Pavel Zarubin came.";
  later.published = model::Time(sys_days{2024y / 1 / 1});
  const model::Article after = rows::article_of(later);
  const text::Reading reading_after(later.title, later.text, later.lang);
  const auto missed = rules::explain(
      "@ministers", {}, rows::subject_of(later, after, reading_after), {some_lists(), {}});
  EXPECT_FALSE(missed[0].holds);
  EXPECT_EQ(missed[0].reason,
            "“Pavel Zarubin” stands there, in office from 2020-03-01 until 2023-06-30; the article "
            "is of 2024-01-01");
}

TEST(Spoken, IsExplainedByTheDayThatKeepsASpeakerOut) {
  auto of = article_of("Pavel Zarubin said that NATO was near.", "en");
  of.published = model::Time(sys_days{2024y / 1 / 1});
  const model::Article article = rows::article_of(of);
  const text::Reading reading(of.title, of.text, of.lang);

  const auto clauses = rules::explain("said(by:@ministers)", {},
                                      rows::subject_of(of, article, reading), {some_lists(), {}});

  EXPECT_THAT(clauses[0].reason, testing::EndsWith("in office from 2020-03-01 until 2023-06-30; "
                                                   "the article is of 2024-01-01"));
}
