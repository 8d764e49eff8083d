// Which written words a query's words meet: docs/rule-language.md, words.
#include "tests/rules/row.h"

using rows::Row;

TEST(QueryWords, AreCutAsArticlesAre) {
  const Row table[] = {
      {"nato", "", "The press@nato.int address", "en", false, "nato.int is one word"},
      {"nato.int", "", "Write to press@nato.int today", "en", true,
       "@ is a border, the dot is none"},
      {"press@nato.int", "", "Write to press@nato.int today", "en", true,
       "cut alike: a phrase of two"},
      {"tass", "", "as tass.com reported", "en", false, "tass.com is one word"},
      {"Su-57", "", "a new Su 57 flew", "en", true, "a hyphen before digits is optional"},
      {"24/7", "", "on duty 24 / 7", "en", true, "two words, a phrase"},
      {"anti-missile", "", "an anti-missile shield", "en", true, "two words side by side"},
      {"anti-missile", "", "an antimissile shield", "en", false,
       "between letters a hyphen is a border"},
      {"anti-missile", "", "new anti-missiles arrived", "en", true, "bare parts are inflected"},
      {"\"anti-missile\"", "", "new anti-missiles arrived", "en", false, "quoted parts are not"},
      {"missile", "", "the anti-missile shield", "en", true, "a part is a word of its own"},
      {"troops", "", "They withdrew the troops.The council met.", "en", true,
       "a full stop between lower case and a capital is a border"},
      {"council", "", "They withdrew the troops.The council met.", "en", true, "and behind it"},
      {"Шойгу", "", "Министр С.К.Шойгу прибыл в Минск.", "ru", true,
       "initials do not swallow the name"},
      {"Kyiv", "", "TASS:Kyiv denied it", "en", true, "a colon is a border"},
      {"O'Brien", "", "Mr O’Brien spoke", "en", true, "all apostrophes are one sign"},
      {"O'Brien", "", "Mr Brien spoke", "en", false, "O’ is no elision"},
      {"п'ять", "", "Загинуло пʼять людей", "uk", true, "an apostrophe is a letter here"},
      {"п'ять", "", "Загинуло пять людей", "uk", false, "and counts"},
      {"10:30", "", "at 10:30 sharp", "en", true, "two words, no field"},
      {"nato", "", "NA\u200BTO and N\u00ADATO", "en", true, "zero-width characters do not count"},
      {"минобороны", "", "Мино\u00ADбороны сообщило", "ru", true, "nor do soft hyphens"},
      {"nato", "", "NATO™ and ISAF", "en", true, "™ does not count"},
      {"nato", "", "NATO² statement", "en", true, "nor a superscript at the end"},
      {"CO2", "", "less CO₂ by 2030", "en", true, "a subscript is a digit of the word"},
  };
  rows::expect(table);
}

TEST(QueryWords, LettersAndDigitsTakeTwoPlaces) {
  const Row table[] = {
      {"F-16", "", "an F16 landed", "en", true, "F-16 = F16"},
      {"F16", "", "an F-16 landed", "en", true, "F16 = F-16"},
      {"\"F 16\"", "", "an F16 landed", "en", true, "\"F 16\" is the same query"},
      {"F-16", "", "seat F, 16 rows", "en", true, "punctuation in a phrase does not count"},
      {"F-16", "", "sixteen F jets", "en", false, "both parts are wanted"},
      {"F 16", "", "an F jet on the 16 May", "en", true, "unquoted, two words"},
      {"F–16", "", "an F-16 landed", "en", true, "all dashes are hyphens"},
      {"F16", "", "an F17 landed", "en", false, "another number"},
      {"Su-35", "", "a Su-35S flew", "en", true, "what is joined behind does not count"},
      {"B2", "", "our B2B marketing", "en", true, "here neither"},
      {"COVID-19", "", "covid19 cases", "en", true, "longer words too"},
      {"С-400", "", "комплексы С400 прибыли", "ru", true, "Cyrillic alike"},
      {"T-72*", "", "a T-72B3 tank", "en", true, "the phrase T, 72*"},
      {"f16*", "", "two F16s", "en", true, "a pattern sees the whole written word"},
      {"F-16*", "", "two F-16s", "en", true, "or the part behind the hyphen"},
  };
  rows::expect(table);
}

