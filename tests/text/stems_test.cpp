#include "text/stems.h"

#include <gtest/gtest.h>

#include <thread>

#include "text/fold.h"

namespace {

bool meet(std::string_view a, std::string_view b, std::string_view lang) {
  const std::string one = text::lower(a), other = text::lower(b);
  const std::string stem = text::stem(one, lang), second = text::second_stem(one, lang);
  const std::string of_other = text::stem(other, lang);
  if (stem == of_other) return text::is_inflection(text::fold(a), text::fold(b), lang);
  const std::string second_of_other = text::second_stem(other, lang);
  return (second == of_other || stem == second_of_other ||
          (!second.empty() && second == second_of_other)) &&
         text::is_inflection_by_second_stem(text::fold(a), text::fold(b), lang);
}

}  // namespace

TEST(Inflection, IsOneParadigmOfOneStem) {
  const struct {
    const char* lang;
    const char* a;
    const char* b;
    bool meet;
  } table[] = {
      {"en", "organization", "organizations", true},
      {"en", "party", "parties", true},
      {"en", "strike", "striking", true},
      {"en", "ally", "allied", true},
      {"en", "travelled", "travels", true},
      {"en", "threat", "threats", true},
      {"en", "general", "generally", false},
      {"en", "international", "internal", false},
      {"en", "deploy", "deployment", false},
      {"en", "nation", "national", false},
      {"en", "command", "commander", false},
      {"fr", "général", "généraux", true},
      {"fr", "national", "nationale", true},
      {"fr", "allié", "alliées", true},
      {"fr", "menacer", "menacé", true},
      {"fr", "ministre", "ministère", false},
      {"de", "Vertrag", "Verträgen", true},
      {"de", "Minister", "Ministern", true},
      {"de", "Soldat", "Soldaten", true},
      {"de", "gemeinsam", "gemeinsamen", true},
      {"ru", "учения", "учениями", true},
      {"ru", "учение", "ученый", false},
      {"ru", "учёные", "учёный", true},
      {"ru", "министр", "министрами", true},
      {"ru", "граница", "границ", true},
      {"ru", "армия", "армией", true},
      {"ru", "русский", "русского", true},
      {"ru", "угрожать", "угрожает", true},
      {"ru", "встретиться", "встретился", true},
      {"ru", "статья", "статей", true},
      {"ru", "Лавров", "Лаврова", true},
      {"ru", "Лаврову", "Лавров", true},
      {"ru", "Лавров", "Лавровым", true},
      {"ru", "Патрушев", "Патрушеве", true},
      {"ru", "Киев", "Киевом", true},
      {"ru", "Харьков", "Харькове", true},
      {"ru", "острова", "остров", true},
      {"ru", "Газпром", "Газпрома", true},
      {"ru", "визит", "визиты", true},
      {"ru", "Сергей", "Сергея", true},
      {"ru", "герой", "героям", true},
      {"ru", "боев", "боевой", false},
      {"ru", "танков", "танковый", false},
      {"ru", "война", "воина", false},
      {"ru", "режим", "режиссёр", false},
      {"en", "crisis", "crises", true},
      {"en", "analyses", "analysis", true},
      {"en", "axes", "axis", true},
      {"en", "basis", "bases", false},
      {"en", "house", "houses", true},
      {"es", "ministro", "ministros", true},
  };

  for (const auto& row : table)
    EXPECT_EQ(meet(row.a, row.b, row.lang), row.meet) << row.a << ' ' << row.b;
}

TEST(Inflection, KnowsIrregularEnglishForms) {
  const struct {
    const char* a;
    const char* b;
    bool meet;
  } table[] = {
      {"say", "said", true},
      {"says", "said", true},
      {"said", "saying", true},
      {"tell", "told", true},
      {"spoke", "spoken", true},
      {"speaking", "spoke", true},
      {"take", "taken", true},
      {"begin", "begun", true},
      {"beginning", "began", true},
      {"goes", "went", true},
      {"fleeing", "fled", true},
      {"met", "meetings", false},
      {"man", "men", true},
      {"woman", "women", true},
      {"serviceman", "servicemen", true},
      {"gunmen", "gunman", true},
      {"knife", "knives", true},
      {"criteria", "criterion", true},
      {"referenda", "referendums", true},
      {"spoke", "spokes", true},
      {"speak", "spokes", false},
      {"thought", "thoughts", true},
      {"think", "thoughts", false},
      {"omen", "Oman", false},
      {"woman", "man", false},
      {"find", "found", false},
      {"see", "saw", false},
      {"feed", "fed", false},
      {"life", "lives", false},
      {"told", "toll", false},
      {"sell", "self", false},
  };

  for (const auto& row : table)
    EXPECT_EQ(meet(row.a, row.b, "en"), row.meet) << row.a << ' ' << row.b;
}

