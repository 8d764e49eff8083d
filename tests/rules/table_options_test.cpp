// What a rule or a tool may ask for: look-alikes, and words as Lucene's StandardAnalyzer has them.
#include "tests/rules/row.h"

using rows::Row;

TEST(Lookalikes, MeetWhereTheRuleAsks) {
  const Row table[] = {
      {"НАТО", "", "войска HATO", "ru", true, "Latin letters in a Russian text"},
      {"Cuba", "", "news from \u0421uba", "en", true, "one Cyrillic letter"},
      {"\"Cuba libre\"", "", "\u0421uba libre", "en", true, "in a phrase"},
      {"НАТО", "", "NATO forces", "en", false, "N looks like no Н"},
      {"NATO", "", "войска НАТО", "ru", false, "from the other side"},
      {"порт", "", "пopт", "uk", true, "Latin o and p"},
      {"troops", "", "the troop", "en", true, "inflection as ever"},
      {"troops", "", "a tr0op", "en", false, "letters alone, no digits"},
      {"raw:НАТО", "", "войска HATO", "ru", false, "raw: never"},
  };
  rows::expect(table, {.lookalikes = true});
}

TEST(Lookalikes, AreOtherWordsElsewhere) {
  const Row table[] = {
      {"Cuba", "", "news from \u0421uba", "en", false, "another letter"},
      {"порт", "", "пopт", "uk", false, "in Ukrainian"},
  };
  rows::expect(table);
}

TEST(ExactWords, AreCutAndLoweredNothingElse) {
  const Row table[] = {
      {"troops", "", "TROOPS left", "en", true, "case"},
      {"troops", "", "a troop", "en", false, "no inflection"},
      {"defence", "", "the defense", "en", false, "no spellings"},
      {"Orban", "", "Viktor Orbán", "en", false, "no marks off"},
      {"елка", "", "ёлка", "ru", false, "ё is not е"},
      {"ПОРТ", "", "порт закрыт", "ru", true, "Cyrillic case"},
      {"порт", "", "в порту", "ru", false, "no inflection"},
      {"Strasse", "", "die Straße", "de", false, "ß is not ss"},
      {"Jaeger", "", "die Jäger", "de", false, "ae is not ä"},
      {"U.S.", "", "the U.S. Army", "en", true, "u.s"},
      {"US", "", "the U.S. Army", "en", false, "dots count"},
      {"NATO", "", "NATO's answer", "en", false, "'s stays"},
      {"NATO's", "", "NATO's answer", "en", true, "in the query, too"},
      {"O'Brien", "", "Mr O’Brien", "en", false, "two apostrophes"},
      {"OTAN", "", "l'OTAN répond", "fr", false, "no elision"},
      {"l'OTAN", "", "l'OTAN répond", "fr", true, "one word"},
      {"5000", "", "5,000 troops", "en", false, "separators stay"},
      {"F16", "", "an F16", "en", true, "one word"},
      {"F16", "", "an F-16", "en", false, "two words"},
      {"F-16", "", "an F-16", "en", true, "a phrase of two"},
      {"16", "", "an F16", "en", false, "no part of one"},
      {"AT&T", "", "AT T", "en", true, "signs do not count"},
      {"foo", "", "foo_bar", "en", false, "_ joins"},
      {"foo_bar", "", "foo_bar", "en", true, "one word"},
      {"nato.int", "", "press@nato.int", "en", true, "@ is a border"},
      {"\"strike weapons\"~1", "", "strike and weapons", "en", true, "slop as ever"},
      {"minist*", "", "the Ministry", "en", true, "wildcards as ever"},
      {"f1*", "", "an F16", "en", true, "of the whole word"},
      {"国防", "", "俄罗斯国防部长", "zh", true, "Han: a character a word"},
      {"deal NEAR/1 pilot", "", "deal F16 pilot", "en", true, "F16 takes one place"},
  };
  rows::expect(table, {.cut = text::Cut::standard});
}