TEST(QueryWords, CountSignsOnlyWhereTheQueryHasThem) {
  const Row table[] = {
      {"AT&T", "", "shares of AT&T fell", "en", true, "the sign is there"},
      {"AT&T", "", "shares of AT & T fell", "en", true, "blanks around & are optional"},
      {"\"AT & T\"", "", "shares of AT&T fell", "en", true, "in the query too"},
      {"AT&T", "", "shares of AT\u00A0&\u00A0T fell", "en", true, "blanks of any kind"},
      {"R&D", "", "spends on R  &  D", "en", true, "up to two of them"},
      {"R&D", "", "spends on R   &   D", "en", false, "no more"},
      {"AT&T", "", "shares at T fell", "en", false, "without the sign it is something else"},
      {"C++", "", "written in C++, they say", "en", true, "signs behind"},
      {"C++", "", "written in C, they say", "en", false, "are wanted"},
      {"#NATO", "", "trending: #NATO", "en", true, "signs before"},
      {"#NATO", "", "NATO is trending", "en", false, "are wanted"},
      {"#nato*", "", "trending: #NATOsummit", "en", true, "with a wildcard alike"},
      {"#nato*", "", "the NATO summit", "en", false, "and wanted"},
      {".NET", "", "the .NET runtime", "en", true, "a leading dot"},
      {".NET", "", "the net runtime", "en", false, "is wanted"},
      {"nato", "", "#NATO and $NATO", "en", true, "else signs do not count"},
      {"5%", "", "spends 5% of GDP", "en", true, "percent"},
      {"5%", "", "spends 5 of them", "en", false, "is wanted"},
      {"\"@nato\"", "", "follow @NATO now", "en", true, "a handle is quoted"},
      {"\"@nato\"", "", "follow NATO now", "en", false, "and wants its @"},
      {"foo_bar", "", "the foo_bar module", "en", true, "_ where the query has it"},
      {"foo", "", "the foo_bar module", "en", true, "else it is a border"},
      {"\"foo bar\"", "", "the foo_bar module", "en", true, "between two words"},
  };
  rows::expect(table);
}

TEST(QueryWords, LosePossessivesAndElisions) {
  const Row table[] = {
      {"NATO", "", "NATO's answer", "en", true, "'s comes off text words"},
      {"NATO's", "", "NATO answered", "en", true, "and off bare query words"},
      {"\"NATO's\"", "", "NATO’s answer", "en", true, "quoted, it is wanted"},
      {"\"NATO's\"", "", "NATO answered", "en", false, "and missed"},
      {"\"NATO\"", "", "NATO's answer", "en", true, "not written, not wanted"},
      {"ministers", "", "the ministers' council", "en", true, "a final ' comes off"},
      {"\"G7 plan\"", "", "the G7's plan", "en", true, "behind a digit"},
      {"\"F-16 deal\"", "", "the F-16’s deal", "en", true, "behind a hyphen and a digit"},
      {"\"COVID-19 rules\"", "", "COVID-19's rules", "en", true, "behind a number"},
      {"\"US policy\"", "", "the U.S.'s policy", "en", true, "behind a full stop"},
      {"\"NATO plan\"", "", "N.A.T.O.’s plan", "en", true, "behind several"},
      {"G7's", "", "the G7 met", "en", true, "off bare query words too"},
      {"U.S.'s", "", "the US Army", "en", true, "with their dots"},
      {"\"G7's\"", "", "the G7's plan", "en", true, "quoted, wanted"},
      {"\"G7's\"", "", "the G7 plan", "en", false, "and missed"},
      {"OTAN", "", "le chef de l’OTAN a dit", "fr", true, "l’ is a word of its own"},
      {"Italia", "", "il governo dell'Italia", "it", true, "dell' too"},
      {"Orban", "", "selon le gouvernement d'Orbán", "fr", true, "d’ too"},
      {"\"coup état\"", "", "un coup d’État", "fr", false, "the elided word takes a place"},
      {"\"coup * état\"", "", "un coup d’État", "fr", true, "exactly one"},
      {"TASS", "", "как сообщает TASS's корреспондент", "ru", true, "Latin words in any language"},
  };
  rows::expect(table);
}

