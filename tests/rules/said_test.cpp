// said(…) on statements that are given, so that what is asked of them is tested alone.
#include <gtest/gtest.h>

#include "tests/rules/row.h"

namespace {

using model::Field;
using model::Span;
using model::Statement;
using Kind = Statement::Kind;

constexpr std::chrono::sys_days kDay{std::chrono::year{2023} / 5 / 25};

std::shared_ptr<const people::Lists> some_lists() {
  model::Member zarubin;
  zarubin.name = "Pavel Zarubin";
  zarubin.office = "Minister of Defence";
  zarubin.country.code = "KZ";
  model::List ministers, alliances;
  ministers.name = "ministers";
  ministers.members = {zarubin};
  alliances.name = "alliances";
  alliances.terms = {"NATO", "North Atlantic Alliance"};
  return std::make_shared<const people::Lists>(std::vector{ministers, alliances});
}

const char* const kTitle = "Zarubin: the border is closed";
const char* const kText =
    "Kazakhstan's defence minister Pavel Zarubin accused NATO of arming the border. “Our drills,” "
    "he said, “will go on near the lake.” The NATO pact met. Zarubin's spokeswoman Mia Lund said "
    "nothing was lost. A neighbour threatened war.";

Span span_of(const char* words, Field field = Field::text) {
  const std::string text = field == Field::title ? kTitle : kText;
  const auto at = static_cast<std::uint32_t>(text.find(words));
  return {field, at, at + static_cast<std::uint32_t>(std::string(words).size())};
}

Statement::Speaker speaker(const char* written, std::optional<const char*> named = {},
                           Field field = Field::text) {
  Statement::Speaker one;
  one.mention = span_of(written, field);
  one.written = one.name = written;
  if (named) {
    one.named = span_of(*named);
    one.name = "Pavel Zarubin";
  }
  return one;
}

Statement statement(Kind kind, std::vector<Span> content, Statement::Speaker by) {
  Statement one;
  one.kind = kind;
  one.content = std::move(content);
  one.field = one.content.front().field;
  one.speakers = {std::move(by)};
  one.confidence = 0.9;
  for (const Span& part : one.content)
    one.words +=
        (one.words.empty() ? "" : " … ") + std::string(part.field == Field::title ? kTitle : kText)
                                               .substr(part.begin, part.end - part.begin);
  return one;
}

std::vector<Statement> some_statements() {
  const char* const minister = "Kazakhstan's defence minister Pavel Zarubin";
  std::vector<Statement> all;
  all.push_back(statement(Kind::say, {span_of("the border is closed", Field::title)},
                          speaker("Zarubin", minister, Field::title)));
  all.push_back(statement(Kind::accuse, {span_of("of arming the border")}, speaker(minister)));
  all.back().target = span_of("NATO");
  all.back().cue = span_of("accused");
  all.back().via = {"TASS", "Interfax"};
  all.back().venue = "Security Council";
  all.push_back(statement(Kind::say, {span_of("Our drills"), span_of("will go on near the lake")},
                          speaker("he", minister)));
  all.push_back(statement(Kind::say, {span_of("nothing was lost")},
                          speaker("Zarubin's spokeswoman Mia Lund")));
  all.push_back(statement(Kind::threaten, {span_of("war")}, speaker("A neighbour")));
  all.back().confidence = 0.4;
  return all;
}

rows::Attributes spoken() {
  rows::Attributes of{.title = kTitle, .text = kText};
  of.published = model::Time(kDay);
  of.statements = some_statements();
  return of;
}

struct SaidRow {
  const char* query;
  bool matches;
  const char* why;
};

void expect(std::span<const SaidRow> table) {
  for (const auto& row : table)
    rows::expect({row.query, spoken(), row.matches, row.why}, {}, some_lists());
}

rules::Verdict judged(const char* query, std::optional<double> min_confidence = {},
                      const rows::Attributes& of = spoken()) {
  const auto parsed = query::parse(query);
  if (!parsed) {
    ADD_FAILURE() << query << ": " << parsed.error().message;
    return {};
  }
  const model::Article article = rows::article_of(of);
  const text::Reading reading(of.title, of.text, of.lang);
  return rules::evaluate(*parsed->query, rows::subject_of(of, article, reading),
                         {some_lists(), min_confidence});
}

std::vector<rules::Clause> explained(const char* query) {
  const rows::Attributes of = spoken();
  const model::Article article = rows::article_of(of);
  const text::Reading reading(of.title, of.text, of.lang);
  return rules::explain(query, {}, rows::subject_of(of, article, reading), {some_lists(), {}});
}

}  // namespace

