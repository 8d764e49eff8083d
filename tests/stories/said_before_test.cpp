#include <gtest/gtest.h>

#include "stories/stories.h"

namespace {

using Kind = model::Statement::Kind;

model::Statement statement(const std::string& speaker, const std::string& words,
                           const std::string& target = "", Kind kind = Kind::say) {
  model::Statement made;
  made.words = words;
  made.target_words = target;
  made.kind = kind;
  // The rule asks for the alliance.
  for (const std::string met : {"NATO", "Nato", "НАТО"})
    if (const auto at = words.find(met); at != std::string::npos)
      made.marks.push_back(
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + met.size())});
  if (speaker.empty()) return made;
  made.speakers.emplace_back();
  made.speakers[0].name = speaker;
  return made;
}

struct Line {
  const char* lang;
  const char* words;
  Kind kind = Kind::say;
};

stories::SaidBefore::Alert alert(std::vector<stories::Said> said) {
  return std::make_shared<const std::vector<stories::Said>>(std::move(said));
}

stories::Said said_by_dorn(const Line& line) {
  const bool is_cyrillic = std::string_view(line.lang) == "ru";
  auto made = statement(is_cyrillic ? "Мия Дорн" : "Mia Dorn", line.words, "", line.kind);
  made.speakers[0].written = is_cyrillic ? "министр обороны Литвы Мия Дорн"
                             : std::string_view(line.lang) == "de" ? "Litauens Ministerin Mia Dorn"
                                                                   : "Lithuanian minister Mia Dorn";
  return stories::said(made, line.lang);
}

// What was told of Dorn, an alert a row; what she is then said to have said; and whether that is
// news.
struct Row {
  std::vector<std::vector<Line>> told;
  Line asked;
  bool is_news;
};

void expect(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    stories::SaidBefore before;
    for (const auto& lines : row.told) {
      std::vector<stories::Said> said;
      for (const Line& line : lines) said.push_back(said_by_dorn(line));
      before.add(alert(std::move(said)));
    }
    EXPECT_EQ(before.find(said_by_dorn(row.asked)) == nullptr, row.is_news) << row.asked.words;
  }
}

constexpr Line kNoRadar = {"en", "We shall not host a NATO radar on our soil"};
constexpr Line kTalk = {"en", "NATO must talk to us"};
constexpr Line kBombers = {
    "en", "that NATO withdraw its bombers from Turkey after the row over the radar on Mount Skarn"};
constexpr Line kBombs = {"en", "NATO stores forty nuclear bombs within reach of Vilnius"};
constexpr Line kSweepers = {
    "en", "that NATO withdraw its minesweepers from the Georgian ports of Poti and Batumi"};
constexpr Line kNoRadarRu = {"ru", "Мы не разместим радар НАТО на нашей земле"};
constexpr Line kBombersRu = {"ru", "НАТО должна вывести бомбардировщики из Турции"};
constexpr Line kNoRadarDe = {"de", "Wir werden auf unserem Boden kein Radar der Nato dulden"};

}  // namespace

TEST(SaidBefore, KnowsAStatementInOtherWords) {
  const struct {
    const char* says;
    model::Statement known, asked;
    const char* lang;  // of what is asked
    bool is_known;
  } rows[] = {
      {"word for word", statement("Mia Dorn", "the bridge must be rebuilt before winter"),
       statement("Mia Dorn", "the bridge must be rebuilt before winter"), "en", true},
      {"in part", statement("Mia Dorn", "the bridge over the Selm must be rebuilt before winter"),
       statement("Dorn", "bridges rebuilt in winter"), "en", true},
      {"accused of it or said so",
       statement("Mia Dorn", "of using the crisis as a pretext", "the alliance"),
       statement("Dorn", "the alliance uses the crisis as a pretext for building up its groups"),
       "en", true},
      {"something else", statement("Mia Dorn", "the bridge must be rebuilt before winter"),
       statement("Mia Dorn", "two hundred soldiers will leave the harbour"), "en", false},
      {"somebody else says it", statement("Mia Dorn", "the bridge must be rebuilt before winter"),
       statement("Albert Lund", "the bridge must be rebuilt before winter"), "en", false},
      {"nobody in particular says it", statement("", "the bridge must be rebuilt before winter"),
       statement("Albert Lund", "the bridge must be rebuilt before winter"), "en", true},
      {"nobody in particular, in another language",
       statement("", "the bridge must be rebuilt before winter"),
       statement("Альберт Лунд", "солдаты уйдут из гавани"), "ru", false},
      {"his, in another language", statement("Mia Dorn", "the bridge must be rebuilt"),
       statement("Мия Дорн", "мост надо построить заново"), "ru", true},
      {"another's, in another language", statement("Mia Dorn", "the bridge must be rebuilt"),
       statement("Альберт Лунд", "мост надо построить заново"), "ru", false},
  };
  for (const auto& row : rows) {
    stories::SaidBefore before;
    EXPECT_FALSE(before.find(stories::said(row.asked, row.lang))) << row.says;
    const auto known = alert({stories::said(row.known, "en")});
    before.add(known);

    const auto* const found = before.find(stories::said(row.asked, row.lang));

    EXPECT_EQ(found, row.is_known ? known->data() : nullptr) << row.says;
  }
}