TEST(QueryWords, AreCutAlikeBesideAWildcard) {
  const Row table[] = {
      {"l'OTAN*", "", "le chef de l'OTAN", "fr", true, "an elision"},
      {"l’OTAN*", "", "le chef de l'OTAN", "fr", true, "either apostrophe"},
      {"d'Orb*n", "", "le gouvernement d'Orbán", "fr", true, "an accent behind it"},
      {"O'Br*", "", "Mr O’Brien", "en", true, "no elision"},
      {"п’ят*", "", "Загинуло пʼять людей", "uk", true, "a letter"},
      {"5,000*", "", "some 5,000 troops", "en", true, "groups of digits"},
      {"5000*", "", "some 5,000,000 people", "en", true, "in the text"},
      {"tass.*", "", "see tass.com", "en", true, "a dot inside a word"},
      {"\"minister's*\"", "", "the minister's plan", "en", true, "a possessive"},
      {"\"minister's*\"", "", "the ministers plan", "en", false, "is wanted"},
      {"NATO's plan*", "", "NATO's plans", "en", true, "beside one"},
      {"\"G7's plan*\"", "", "the G7's plans", "en", true, "behind a digit"},
      {"F16*", "", "two F-16s landed", "en", true, "letters and digits"},
      {"F16*", "", "two F16s landed", "en", true, "joined"},
      {"T72*", "", "a T-72B3 tank", "en", true, "with more behind"},
      {"F*16", "", "an F16", "en", true, "a wildcard between them"},
      {"anti-missil*", "", "an anti-missile shield", "en", true, "a hyphen"},
      {"AT&T*", "", "shares of AT&T fell", "en", true,
       "a sign; the written word has three letters"},
      {"AT&T*", "", "shares of AT Texas", "en", false, "which is wanted"},
      {"\"R & Des* office\"", "", "R&Design office", "en", true, "with blanks around it"},
      {"Müller*", "", "Herr Mueller", "de", true, "an umlaut"},
      {"Müller*", "", "Herrn Muellers Haus", "de", true, "with an ending"},
      {"Mueller*", "", "Herrn Müllers Haus", "de", true, "from the other side"},
      {"Müller*", "", "Mr Mueller", "en", false, "in German only"},
  };
  rows::expect(table);
}

TEST(QueryWords, AreFolded) {
  const Row table[] = {
      {"nato", "", "ＮＡＴＯ", "en", true, "NFKC and case"},
      {"Шойгу", "", "ШОЙГУ", "ru", true, "Cyrillic case"},
      {"самолет", "", "самолёт взлетел", "ru", true, "ё = е"},
      {"\"воина\"", "", "\"война\" началась", "ru", false, "й is not и"},
      {"\"Киів\"", "", "Київ", "uk", false, "ї is not і"},
      {"Orban", "", "Viktor Orbán", "en", true, "marks come off Latin letters"},
      {"Lodz", "", "in Łódź", "pl", true, "ł = l"},
      {"Erdogan", "", "ERDOĞAN", "tr", true, "ğ = g"},
      {"Αθηνα", "", "στην Αθήνα", "el", true, "Greek accents"},
      {"\"Strasse\"", "", "die Straße", "de", true, "ß = ss everywhere"},
      {"\"замок\"", "", "за́мок на горе", "ru", true, "stress marks do not count"},
      {"Müller", "", "Herr Mueller", "de", true, "ü = ue in German"},
      {"Mueller", "", "Herr Müller", "de", true, "both ways"},
      {"Muller", "", "Herr Müller", "de", true, "and u"},
      {"Muller", "", "Herr Mueller", "de", false, "but u is not ue"},
      {"Mueller", "", "Mr Müller", "en", false, "not outside German"},
      {"محمد", "", "مُحَمَّد", "ar", true, "harakat do not count"},
      {"US", "", "the U.S. Army", "en", true, "dots between single letters do not count"},
      {"N.A.T.O.", "", "NATO said", "en", true, "in the query too"},
  };
  rows::expect(table);
}