TEST(Said, IsBySomebody) {
  const SaidRow table[] = {
      {"said(by:@ministers)", true, "a member of the list"},
      {"said(by:person:\"Pavel Zarubin\")", true, "a person"},
      {"said(by:person:\"Anna Dorn\")", false, "another"},
      {"said(by:minister)", true, "a word of the speaker as written"},
      {"said(by:\"Mia Lund\")", true, "a phrase"},
      {"said(by:spokeswoman)", true, "her office"},
      {"said(by:Zarubin about:lost)", false, "who owns the speaker does not speak"},
      {"said(by:Zarubin about:drills)", true, "he is resolved"},
      {"said(by:(minister NOT Zarubin))", false, "of one speaker"},
      {"said(by:(Dorn OR Lund))", true, "a bracket"},
      {"said(by:NATO)", false, "only accused"},
      {"said(by:@alliances)", false, "the same by its list"},
  };
  expect(table);
}

TEST(Said, IsAboutWhatIsSaidAndWhoIsAddressed) {
  const SaidRow table[] = {
      {"said(about:arming)", true, "a word of the content"},
      {"said(about:NATO)", true, "the one accused"},
      {"said(about:@alliances)", true, "by its list"},
      {"said(about:(NATO NEAR/2 arming))", true, "from target to content"},
      {"said(about:\"NATO of arming\")", true, "they stand side by side"},
      {"said(about:accused)", false, "the cue is not said"},
      {"said(about:pact)", false, "nobody says that"},
      {"said(about:(drills NEAR/3 lake))", false, "seven words between, those of the cue counted"},
      {"said(about:(drills NEAR/8 lake))", true, "over the cue"},
      {"said(about:said)", false, "what breaks in is not said"},
      {"said(about:(drills lake))", true, "all in one statement"},
      {"said(about:(drills arming))", false, "in two"},
      {"said(about:(arming NOT lake))", true, "of this statement"},
      {"said(about:SENT(drills lake))", true, "a sentence inside"},
      {"said(about:raw:NATO)", true, "exact characters"},
      {"said(about:re:/arming .* border/)", true, "an expression"},
      {"said(about:re:/NATO pact/)", false, "not in the article's other words"},
      {"said(about:closed)", true, "in the headline"},
  };
  expect(table);
}

TEST(Said, HoldsAllOfItInOneStatement) {
  const SaidRow table[] = {
      {"said(by:@ministers about:@alliances)", true, "he accuses it"},
      {"said(by:@ministers about:lost)", false, "she says that"},
      {"said(by:@ministers kind:accuse)", true, "this kind"},
      {"said(by:@ministers kind:(warn OR threaten))", false, "none of these"},
      {"said(kind:say about:arming)", false, "neutral ones only"},
      {"said(via:TASS)", true, "credited"},
      {"said(via:(Reuters OR Interfax))", true, "one of several"},
      {"said(via:TASS about:lake)", false, "another statement's"},
      {"said(venue:\"security council\" by:@ministers)", true, "where"},
      {"said(venue:parliament)", false, "elsewhere"},
      {"said(by:@ministers) AND pact", true, "beside words"},
      {"pact NOT said(by:@ministers about:nato)", false, "excluded"},
      {"pact NOT said(by:@ministers about:lost)", true, "not said"},
      {"SCORE(said(by:@ministers)^3 pact) >= 4", true, "weighed"},
  };
  expect(table);
}

