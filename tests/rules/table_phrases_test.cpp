// Phrases, their slop, and wildcards.
#include "tests/rules/row.h"

using rows::Row;

TEST(Phrase, CrossesPunctuation) {
  const Row table[] = {
      {"\"minister said\"", "", "the minister. Said who?", "en", true, "a full stop"},
      {"\"minister said\"", "", "the minister, Ms Dorn, said", "en", false, "words between"},
      {"\"port of Odesa\"", "", "the port — of — «Odesa»", "en", true, "dashes and quotes"},
      {"\"in Minsk\"", "", "they met (in \"Minsk\")", "en", true, "brackets"},
      {"«Северный поток»", "", "газопровод «Северный поток» стоит", "ru", true, "guillemets"},
      {"„Nord Stream“", "", "die Pipeline »Nord Stream« steht", "de", true, "German quotes"},
      {"\"port fermé\"", "", "le port, fermé hier", "fr", true, "a comma"},
      {"\"морський порт\"", "", "Морський. Порт закрито", "uk", true, "Ukrainian"},
      {"\"of the\"", "", "the capital of the north", "en", true, "no stop-words"},
      {"\"capital north\"", "", "the capital of the north", "en", false, "they take places"},
      {"\"Baltic Sea\"", "Baltic", "Sea drills", "en", false, "title and text never join"},
      {"\"U.S. troops\"", "", "US troops left", "en", true, "folded"},
      {"\"joint drill\"", "", "joint drills", "en", false, "not inflected"},
      {"\"Су-57 прибыл\"", "", "Су57 прибыл", "ru", true, "letters and digits"},
  };
  rows::expect(table);
}

TEST(Phrase, HoldsStarsAsSingleWords) {
  const Row table[] = {
      {"\"joint * drill\"", "", "a joint naval drill", "en", true, "one"},
      {"\"joint * drill\"", "", "a joint drill", "en", false, "not none"},
      {"\"joint * drill\"", "", "a joint US naval drill", "en", false, "not two"},
      {"\"joint * * drill\"", "", "a joint US naval drill", "en", true, "two"},
      {"\"* drill\"", "", "drill begins", "en", false, "at the beginning too"},
      {"\"the drill *\"", "", "the drill", "en", false, "and at the end"},
      {"\"the drill *\"", "the drill", "begins", "en", false, "never of the text"},
      {"\"joint drill*\"", "", "joint drills", "en", true, "a wildcard word beside a word"},
      {"\"defen?e minister\"", "", "the defense minister", "en", true, "? inside"},
      {"\"defen?e minister\"", "", "defence ministers", "en", false, "the rest is as written"},
      {"\"міністр* оборони\"", "", "міністра оборони", "uk", true, "Ukrainian"},
      {"\"ministre des Arm*\"", "", "le ministre des Armées", "fr", true, "French"},
  };
  rows::expect(table);
}