TEST(QueryWords, NumbersLoseTheirSeparators) {
  const Row table[] = {
      {"5000", "", "some 5,000 troops", "en", true, "comma"},
      {"5000", "", "rund 5.000 Soldaten", "de", true, "full stop"},
      {"5000", "", "около 5\u00A0000 военных", "ru", true, "no-break blank"},
      {"5000", "", "environ 5\u202F000 soldats", "fr", true, "narrow no-break blank"},
      {"5000", "", "5'000 Soldaten", "de", true, "apostrophe"},
      {"5,000", "", "some 5000 troops", "en", true, "in the query too"},
      {"1,234,567", "", "1.234.567 Euro", "de", true, "several groups"},
      {"5000", "", "5 000 troops", "en", false, "a plain blank separates"},
      {"55", "", "5,5 percent", "en", false, "a decimal is no group"},
      {"20240501", "", "2024.05.01", "en", false, "nor is a date"},
      {"1234.5", "", "1,234.5 tonnes", "en", true, "decimals stay"},
  };
  rows::expect(table);
}

TEST(QueryWords, MeetCharactersWhereThereAreNoBlanks) {
  const Row table[] = {
      {"国防部", "", "俄罗斯国防部长说", "zh", true, "a run of characters inside a longer one"},
      {"国防长", "", "俄罗斯国防部长说", "zh", false, "consecutive"},
      {"北約", "", "北约", "zh", false, "traditional and simplified are not one"},
      {"ミサイル", "", "新型ミサイルを発射", "ja", true, "kana"},
      {"กลาโหม", "", "กระทรวงกลาโหมแถลง", "th", true, "Thai"},
      {"나토", "", "나토는 밝혔다", "ko", true, "Hangul meets prefixes"},
      {"토는", "", "나토는 밝혔다", "ko", false, "only prefixes"},
      {"NATO", "", "NATO는 밝혔다", "ko", true, "a Latin word before its particle"},
      {"\"NATO 밝혔다\"", "", "NATO는 밝혔다", "ko", false, "which is a word of its own"},
  };
  rows::expect(table);
}

TEST(Inflection, InEnglish) {
  const Row table[] = {
      {"minister", "", "Ministers met", "en", true, "plural"},
      {"party", "", "both parties", "en", true, "y, ies"},
      {"strike", "", "striking targets", "en", true, "e, ing"},
      {"plan", "", "they planned it", "en", true, "doubled consonant"},
      {"deploy", "", "deploying troops", "en", true, "verb"},
      {"deploy", "", "the deployment", "en", false, "derivation"},
      {"organization", "", "organizations", "en", true, "plural"},
      {"organization", "", "human organs", "en", false, "one stem, another word"},
      {"international", "", "internal affairs", "en", false, "one stem, another word"},
      {"report", "", "a reporter asked", "en", false, "an agent is another word"},
      {"\"minister\"", "", "Ministers met", "en", false, "quoted words are written ones"},
      {"defence", "", "the Defense Department", "en", true, "British and American are one"},
      {"organise", "", "organized by", "en", true, "-ise and -ize"},
      {"mechanised", "", "mechanized infantry", "en", true, "in any verb"},
      {"specialise", "", "specialized units", "en", true, "inflected"},
      {"labour", "", "labor unions", "en", true, "-our and -or"},
      {"neighbourhood", "", "European Neighborhood Policy", "en", true, "whatever follows"},
      {"honor", "", "an honourable man", "en", false, "but not by derivation"},
      {"check", "", "a blank cheque", "en", false, "another word is no spelling"},
      {"tire", "", "a flat tyre", "en", false, "nor this"},
      {"programme", "", "two programs", "en", true, "with the plural"},
      {"\"defence\"", "", "the Defense Department", "en", false, "not in quotes"},
      {"crisis", "", "two crises", "en", true, "another stem, one word"},
      {"bases", "", "on the basis of", "en", false, "bases are those of a base"},
  };
  rows::expect(table);
}