TEST(Said, IsUnsureByStatementsOfLowConfidence) {
  const struct {
    const char* query;
    std::optional<double> min_confidence;
    bool matched, unsure;
  } table[] = {
      {"said(by:@ministers)", {}, true, false},
      {"said(kind:threaten)", {}, true, true},
      {"said(kind:threaten)", 0.3, true, false},
      {"said(by:@ministers)", 0.95, true, true},
      {"said(kind:(threaten OR accuse))", {}, true, false},
      {"pact NOT said(kind:threaten)", {}, true, true},
      {"pact NOT said(kind:threaten)", 0.3, false, false},
      {"pact NOT said(kind:accuse)", {}, false, false},
      {"pact OR said(kind:threaten)", {}, true, false},
      {"SCORE(pact^2 said(kind:threaten)^-1) >= 2", {}, true, true},
  };
  for (const auto& row : table) {
    const auto verdict = judged(row.query, row.min_confidence);
    EXPECT_EQ(verdict.matched, row.matched) << row.query;
    EXPECT_EQ(verdict.unsure, row.unsure) << row.query;
  }
}

TEST(Said, TellsTheOfficeOnTheDaysAloneOnWhichItIsHeld) {
  auto lists = some_lists()->all();
  model::List& ministers = *std::ranges::find(lists, "ministers", &model::List::name);
  ministers.members[0].term.until = kDay - std::chrono::days(30);
  const model::Member& member = ministers.members[0];
  people::Mention mention;
  mention.holder = {&ministers, &member};
  Statement::Speaker in_office, later;

  people::name_speaker(in_office, mention, kDay - std::chrono::days(30));
  people::name_speaker(later, mention, kDay);

  EXPECT_EQ(in_office.office, "Minister of Defence");
  EXPECT_EQ(later.office, "");
  EXPECT_EQ(later.member, "Pavel Zarubin");
}

TEST(Said, TellsTheStatementsThatProveItAndTheSpeakersOthers) {
  const auto verdict = judged("said(by:@ministers about:(@alliances OR border) kind:accuse)");

  ASSERT_EQ(verdict.statements.size(), 1u);
  const Statement& told = verdict.statements[0];
  EXPECT_EQ(told.kind, Kind::accuse);
  EXPECT_EQ(told.speakers[0].list, "ministers");
  EXPECT_EQ(told.speakers[0].member, "Pavel Zarubin");
  EXPECT_EQ(told.speakers[0].office, "Minister of Defence");
  EXPECT_EQ(told.speakers[0].country, "KZ");
  EXPECT_FALSE(told.speakers[0].stale);
  ASSERT_EQ(told.marks.size(), 1u);
  EXPECT_EQ(told.words.substr(told.marks[0].begin, told.marks[0].end - told.marks[0].begin),
            "border");
  EXPECT_EQ(rows::marked(verdict, kTitle, kText), (std::vector<std::string>{"NATO", "border"}));
  ASSERT_EQ(verdict.other_statements.size(), 2u) << "the headline, and what he said";
  EXPECT_EQ(verdict.other_statements[1].words, "Our drills … will go on near the lake");
  EXPECT_EQ(verdict.other_statements[1].speakers[0].list, "ministers");
}

TEST(Proof, TellsWhoCountedThoughTheListDoesNotKnowTheName) {
  const rows::Attributes of{.text =
                                "Kazakhstan's defence minister Daniyar Omarov spoke of NATO. "
                                "Kazakhstan's defence minister Serik Alimov slept."};
  const struct {
    const char* query;
    std::vector<model::Unlisted> unlisted;
  } table[] = {
      {"SENT(@ministers nato)", {{"ministers", "Daniyar Omarov", "Minister of Defence", "KZ"}}},
      {"SENT(@ministers slept)", {{"ministers", "Serik Alimov", "Minister of Defence", "KZ"}}},
      {"spoke NOT ever:@alliances", {}},
      {"minister AND nato", {}},
  };
  for (const auto& [query, unlisted] : table) {
    EXPECT_EQ(judged(query, {}, of).unlisted, unlisted) << query;
  }
}