TEST(Inflection, LosesAndGainsAVowelInRussian) {
  const struct {
    const char* a;
    const char* b;
    bool meet;
  } table[] = {
      {"боец", "бойцы", true},
      {"бойцов", "боец", true},
      {"красноармеец", "красноармейцев", true},
      {"немец", "немцы", true},
      {"эстонец", "эстонцев", true},
      {"отец", "отца", true},
      {"конец", "концом", true},
      {"палец", "пальцы", true},
      {"владелец", "владельцами", true},
      {"кузнец", "кузнеца", true},
      {"участок", "участка", true},
      {"стрелок", "стрелки", true},
      {"рынок", "рынке", true},
      {"тренировка", "тренировок", true},
      {"подготовок", "подготовкой", true},
      {"Сувалки", "Сувалок", true},
      {"лодками", "лодок", true},
      {"пушка", "пушек", true},
      {"паёк", "пайки", true},
      {"огонёк", "огоньки", true},
      {"уровень", "уровня", true},
      {"деревня", "деревень", true},
      {"россиянин", "россияне", true},
      {"россиян", "россиянин", true},
      {"граждане", "гражданина", false},
      {"Ганин", "Ганам", false},
      {"день", "дня", true},
      {"дней", "дню", true},
      {"посол", "посла", true},
      {"послы", "посол", true},
      {"послам", "послами", true},
      {"огонь", "огнём", true},
      {"угол", "угла", true},
      {"уголь", "угля", true},
      {"лёд", "льдом", true},
      {"Павел", "Павлу", true},
      {"письмо", "писем", true},
      {"чисел", "числами", true},
      {"судеб", "судьбой", true},
      {"время", "времени", true},
      {"посол", "после", false},
      {"послы", "после", false},
      {"угол", "угля", false},
      {"уголь", "угла", false},
      {"порок", "порка", false},
      {"рок", "рка", false},
      {"урок", "урка", false},
      {"урок", "уроки", true},
      {"волок", "волка", false},
      {"полк", "полок", false},
      {"полка", "полок", true},
      {"банк", "банок", false},
      {"парк", "парок", false},
      {"жесток", "жестка", false},
      {"ступень", "ступня", false},
      {"ступень", "ступени", true},
      {"человек", "человека", true},
      {"немцы", "Немцов", false},
      {"немец", "Немцов", false},
      {"Немцов", "Немцова", true},
      {"боец", "бойкот", false},
      {"боец", "бой", false},
      {"конец", "концерн", false},
      {"день", "деньги", false},
      {"левый", "льва", false},
      {"матери", "мат", false},
      {"имя", "именной", false},
      {"или", "ил", false},
      {"заём", "за", false},
      {"приём", "при", false},
      {"приём", "приёма", true},
      {"Рада", "ради", false},
      {"Рада", "Рады", true},
      {"почта", "почти", false},
  };

  for (const auto& row : table)
    EXPECT_EQ(meet(row.a, row.b, "ru"), row.meet) << row.a << ' ' << row.b;
}

TEST(Inflection, GoesByTheWordsScript) {
  using text::Script;
  const struct {
    Script script;
    const char* lang;
    const char* expected;
  } table[] = {
      {Script::latin, "en", "en"},    {Script::latin, "ru", "en"},
      {Script::latin, "", "en"},      {Script::latin, "de", "de"},
      {Script::cyrillic, "ru", "ru"}, {Script::cyrillic, "en", "ru"},
      {Script::cyrillic, "uk", "uk"}, {Script::latin, "uk", "en"},
      {Script::hangul, "ko", ""},     {Script::number, "en", ""},
      {Script::other, "hy", "hy"},
  };

  for (const auto& row : table)
    EXPECT_EQ(text::inflection_language(row.script, row.lang), row.expected);
}

TEST(Spellings, AreOfBritainAndAmerica) {
  const struct {
    const char* word;
    const char* other;  // empty: none
  } table[] = {
      {"defence", "defense"},
      {"organised", "organized"},
      {"organization", "organisation"},
      {"mechanised", "mechanized"},
      {"motorized", "motorised"},
      {"specialise", "specialize"},
      {"terrorising", "terrorizing"},
      {"colonisation", "colonization"},
      {"neighbourhood", "neighborhood"},
      {"neighborhood", "neighbourhood"},
      {"favourite", "favorite"},
      {"honor", "honour"},
      {"honourable", "honorable"},
      {"labor", "labour"},
      {"promise", ""},
      {"advised", ""},
      {"exercises", ""},
      {"surprising", ""},
      {"enterprise", ""},
      {"rise", ""},
      {"size", ""},
      {"crisis", ""},
      {"check", ""},
      {"cheque", ""},
      {"tire", ""},
      {"tyre", ""},
      {"nato", ""},
      {"neighbo", ""},
  };

  for (const auto& row : table) {
    const auto others = text::other_spellings(row.word);
    EXPECT_EQ(others.empty() ? "" : others[0], row.other) << row.word;
  }
}

TEST(Stem, BelongsToEachThreadAndForgetsInTime) {
  const auto many = [] {
    for (int i = 0; i < 60'000; ++i) text::stem("word" + std::to_string(i), "en");
    EXPECT_EQ(text::stem("ministers", "en"), "minist");
  };

  std::jthread one(many), two(many);
}

TEST(Stem, OfAnEndlessWordIsTheWord) {
  const std::string endless(10'000, 'a');

  EXPECT_EQ(text::stem(endless, "en"), endless);
}