TEST(SaidBefore, TellsAnotherStatementOnTheSameTopicFromARewrite) {
  expect({
      // Another outlet's words.
      {{{kNoRadar}}, {"en", "Lithuania would not host a NATO radar on its soil"}, false},
      {{{kNoRadar}}, {"en", "We shall not host NATO radars"}, false},
      {{{kTalk}}, {"en", "NATO has to talk to us, not about us"}, false},
      {{{kBombers}}, {"en", "NATO should pull its bombers out of Turkey", Kind::demand}, false},
      {{{kBombers}}, {"en", "the withdrawal of NATO bombers from Turkey", Kind::demand}, false},
      {{{kBombs}},
       {"en", "that the alliance kept 40 nuclear bombs within reach of Vilnius", Kind::accuse},
       false},
      // A rewrite joins two statements of one speech.
      {{{kBombers, kBombs}},
       {"en", "NATO stores nuclear bombs in Turkey and should withdraw its bombers"},
       false},
      // More of the same speaker, on the same topic.
      {{{kNoRadar}, {kTalk}}, kBombers, true},
      {{{kNoRadar}, {kTalk}, {kBombers}}, kBombs, true},
      {{{kNoRadar}, {kTalk}, {kBombers}, {kBombs}}, kSweepers, true},
      {{{kNoRadar}, {kBombers}, {kBombs}},
       {"en",
        "that a NATO general had left Vilnius at night without a farewell, in the row over "
        "the radar on Mount Skarn"},
       true},
      {{{kNoRadar}}, {"en", "NATO has to talk to us, not about us"}, true},
      {{{kTalk}}, kNoRadar, true},
      {{{kSweepers}},
       {"en", "that NATO withdraw its minesweepers from the Romanian port of Mangalia"},
       true},
      {{{{"en", "NATO will send 200 soldiers to Orsk"}}},
       {"en", "NATO will send 900 soldiers to Orsk in March"},
       true},
      {{{kBombers}}, {"en", "NATO bombs lay in Turkey"}, true},
      // Nothing but the topic.
      {{{kNoRadar}}, {"en", "NATO"}, false},
  });
}

TEST(SaidBefore, TakesADenialAndAConfirmationForTwo) {
  const Line denied = {"en", "a document on the radar was signed", Kind::deny};
  const Line not_signed = {"en", "no document on the radar was ever signed"};
  const Line signed_it = {"en", "a document on the radar was signed", Kind::confirm};
  expect({
      {{{denied}}, not_signed, false},
      {{{denied}}, signed_it, true},
      {{{not_signed}}, signed_it, true},
      {{{signed_it}}, denied, true},
      {{{signed_it}, {denied}}, signed_it, false},
      {{{signed_it}, {denied}}, not_signed, false},
      {{{{"ru", "документ о радаре был подписан"}}},
       {"ru", "документ о радаре не был подписан"},
       true},
      {{{{"de", "das Papier zum Radar sei unterschrieben"}}},
       {"de", "das Papier zum Radar sei nicht unterschrieben"},
       true},
  });
}

TEST(SaidBefore, LeavesOutWhatStandsInMostAlertsOfAStory) {
  const std::string_view behind = ", in the row over the radar on Mount Skarn";
  std::vector<std::string> texts;
  for (const char* said : {"NATO must withdraw its bombers", "generals fled at night",
                           "parliament was bypassed by NATO", "NATO lied"})
    texts.push_back(said + std::string(behind));
  std::vector<std::vector<Line>> told;
  for (std::size_t i = 0; i + 1 < texts.size(); ++i) told.push_back({{"en", texts[i].c_str()}});

  expect({{told, {"en", texts.back().c_str()}, true},
          {told, {"en", texts[1].c_str()}, false},
          {{told[0]}, {"en", texts[0].c_str()}, false}});
}

