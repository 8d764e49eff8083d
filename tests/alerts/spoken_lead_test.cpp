// The first line of what somebody said: who leads, and what of it is told.
#include <gtest/gtest.h>

#include "alerts/wording/spoken.h"
#include "tests/alerts/sample.h"

namespace {

using model::Statement;

}  // namespace

TEST(SpokenLead, ReadsAsASentenceForEachKind) {
  const struct {
    Statement::Kind kind;
    const char *target, *words, *lead;
  } table[] = {
      {Statement::Kind::say, "", "The fleet would stay in port",
       "said the fleet would stay in port"},
      {Statement::Kind::warn, "", "a war was near", "warned a war was near"},
      {Statement::Kind::warn, "the West", "of a war", "warned West"},
      {Statement::Kind::accuse, "", "of a theft", "made an accusation: of a theft"},
      {Statement::Kind::reject, "", "a request by NATO.", "rejected a request by NATO"},
      {Statement::Kind::threaten, "", "to leave the union (the KU",
       "threatened to leave the union (the KU)"},
      {Statement::Kind::concern, "", "about the exercise", "voiced concern about the exercise"},
      {Statement::Kind::concern, "", "the exercise", "voiced concern: the exercise"},
      {Statement::Kind::urge, "Ruritania", "to talk", "urged Ruritania"}};
  for (const auto& row : table) {
    model::Alert alert = sample::spoken_alert();
    alert.statements.resize(1);
    alert.statements[0].kind = row.kind;
    alert.statements[0].target_words = row.target;
    alert.statements[0].target_met.clear();
    alert.statements[0].words = row.words;
    EXPECT_EQ(alerts::spoken(alert)->lead,
              std::string("Mia Dorn, Defence Minister of Kazakhstan, ") + row.lead);
  }
}

TEST(SpokenLead, HasAnObjectWhereAQuotationStandsBelow) {
  const struct {
    const char *lang, *words;
    Statement::Kind kind;
    std::vector<model::Passage::Mark> marks;
    const char* lead;
  } table[] = {
      {"en", "We warn NATO against it", Statement::Kind::say, {{8, 12}}, "spoke of NATO"},
      {"en",
       "Any NATO launcher will be a target",
       Statement::Kind::threaten,
       {{4, 8}},
       "made a threat concerning NATO"},
      {"en", "We warn the alliance", Statement::Kind::say, {{12, 20}}, "spoke of the alliance"},
      {"en",
       "His alliances weaken the alliance",
       Statement::Kind::say,
       {{25, 33}},
       "spoke of the alliance"},
      {"en", "We breathe fire", Statement::Kind::say, {{11, 15}}, "spoke of fire"},
      {"en", "It is over", Statement::Kind::say, {}, "said: “It is over”"},
      {"ru", "Мы не разместим радар НАТО", Statement::Kind::say, {{41, 49}}, "spoke of NATO"},
      {"ru", "Мы против", Statement::Kind::reject, {}, "voiced a rejection: “Мы против”"}};
  for (const auto& row : table) {
    model::Alert alert = sample::spoken_alert();
    alert.article.lang = row.lang;
    alert.statements.erase(alert.statements.begin());
    alert.statements[0].words = row.words;
    alert.statements[0].kind = row.kind;
    alert.statements[0].marks = row.marks;

    const auto spoken = alerts::spoken(alert);

    EXPECT_EQ(spoken->brief, std::string("Mia Dorn ") + row.lead);
    EXPECT_EQ(alerts::plain(spoken->quotation), row.words);
  }
}

TEST(SpokenLead, LeavesTheOneAccusedHisArticle) {
  model::Alert alert = sample::spoken_alert();
  alert.statements.resize(1);
  alert.statements[0].target_words = "the western alliance";
  alert.statements[0].target_met = "western alliance";
  EXPECT_TRUE(alerts::spoken(alert)->brief.starts_with("Mia Dorn accused the western alliance"));

  alert.statements[0].target_words = "the NATO alliance";
  alert.statements[0].target_met = "NATO";
  EXPECT_TRUE(alerts::spoken(alert)->brief.starts_with("Mia Dorn accused NATO"));
}

TEST(SpokenLead, IsCutWhereAPartOfTheSentenceEnds) {
  model::Alert alert = sample::spoken_alert();
  alert.statements.resize(1);
  alert.statements[0].kind = Statement::Kind::say;
  alert.statements[0].target_words = alert.statements[0].target_met = "";
  alert.statements[0].words =
      "the ships would leave the ports of Selm and Orla within a week, in the row over the tolls";

  EXPECT_EQ(alerts::spoken(alert)->brief,
            "Mia Dorn said the ships would leave the ports of Selm and Orla within a week…");
}

TEST(SpokenLead, StaysInTheReadersLetters) {
  const std::pair<const char*, const char*> table[] = {
      {"НАТО", "accused NATO"},        {"ОДКБ", "accused CSTO"},
      {"Запада", "accused the West"},  {"Казахстан", "accused Kazakhstan"},
      {"Жуковск", "accused Zhukovsk"}, {"соседей", "made an accusation concerning NATO"},
  };
  for (const auto& [target, did] : table) {
    model::Alert alert = sample::spoken_alert();
    alert.article.lang = "ru";
    alert.statements.resize(1);
    alert.statements[0].target_met = target;
    alert.statements[0].words = "в том, что НАТО";
    alert.statements[0].marks = {{18, 26}};
    for (auto* all : {&alert.statements, &alert.other_statements})
      for (Statement& one : *all) one.venue = "заседании Совета министров";

    const auto spoken = alerts::spoken(alert);

    EXPECT_EQ(spoken->brief, std::string("Mia Dorn ") + did);
    EXPECT_EQ(spoken->where, "Reported by Harbour News.") << "a venue has a case there";
  }
}