TEST(Inflection, InRussianGermanAndFrench) {
  const Row table[] = {
      {"министр", "", "совет министров", "ru", true, "genitive plural"},
      {"министр", "", "министерство обороны", "ru", false, "another word"},
      {"учения", "", "завершились учениями", "ru", true, "учен-ия, учен-иями"},
      {"учения", "", "известный учёный", "ru", false, "one stem, another paradigm"},
      {"оборона", "", "министр обороны", "ru", true, "genitive"},
      {"военный", "", "военных объектов", "ru", true, "adjective"},
      {"заявить", "", "министр заявил", "ru", true, "verb, past"},
      {"заявить", "", "они заявили", "ru", true, "verb, plural"},
      {"Путин", "", "встреча с Путиным", "ru", true, "family name"},
      {"организация", "", "в организации", "ru", true, "locative"},
      {"Лавров", "", "встреча с Лавровым", "ru", true, "no ending, though it looks like one"},
      {"Лаврову", "", "сказал Лавров", "ru", true, "nor from the other side"},
      {"Белоусов", "", "о Белоусове", "ru", true, "every family name in -ов"},
      {"Токаев", "", "у Токаева", "ru", true, "and in -ев"},
      {"Киев", "", "под Киевом", "ru", true, "towns too"},
      {"Газпром", "", "глава Газпрома", "ru", true, "or what ends like another case"},
      {"Сергей", "", "Сергея Шойгу", "ru", true, "or in -ей"},
      {"боевой", "", "после боев", "ru", false, "an adjective is no case of the noun"},
      {"minister", "", "министры, minister", "ru", true, "Latin in a Russian text is English"},
      {"ministers", "", "глава minister", "ru", true, "and inflected so"},
      {"Vertrag", "", "die Verträge", "de", true, "umlaut and plural"},
      {"Soldat", "", "den Soldaten", "de", true, "weak noun"},
      {"gemeinsam", "", "gemeinsame Übung", "de", true, "adjective"},
      {"Rat", "", "eine Rate", "de", true, "an ending of one paradigm; quotes are stricter"},
      {"Übung", "", "Übungen", "de", true, "plural"},
      {"Uebung", "", "Übungen", "de", true, "ue is inflected as ü is"},
      {"Vertraege", "", "mit Verträgen", "de", true, "in the plural too"},
      {"Streitkraefte", "", "den Streitkräften", "de", true, "in a compound"},
      {"général", "", "les généraux", "fr", true, "général, généraux"},
      {"allié", "", "les alliés", "fr", true, "plural"},
      {"européen", "", "une force européenne", "fr", true, "feminine"},
      {"décider", "", "ils ont décidé", "fr", true, "verb"},
      {"министр", "", "рада міністрів", "uk", false, "no stemmer: the written form"},
      {"міністр", "", "сказав міністр", "uk", true, "the written form"},
      {"міністр", "", "сказали міністри", "uk", false, "only"},
      {"міністр*", "", "рада міністрів", "uk", true, "a wildcard helps"},
      {"ministro", "", "los ministros", "es", true, "other stemmers: the stem alone"},
  };
  rows::expect(table);
}
