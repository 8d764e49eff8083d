// Signs and numbers.
#include "tests/rules/row.h"

using rows::Row;

TEST(Signs, AreWantedWhereWritten) {
  const Row table[] = {
      {"AT&T", "", "shares of AT+T", "en", false, "another sign"},
      {"R&D", "", "R and D", "en", false, "a word is no sign"},
      {"B&B", "", "a small B &B", "en", true, "a blank on one side of &"},
      {"at&t", "", "AT&T’s shares", "en", true, "case and possessive as ever"},
      {"\"AT&T deal\"", "", "the AT & T deal", "en", true, "in a phrase"},
      {"AT", "", "shares of AT&T", "en", true, "a word without signs: they do not count"},
      {"C#", "", "written in C#", "en", true, "behind"},
      {"C#", "", "written in C", "en", false, "and wanted"},
      {"C++", "", "written in C ++", "en", false, "a blank is optional around & alone"},
      {"C++", "", "written in C+", "en", false, "both of them"},
      {"5%", "", "5 % du PIB", "fr", false, "not before %"},
      {"5%", "", "rund 5% mehr", "de", true, "touching"},
      {"5", "", "rund 5% mehr", "de", true, "without sign in the query"},
      {"$5", "", "some $5 a head", "en", true, "before"},
      {"$5", "", "some 5 a head", "en", false, "and wanted"},
      {"€20", "", "etwa 20€", "de", false, "on the other side it is another"},
      {"20€", "", "etwa 20€", "de", true, "as written"},
      {"#НАТО", "", "пишут: #НАТО", "ru", true, "Cyrillic"},
      {"#НАТО", "", "пишут: НАТО", "ru", false, "wanted"},
      {"НАТО", "", "пишут: #НАТО", "uk", true, "without it in the query"},
      {"\"@kremlin\"", "", "see @Kremlin today", "en", true, "a handle"},
      {"\"@nato\"", "", "write to press@nato.int", "en", false, "nato.int is another word"},
      {".NET", "", "move to .NET now", "en", true, "a leading dot"},
      {".NET", "", "We cast a net.NET profit", "en", false,
       "between lower case and a capital the dot is a border"},
  };
  rows::expect(table);
}

TEST(Numbers, AreComparedWithoutSeparators) {
  const Row table[] = {
      {"12\u00A0000", "", "some 12,000 troops", "en", true, "a no-break blank in the query"},
      {"12000", "", "rund 12.000 Soldaten", "de", true, "German"},
      {"12 000", "", "около 12000 военных", "ru", false, "a plain blank makes two words"},
      {"12000", "", "près de 12\u202F000 soldats", "fr", true, "French"},
      {"12000", "", "понад 12\u00A0000 військових", "uk", true, "Ukrainian"},
      {"12000", "", "12\u2009000 rounds", "en", true, "a thin blank"},
      {"1000000", "", "1'000'000 Franken", "de", true, "Swiss"},
      {"1000000", "", "1.000.000 Euro", "de", true, "two groups"},
      {"5000", "", "5,000.50 euros", "en", false, "decimals make another number"},
      {"500", "", "5,00 Euro", "de", false, "two digits are no group"},
      {"30000", "", "3,0000 pieces", "en", false, "nor are four"},
      {"100000", "", "100,000,000 people", "en", false, "not a part of a longer one"},
      {"123456", "", "1,234,56", "en", false, "every group has three"},
      {"2024", "", "2,024 tanks", "en", true, "a year looks like any number"},
      {"10,000", "", "a 10,000-strong force", "en", true, "before a hyphen"},
      {"$5,000", "", "for $5000", "en", true, "with a sign"},
      {"\"5,000 troops\"", "", "some 5000 troops", "en", true, "in a phrase"},
      {"3,5", "", "3,5 Prozent", "de", true, "a decimal as written"},
  };
  rows::expect(table);
}