TEST(SpokenLead, TellsTheOneAddressedFromTheOneSpokenOf) {
  const struct {
    Statement::Kind kind;
    bool negated;
    const char *found_by, *lead, *headline;
  } table[] = {
      {Statement::Kind::say, false, "en/verb-that", "told parliament", "tells parliament"},
      {Statement::Kind::say, false, "en/verb-as", "spoke of parliament", "speaks of parliament"},
      {Statement::Kind::accuse, true, "en/verb-of", "spoke of parliament", "speaks of parliament"},
  };
  for (const auto& row : table) {
    model::Alert alert = sample::spoken_alert();
    alert.statements.resize(1);
    Statement& statement = alert.statements[0];
    statement.kind = row.kind;
    statement.negated = row.negated;
    statement.found_by = row.found_by;
    statement.target_words = "parliament";
    statement.target_met.clear();
    const auto spoken = alerts::spoken(alert);
    EXPECT_TRUE(spoken->lead.ends_with(row.lead)) << spoken->lead;
    EXPECT_EQ(spoken->headline, std::string("Dorn ") + row.headline);
  }
}

TEST(SpokenLead, SaysNothingOfOneSpeakerThatAnotherSaid) {
  model::Alert alert = sample::spoken_alert();
  Statement of_another = alert.other_statements[0];
  of_another.speakers[0].member = of_another.speakers[0].name = "Ann Bell";
  of_another.venue = "Harbour Congress";
  of_another.via = {"Quay Radio"};
  of_another.words = "about the tides";
  for (auto* all : {&alert.statements, &alert.other_statements})
    for (Statement& statement : *all) {
      statement.venue.clear();
      statement.via.clear();
    }
  alert.other_statements.insert(alert.other_statements.begin(), 5, of_another);

  const auto spoken = alerts::spoken(alert);

  EXPECT_EQ(spoken->where, "Reported by Example Press.");
  EXPECT_EQ(spoken->via, "");
  EXPECT_EQ(spoken->others,
            "Dorn also (outside your rule): expressed concern about the exercise; talked about the "
            "upgrade of her ships.");
}

TEST(SpokenLead, GivesNoOfficeThatWasNotHeld) {
  model::Alert alert = sample::spoken_alert();
  alert.statements.resize(1);
  alert.statements[0].speakers[0].office.clear();  // former:@ministers

  const auto spoken = alerts::spoken(alert);

  EXPECT_EQ(spoken->lead, "Mia Dorn accused NATO");
  EXPECT_EQ(spoken->why, "");
}

TEST(SpokenLead, ShortensANameWhereItsLastWordIsTheFamilys) {
  const std::pair<const char*, const char*> table[] = {
      {"Mia Dorn", "Dorn"},
      {"Mia Ann Dorn", "Dorn"},
      {"Kim Dorn Un", "Kim Dorn Un"},
      {"Xi Dorning", "Xi Dorning"},
      {"Otto von Dorn", "Otto von Dorn"},
      {"Émile Dörn", "Dörn"},
      {"Мия Дорн", "Дорн"},
      {"The Harbour ministry of Ruritania", "The Harbour ministry of Ruritania"},
      {"Dorn", "Dorn"},
  };
  for (const auto& [name, shown] : table) {
    model::Alert alert = sample::spoken_alert();
    alert.statements.resize(1);
    alert.statements[0].speakers[0].member = name;
    EXPECT_EQ(alerts::spoken(alert)->headline, std::string(shown) + " accuses NATO");
  }
}

TEST(SpokenLead, CallsOfficesAsTheNewsDoes) {
  const std::pair<const char*, const char*> table[] = {
      {"Minister of Defence", "Defence Minister of Kazakhstan"},
      {"Minister of Foreign Affairs", "Foreign Minister of Kazakhstan"},
      {"Minister of the Interior", "Interior Minister of Kazakhstan"},
      {"President", "President of Kazakhstan"},
  };
  for (const auto& [office, shown] : table) {
    model::Alert alert = sample::spoken_alert();
    alert.statements.resize(1);
    alert.statements[0].speakers[0].office = office;
    EXPECT_EQ(alerts::spoken(alert)->lead, std::string("Mia Dorn, ") + shown + ", accused NATO");
  }
}

TEST(SpokenLead, NamesASpeakerWhomNobodyKnowsAsWritten) {
  model::Alert alert = sample::spoken_alert();
  alert.statements.resize(1);
  Statement::Speaker speaker;
  speaker.written = speaker.name = "the Foreign Ministry of Ruritania";
  alert.statements[0].speakers = {speaker};

  EXPECT_EQ(alerts::spoken(alert)->headline, "the Foreign Ministry of Ruritania accuses NATO");
}

TEST(SpokenLead, IsNoneWithoutASpeaker) {
  model::Alert alert = sample::spoken_alert();
  for (auto& statement : alert.statements) statement.speakers.clear();

  EXPECT_FALSE(alerts::spoken(alert));
  const auto parts = alerts::mail_parts(alert, sample::options(), sample::at(sample::kSeen));
  EXPECT_TRUE(parts.text.starts_with("Minister turns on the alliance\n")) << parts.text;
}