TEST(SaidBefore, ComparesRussianAndGermanByTheirStems) {
  expect({
      {{{kNoRadarRu}}, {"ru", "на земле Литвы не будет размещён радар НАТО"}, false},
      {{{kNoRadarRu}}, {"ru", "размещать радары НАТО на своей земле"}, false},
      {{{kNoRadarRu}}, kBombersRu, true},
      {{{kBombersRu}}, {"ru", "вывести из Турции бомбардировщики НАТО", Kind::demand}, false},
      {{{kBombersRu}}, {"ru", "НАТО хранит в Турции сорок ядерных бомб"}, true},
      {{{kBombersRu}}, {"ru", "НАТО должна говорить с нами, а не о нас"}, true},
      {{{kNoRadarDe}}, {"de", "auf litauischem Boden werde kein Radar der Nato geduldet"}, false},
      {{{kNoRadarDe}}, {"de", "die Nato solle ihre Bomber aus der Türkei abziehen"}, true},
      {{{{"de", "die Nato solle ihre Bomber aus der Türkei abziehen"}}},
       {"de", "den Abzug der Bomber aus der Türkei", Kind::demand},
       false},
      {{{{"de", "die Nato solle ihre Bomber aus der Türkei abziehen"}}},
       {"de", "die Nato habe in der Türkei Atombomben gelagert"},
       true},
  });
}

TEST(SaidBefore, KnowsATranslationByNamesAndNumbers) {
  expect({
      // Without any it is no news.
      {{{kNoRadar}}, kNoRadarRu, false},
      {{{kNoRadarRu}}, kNoRadar, false},
      {{{kNoRadar}}, kNoRadarDe, false},
      {{{kNoRadarDe}}, kNoRadarRu, false},
      // But for one that is much longer than all that was said.
      {{{kTalk}},
       {"ru", "НАТО тайно хранит ядерное оружие возле столицы и скрывает это от парламента"},
       true},
      // The same ones.
      {{{kBombers}}, kBombersRu, false},
      {{{kBombersRu}}, {"en", "NATO has to withdraw its bombers from Turkey"}, false},
      {{{kBombersRu}}, {"de", "die Nato solle ihre Bomber aus der Türkei abziehen"}, false},
      {{{kSweepers}}, {"ru", "тральщики НАТО должны уйти из Поти и Батуми"}, false},
      {{{{"en", "NATO lost 214 drones near Orsk"}}},
       {"ru", "НАТО потеряла под Орском 214 беспилотников"},
       false},
      // Others.
      {{{kNoRadar}}, kBombersRu, true},
      {{{kNoRadarRu}}, kSweepers, true},
      {{{kBombersRu}}, {"de", "die Nato habe 40 Atombomben gelagert"}, true},
      {{{{"en", "NATO lost 214 drones"}}}, {"ru", "НАТО потеряла 38 беспилотников"}, true},
      // Told in both languages.
      {{{kNoRadarRu}, {kBombers}}, kSweepers, true},
      {{{kNoRadarRu}, {kBombers}}, {"en", "NATO must take its bombers out of Turkey"}, false},
  });
}

TEST(SaidBefore, TakesTheNameOfAListForOnePersonInEveryScript) {
  stories::SaidBefore before;
  auto known = statement("министр обороны", "мост надо построить заново");
  known.speakers[0].member = "Mia Dorn";
  before.add(alert({stories::said(known, "ru")}));

  EXPECT_TRUE(before.find(stories::said(statement("Dorn", "the bridge must be rebuilt"), "en")));
}

TEST(SaidBefore, KnowsASpeakerOfAnotherScriptInEveryCase) {
  stories::SaidBefore before;
  before.add(alert({stories::said(
      statement("Pavel Gromov", "Kaliningrad is a pretext for building up"), "en")}));
  const auto words = "Калининград служит предлогом";

  EXPECT_TRUE(before.find(stories::said(statement("Павел Громов", words), "ru")));
  EXPECT_FALSE(before.find(stories::said(statement("Павел Тарасов", words), "ru")));
}