// Lucene: of each word its place less its place in the phrase; greatest less least is at most n.
TEST(Slop, IsLucenes) {
  const Row table[] = {
      {"\"strike weapons\"~0", "", "the strike weapons", "en", true, "as written"},
      {"\"strike weapons\"~0", "", "strike the weapons", "en", false, "as without it"},
      {"\"strike weapons\"~1", "", "strike and weapons", "en", true, "one between"},
      {"\"strike weapons\"~1", "", "strike fast cruise weapons", "en", false, "two between"},
      {"\"strike weapons\"~2", "", "strike fast cruise weapons", "en", true, "two"},
      {"\"weapons strike\"~1", "", "strike weapons", "en", false, "turned round costs two"},
      {"\"weapons strike\"~2", "", "strike weapons", "en", true, "two"},
      {"\"weapons strike\"~2", "", "strike the weapons", "en", false, "and one more between"},
      {"\"weapons strike\"~3", "", "strike the weapons", "en", true, "three"},
      {"\"air defence system\"~1", "", "air and defence system", "en", true, "moved together"},
      {"\"air defence system\"~1", "", "air and defence or system", "en", false, "two gaps add"},
      {"\"air defence system\"~2", "", "air and defence or system", "en", true, "up"},
      {"\"air defence system\"~3", "", "system of air defence", "en", false, "the last in front"},
      {"\"air defence system\"~4", "", "system of air defence", "en", true, "costs four here"},
      {"\"war war\"~5", "", "war", "en", false, "a repeated word wants two places"},
      {"\"war war\"~5", "", "war after war", "en", true, "two of them"},
      {"\"war war\"~0", "", "war after war", "en", false, "one between"},
      {"\"war peace war\"~1", "", "war war peace", "en", false, "repeated and turned"},
      {"\"war peace war\"~2", "", "war war peace", "en", true, "costs two"},
      {"\"war peace war\"~9", "", "war and peace", "en", false, "still two places"},
      {"\"strike weapon\"~3", "", "strikes and weapons", "en", false, "not inflected"},
      {"\"strik* weapon*\"~3", "", "strikes and weapons", "en", true, "wildcards"},
      {"\"joint * drill\"~1", "", "joint drill today", "en", false, "* moved to the end"},
      {"\"joint * drill\"~2", "", "joint drill today", "en", true, "costs two"},
      {"\"strike weapons\"~2", "", "They strike. New weapons came.", "en", true, "sentences"},
      {"\"strike weapons\"~9", "strike", "weapons", "en", false, "never from title to text"},
      {"\"министр заявил\"~2", "", "министр обороны Беларуси заявил", "ru", true, "Russian"},
      {"\"министр заявил\"~1", "", "министр обороны Беларуси заявил", "ru", false, "two"},
      {"\"Bundeswehr Ostsee\"~2", "", "Bundeswehr in der Ostsee", "de", true, "German"},
      {"\"chef OTAN\"~2", "", "le chef de l’OTAN", "fr", true, "an elision takes a place"},
      {"\"chef OTAN\"~1", "", "le chef de l’OTAN", "fr", false, "so one is too few"},
      {"\"міністр заявив\"~1", "", "міністр вчора заявив", "uk", true, "Ukrainian"},
      {"\"strike weapons\"~2 NEAR/3 border", "", "strike long weapons near the border", "en", true,
       "a side of NEAR, from its nearest word"},
      {"strike NEAR/0 \"weapons border\"~2", "", "strike border weapons", "en", true,
       "turned round, its first word is the border"},
      {"new NEAR/0 \"strike weapons\"~1", "", "strike new weapons", "en", true,
       "its words are near, the gap is not part of it"},
  };
  rows::expect(table);
}

TEST(Wildcard, StandsForLettersAndDigitsOfTheWrittenWord) {
  const Row table[] = {
      {"*стан", "", "Казахстан", "ru", true, "behind"},
      {"Каз?хстан", "", "Казахстан", "ru", true, "one letter"},
      {"каз*стан", "", "КАЗАХСТАН", "ru", true, "folded"},
      {"колон*", "", "колонны", "ru", true, "several"},
      {"міністерств*", "", "міністерства", "uk", true, "Ukrainian"},
      {"*wehr*", "", "die Bundeswehrsoldaten", "de", true, "inside a German compound"},
      {"arm?e", "", "l’armée", "fr", true, "an accented letter behind an elision"},
      {"colo*r", "", "the color", "en", true, "* may be nothing"},
      {"colo?r", "", "the color", "en", false, "? is one"},
      {"colo?r", "", "the colour", "en", true, "one"},
      {"gr?y", "", "a grey ship", "en", true, "three letters anywhere"},
      {"2?24", "", "in 2024", "en", true, "a digit"},
      {"?olan", "", "the Golan heights", "en", true, "in front"},
      {"sanc*ed", "", "sanctioned", "en", true, "in the middle"},
      {"sanc*ed", "", "sanctions", "en", false, "no stem"},
      {"US*", "", "USAID left", "en", true, "two letters before the first"},
      {"wom?n", "", "the woman’s voice", "en", true, "'s is off"},
      {"caf?", "", "a café", "en", false, "? at the end is punctuation"},
      {"Orb?n", "", "Viktor Orbán", "en", true, "folded"},
      {"*nuclear", "", "thermonuclear", "en", true, "before"},
      {"*nuclear", "", "nuclearised", "en", false, "to the end of the word"},
      {"air-defen*", "", "air defence", "en", true, "in a word of two parts"},
      {"минист*", "", "administer", "en", false, "another script"},
  };
  rows::expect(table);
}
