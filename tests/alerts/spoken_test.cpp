// Mails and webhooks of rules that ask what somebody said.
#include "alerts/wording/spoken.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "alerts/formats/layout.h"
#include "tests/alerts/received_mail.h"
#include "tests/alerts/sample.h"

namespace {

using model::Statement;
const model::Time kSent = sample::at(sample::kSeen + 60);

std::string text_of(const model::Alert& alert) {
  return alerts::to_text_part(alerts::word(alert, sample::options(), kSent));
}

std::string subject_of(const model::Alert& alert) {
  const auto mail = alerts::render_mail(alert, "press@example.org", sample::options(), kSent);
  return received::read(mail.message).header("Subject");
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST(SpokenMail, ReadsLikeTheModel) {
  EXPECT_EQ(text_of(sample::spoken_alert()),
            R"(Mia Dorn, Defence Minister of Kazakhstan, accused NATO
at the Council of Ministers. Reported by Harbour News.

“*NATO* is building up its groups. Another stage has begun”

The article’s words: “Kazakh Defence Minister Mia Dorn accused the *NATO*
alliance of using the crisis as a pretext.”

Dorn also (outside your rule): expressed concern about the exercise; talked
about the upgrade of her ships.

Read:    https://news.example.org/a1 (Example Press, English)
Title:   Minister turns on the alliance
When:    published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)
Why:     rule “Ministers on NATO”; Mia Dorn held the office on that day. You
         get this article once; again only if it changes and meets a further
         rule.
More:    wirewatch rules why 77
         wirewatch alerts why al_01h19cqp4rfasb9533tdjr8fqe
)");
}

TEST(SpokenMail, SaysInItsSubjectWhoDoesWhatToWhom) {
  EXPECT_EQ(subject_of(sample::spoken_alert()),
            "Dorn accuses NATO: “NATO is building up its groups. Another stage has begun”"
            " (Harbour News)");
}

TEST(SpokenMail, QuotesNothingThatWasNotSaidDirectly) {
  model::Alert alert = sample::spoken_alert();
  alert.statements.resize(1);

  const std::string text = text_of(alert);

  EXPECT_TRUE(has(text, "\n\nThe article’s words: “Kazakh Defence")) << text;
  EXPECT_EQ(subject_of(alert), "Dorn accuses NATO (Harbour News)");
}

TEST(SpokenMail, SaysInItsSubjectWhatWasSaidToNobody) {
  model::Alert alert = sample::spoken_alert();
  alert.statements.resize(1);
  alert.statements[0].kind = Statement::Kind::say;
  alert.statements[0].target_words.clear();
  alert.statements[0].target_met.clear();
  alert.statements[0].words = "the fleet would stay in port";

  EXPECT_EQ(subject_of(alert), "Dorn says the fleet would stay in port (Harbour News)");
}

TEST(SpokenMail, NamesEverybodyWhoSaidWhatMeetsTheRule) {
  model::Alert alert = sample::spoken_alert();
  Statement of_another = alert.statements[0];
  of_another.speakers[0].member = of_another.speakers[0].name = "Ann Bell";
  of_another.speakers[0].country = "AM";
  of_another.kind = Statement::Kind::warn;
  of_another.words = "against threats";
  alert.statements.push_back(of_another);
  alert.statements.push_back(of_another);

  EXPECT_TRUE(has(text_of(alert),
                  "\n\nAlso in this article: Ann Bell, Defence Minister of Armenia, warned NATO\n"
                  "against threats.\n\n"))
      << text_of(alert);
}

TEST(SpokenMail, SaysWhenAListDoesNotKnowTheSpeaker) {
  model::Alert alert = sample::spoken_alert();
  alert.statements[0].speakers[0].stale = true;

  EXPECT_EQ(
      alerts::spoken(alert)->why,
      "Mia Dorn has the office by the article, not by the list ministers, which may be stale");
}

TEST(SpokenMail, CountsWhatWaitsForReview) {
  model::Alert alert = sample::spoken_alert();
  alert.held_back = 3;

  EXPECT_TRUE(has(text_of(alert), "Unsure:  3 possible, not sent: wirewatch hits list --review\n"))
      << text_of(alert);
}

TEST(SpokenMail, ShowsAQuotationInBothParts) {
  const std::string html =
      alerts::to_html_part(alerts::word(sample::spoken_alert(), sample::options(), kSent));

  EXPECT_TRUE(has(html, ">Mia Dorn, Defence Minister of Kazakhstan, accused NATO</h1>")) << html;
  EXPECT_TRUE(has(html, ">“<mark")) << html;
}

TEST(SpokenMail, OfANoticeSaysItPlainly) {
  model::Alert notice = sample::alert();
  notice.kind = model::AlertKind::notice;
  notice.notice =
      "The list “a: b” may be stale: it does not know Ann Bell. If it should, add her to it.";
  const auto mail = alerts::render_mail(notice, "press@example.org", sample::options(), kSent);
  const auto read = received::read(mail.message);

  EXPECT_EQ(read.header("Subject"), "Notice: The list “a: b” may be stale");
  EXPECT_TRUE(
      read.text.starts_with("The list “a: b” may be stale\r\n\r\n"
                            "It does not know Ann Bell. If it should, add her to it.\r\n"))
      << read.text;
  EXPECT_EQ(read.header("X-Wirewatch-Kind"), "notice");
}

// Of one that is quoted below, in whatever language, the first line says what the rule asks for.
TEST(SpokenMail, RepeatsNoShortQuotationEither) {
  model::Alert alert = sample::spoken_alert();
  alert.statements[1].words = "NATO must talk";
  alert.passages[1].text = "\"NATO must talk,\" Dorn said.";

  const std::string text = text_of(alert);

  EXPECT_EQ(text.find("must talk"), text.rfind("must talk")) << text;
}

TEST(SpokenMail, RepeatsNoQuotationThatItsFirstLineHolds) {
  model::Alert alert = sample::spoken_alert();
  alert.statements.erase(alert.statements.begin());
  alert.statements[0].marks.clear();
  alert.passages.erase(alert.passages.begin());

  EXPECT_EQ(subject_of(alert),
            "Dorn says: “NATO is building up its groups. Another stage has begun” (Harbour News)");
  const std::string text = text_of(alert);
  EXPECT_EQ(text.find("has begun"), text.rfind("has begun")) << text;
}

namespace {

// Mia Dorn speaks twice, and once directly; Ann Bell, whose words stand last, accuses somebody.
model::Alert of_two_speakers() {
  model::Alert alert = sample::spoken_alert();
  alert.statements[0].kind = Statement::Kind::reject;
  alert.statements[0].target_words = alert.statements[0].target_met = "";
  alert.statements[0].words = "a request by NATO for a port";
  Statement bell = sample::spoken_alert().statements[0];
  bell.speakers[0].member = bell.speakers[0].name = "Ann Bell";
  bell.speakers[0].country = "AM";
  bell.words = "of pressing small states";
  alert.statements.insert(alert.statements.begin(), bell);
  alert.passages = {
      {model::Field::text, "Bell accused NATO of pressing small states.", {{13, 17}}},
      {model::Field::text, "HARBOUR, May 25.", {{0, 7}}},
      {model::Field::text,
       "\"NATO is building up its groups,\" said Dorn. \"Another …\"",
       {{1, 5}}},
      {model::Field::text, "Another stage has begun,\" she said.", {}},
      {model::Field::text, "Dorn rejected a request by NATO for a port.", {{27, 31}}}};
  return alert;
}

}  // namespace

TEST(SpokenMail, LeadsWithWhoseArticleItIsAndShowsNobodyElsesWordsBelow) {
  const std::string text = text_of(of_two_speakers());

  EXPECT_TRUE(text.starts_with(
      R"(Mia Dorn, Defence Minister of Kazakhstan, rejected a request by NATO for a
port
at the Council of Ministers. Reported by Harbour News.

“*NATO* is building up its groups. Another stage has begun”

The article’s words: “Dorn rejected a request by *NATO* for a port.”

Also in this article: Ann Bell, Defence Minister of Armenia, accused NATO of
pressing small states.
)")) << text;
}

TEST(SpokenMail, LeadsWithWhomTheTitleNames) {
  const std::pair<const char*, const char*> table[] = {
      {"Bell turns on the alliance", "Ann Bell accused NATO"},
      {"Bell: the alliance presses small states", "Ann Bell accused NATO"},
      {"Armenia turns on the alliance", "Ann Bell accused NATO"},
      {"Dorn, asked about Armenia", "Mia Dorn rejected a request by NATO for a port"},
      {"Ministers turn on the alliance", "Mia Dorn rejected a request by NATO for a port"},
  };
  for (const auto& [title, brief] : table) {
    model::Alert alert = of_two_speakers();
    alert.article.title = title;

    EXPECT_EQ(alerts::spoken(alert)->brief, brief) << title;
  }
}

TEST(SpokenMail, CallsNothingOutsideTheRuleThatMetIt) {
  model::Alert alert = sample::spoken_alert();
  alert.passages.push_back({model::Field::text,
                            "She expressed concern about the exercise near the border.",
                            {{30, 38}}});

  EXPECT_EQ(alerts::spoken(alert)->others,
            "Dorn also (outside your rule): talked about the upgrade of her ships.");
}

TEST(SpokenMail, KeepsToEnglishInWhatElseAForeignSpeakerSaid) {
  model::Alert alert = sample::spoken_alert();
  alert.article.lang = "ru";
  for (Statement& other : alert.other_statements) {
    other.kind = Statement::Kind::propose;
    other.cue_words = "предложил";
    other.words = "создать штаб";
  }
  alert.passages.clear();

  EXPECT_TRUE(
      alerts::spoken(alert)->others.starts_with("Dorn also (outside your rule): made a proposal"))
      << alerts::spoken(alert)->others;
}

TEST(SpokenMail, CreditsTheAgencyOfItsPlaceLine) {
  model::Alert alert = sample::spoken_alert();
  for (auto* all : {&alert.statements, &alert.other_statements})
    for (Statement& one : *all) one.via.clear();
  alert.story.agency = "TASS";

  EXPECT_EQ(alerts::spoken(alert)->where, "at the Council of Ministers. Reported by TASS.");
  EXPECT_TRUE(subject_of(alert).ends_with("(TASS)")) << subject_of(alert);
}

TEST(SpokenWebhook, TellsStatementsAsTheModelDoes) {
  const auto json = nlohmann::json::parse(alerts::render_webhook(sample::spoken_alert()));
  const auto& data = json["data"];

  ASSERT_EQ(data["statements"].size(), 2u);
  EXPECT_EQ(data["statements"][0], nlohmann::json::parse(R"({
    "hit": true, "speaker": {"name": "Mia Dorn", "written": "Kazakh Defence Minister Mia Dorn",
    "list": "ministers", "office": "Minister of Defence", "country": "KZ"}, "kind": "accuse",
    "negated": false, "form": "indirect", "direct": false, "cue": "accused",
    "target": "the NATO alliance", "content": "of using the crisis as a pretext",
    "via": ["Harbour News"], "venue": "Council of Ministers", "confidence": 0.97})"));
  EXPECT_EQ(data["other_statements"][0]["hit"], false);
}

TEST(SpokenWebhook, StaysUnderTwentyKilobytes) {
  model::Alert alert = sample::spoken_alert();
  alert.statements[1].words = std::string(50'000, 'x');
  alert.other_statements.assign(20, alert.statements[1]);

  EXPECT_LT(alerts::render_webhook(alert).size(), 20'000u);
}

TEST(StoredAlert, BringsItsStatementsBack) {
  const model::Alert alert = sample::spoken_alert();

  const auto back = alerts::from_json(alerts::to_json(alert));

  ASSERT_TRUE(back) << back.error();
  EXPECT_EQ(back->statements, alert.statements);
  EXPECT_EQ(back->other_statements, alert.other_statements);
  EXPECT_EQ(alerts::statements_from_json(alerts::to_json(alert.statements)).value(),
            alert.statements);
  EXPECT_FALSE(alerts::statements_from_json(R"([{"kind":"sing"}])"));
}