TEST(Proof, TellsAnOfficeOfWhichTheListHasNoHolder) {
  auto lists = some_lists()->all();
  model::List& ministers = *std::ranges::find(lists, "ministers", &model::List::name);
  ministers.members[0].term.until = kDay - std::chrono::days(30);
  const auto parsed = query::parse("@ministers AND nato");
  rows::Attributes of{.text = "Kazakhstan's defence minister spoke of NATO."};
  of.published = model::Time(kDay);
  const model::Article article = rows::article_of(of);
  const text::Reading reading("", of.text, "en");

  const auto verdict = rules::evaluate(*parsed->query, rows::subject_of(of, article, reading),
                                       {std::make_shared<const people::Lists>(std::move(lists))});

  EXPECT_EQ(verdict.unlisted,
            (std::vector<model::Unlisted>{{"ministers", "", "Minister of Defence", "KZ"}}));
}

TEST(Said, MarksWordsOfASecondPart) {
  const auto verdict = judged("said(about:lake)");

  ASSERT_EQ(verdict.statements.size(), 1u);
  const auto& [words, marks] = std::tie(verdict.statements[0].words, verdict.statements[0].marks);
  ASSERT_EQ(marks.size(), 1u);
  EXPECT_EQ(words.substr(marks[0].begin, marks[0].end - marks[0].begin), "lake");
}

TEST(Said, ShowsItsSentenceFirst) {
  const auto verdict = judged("said(by:@ministers kind:accuse) AND lost AND lake AND war");
  const model::Article article = rows::article_of(spoken());

  const auto shown = rules::passages(article, verdict, 2);

  ASSERT_EQ(shown.size(), 2u);
  EXPECT_TRUE(shown[0].text.starts_with("Kazakhstan's defence minister")) << shown[0].text;
}

TEST(Said, IsExplainedPartByPart) {
  const struct {
    const char* query;
    const char* reason;
  } table[] = {
      {"said(by:\"Anna Dorn\")",
       "no statement is by \"Anna Dorn\"; the nearest: “the border is closed” by Pavel Zarubin"},
      {"said(by:@ministers about:lost)",
       "no single statement is by @ministers and about lost; the nearest: “the border is closed” "
       "by Pavel Zarubin"},
      {"said(by:@ministers kind:(deny OR warn))",
       "no statement is of kind deny OR warn; the nearest: “the border is closed” by Pavel "
       "Zarubin"},
      {"said(about:pact kind:accuse)",
       "no statement is about pact; the nearest: “of arming the border” by Kazakhstan's defence "
       "minister Pavel Zarubin (accuse)"},
  };
  for (const auto& [query, reason] : table) {
    const auto clauses = explained(query);
    EXPECT_EQ(clauses.front().reason, reason) << query;
    EXPECT_FALSE(clauses.front().holds) << query;
  }

  const auto parts = explained("said(by:@ministers about:lost)");
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[1].written, "by:@ministers");
  EXPECT_TRUE(parts[1].holds);
  EXPECT_EQ(parts[2].written, "about:lost");
  EXPECT_TRUE(parts[2].holds);
}

TEST(Said, IsExplainedWhereItIsUnsure) {
  const auto clauses = explained("said(kind:threaten)");

  EXPECT_TRUE(clauses.front().holds);
  EXPECT_TRUE(clauses.front().unsure);
  EXPECT_EQ(clauses.front().note,
            "unsure: only if a statement of confidence 40 % is right; 75 % is wanted");
}
