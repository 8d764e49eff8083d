// Words, apostrophes, elisions, hyphens and folding: sections 1 and 5 of the language.
#include "tests/rules/row.h"

using rows::Row;

TEST(Possessives, AreOneSignAndComeOff) {
  const Row table[] = {
      {"alliance", "", "the alliance's flank", "en", true, "'s comes off"},
      {"alliance", "", "the alliance’s flank", "en", true, "’s too"},
      {"alliance", "", "the allianceʼs flank", "en", true, "ʼs too"},
      {"\"Kremlin’s spokesman\"", "", "the Kremlin's spokesman", "en", true, "one sign"},
      {"\"Kremlin's spokesman\"", "", "the Kremlin’s spokesman", "en", true, "either way"},
      {"\"Kremlin’s spokesman\"", "", "the Kremlin spokesman", "en", false,
       "a query that writes 's wants it"},
      {"\"Kremlin spokesman\"", "", "the Kremlin’s spokesman", "en", true,
       "one that does not, does not"},
      {"Kremlin’s", "", "the Kremlin denied it", "en", true, "'s comes off unquoted query words"},
      {"ministers’", "", "the ministers met", "en", true, "a final ’ too"},
      {"Wales", "", "in Wales’ ports", "en", true, "and off text words"},
      {"Moscow", "", "MOSCOW’S ANSWER", "en", true, "in capitals"},
      {"\"women's union\"", "", "the Women’s Union", "en", true, "case beside it"},
      {"Macron", "", "Macron’s Rede in Kiel", "de", true, "Latin words in any language"},
      {"Reuters", "", "источник Reuters’ сообщил", "ru", true, "in a Russian text too"},
      {"\"5's\"", "", "the 5’s price", "en", true, "wanted behind a digit"},
      {"it", "", "it's over", "en", true, "a contraction of is looks the same"},
      {"don", "", "they don't know", "en", false, "n’t is none"},
      {"don't", "", "they don’t know", "en", true, "it is one word"},
  };
  rows::expect(table);
}

TEST(Elisions, AreWordsOfTheirOwn) {
  const Row table[] = {
      {"ennemi", "", "face à l’ennemi", "fr", true, "l’"},
      {"ennemi", "", "face à l'ennemi", "fr", true, "l'"},
      {"OTAN", "", "L'OTAN répond", "fr", true, "a capital L"},
      {"OTAN", "", "LES PAYS DE L’OTAN", "fr", true, "all capitals"},
      {"OTAN", "", "officials of L’OTAN spoke", "en", true, "in any text"},
      {"hôpital", "", "une frappe sur l’hôpital", "fr", true, "before h"},
      {"armée", "", "les chars d’armées alliées", "fr", true, "d’, inflected"},
      {"il", "", "il dit qu’il refuse", "fr", true, "qu’"},
      {"une", "", "lorsqu’une usine brûle", "fr", true, "lorsqu’"},
      {"elle", "", "puisqu’elle refuse", "fr", true, "puisqu’"},
      {"Unione", "", "i ministri dell’Unione", "it", true, "dell’"},
      {"intesa", "", "un’intesa sul gas", "it", true, "un’"},
      {"Est", "", "le truppe sull'Est europeo", "it", true, "sull'"},
      {"\"chef de l'OTAN\"", "", "le chef de l’OTAN", "fr", true, "in a phrase"},
      {"\"chef de OTAN\"", "", "le chef de l’OTAN", "fr", false, "where l’ takes a place"},
      {"\"chef de * OTAN\"", "", "le chef de l’OTAN", "fr", true, "exactly one"},
      {"l’OTAN", "", "le chef de l'OTAN", "fr", true, "in a bare word"},
      {"l’OTAN", "", "le chef OTAN", "fr", false, "which is a phrase of two"},
      {"aujourd'hui", "", "aujourd’hui à Paris", "fr", true, "one word"},
      {"hui", "", "aujourd’hui à Paris", "fr", false, "aujourd’ is no elision"},
      {"Neill", "", "Mr O’Neill spoke", "en", false, "O’ is none"},
      {"Shea", "", "Mr O'Shea spoke", "en", false, "before a vowel neither"},
      {"Arc", "", "Jeanne d'Arc", "fr", true, "in a name"},
  };
  rows::expect(table);
}

TEST(Apostrophes, AreLettersElsewhere) {
  const Row table[] = {
      {"обов'язок", "", "військовий обов’язок", "uk", true, "' = ’"},
      {"обов’язок", "", "військовий обовʼязок", "uk", true, "’ = ʼ"},
      {"зв'язок", "", "немає звязку, звязок", "uk", false, "it counts"},
      {"об'єкт", "", "уражено об’єкт", "uk", true, "before є"},
      {"\"язок\"", "", "військовий обов’язок", "uk", false, "no border"},
      {"подъезд", "", "под'езд закрыт", "ru", false, "no sign for ъ"},
  };
  rows::expect(table);
}

TEST(Initials, LoseTheirDotsAndSwallowNoName) {
  const Row table[] = {
      {"U.S.", "", "US troops left", "en", true, "in the query"},
      {"U.S", "", "the U.S. Army", "en", true, "with or without the last dot"},
      {"USA", "", "the U.S.A. team", "en", true, "three letters"},
      {"US", "", "the USA team", "en", false, "another word"},
      {"\"U.S. Army\"", "", "a US Army base", "en", true, "in a phrase"},
      {"\"US Army\"", "", "a U.S. Army base", "en", true, "from the other side"},
      {"UN", "", "U.N.’s envoy", "en", true, "with its possessive"},
      {"D.C.", "", "in Washington, DC", "en", true, "a place"},
      {"п.г.т.", "", "в пгт Мирный", "ru", true, "small letters too"},
      {"СССР", "", "С.С.С.Р. распался", "ru", true, "Cyrillic"},
      {"ООН", "", "О.О.Н. заявила", "uk", true, "in Ukrainian"},
      {"Smith", "", "Gen. J.Smith said", "en", true, "a name behind its initial"},
      {"Шойгу", "", "доклад Шойгу С.К. принят", "ru", true, "before them"},
      {"\"С. Шойгу\"", "", "Министр С.Шойгу прибыл", "ru", true, "an initial is a word"},
      {"node.js", "", "a Node.js server", "en", true, "a dot inside a word"},
      {"node", "", "a Node.js server", "en", false, "is no border"},
      {"войска", "", "вывели войска.Совет собрался", "ru", true,
       "between lower case and a capital it is one"},
      {"Rat", "", "Die Truppen zogen ab.Der Rat tagte", "de", true, "in German"},
      {"abgezogen", "", "Truppen abgezogen.Der Rat", "de", true, "before it"},
  };
  rows::expect(table);
}

TEST(Hyphens, AreBordersBetweenLetters) {
  const Row table[] = {
      {"pro-Russian", "", "pro Russian forces", "en", true, "two words side by side"},
      {"pro-Russian", "", "pro\u2011Russian forces", "en", true, "a no-break hyphen"},
      {"pro–Russian", "", "pro-Russian forces", "en", true, "a dash in the query"},
      {"Russian", "", "pro-Russian forces", "en", true, "a part is a word"},
      {"re-arm", "", "they rearm", "en", false, "not one word"},
      {"\"Nord-Ost\"", "", "Nord – Ost", "de", true, "blanks around it do not count"},
      {"VW", "", "der VW-Konzern", "de", true, "in a German compound"},
      {"COVID", "", "COVID-вакцина прибыла", "ru", true, "between two scripts"},
      {"Нагорно-Карабахский", "", "нагорно-карабахского конфликта", "ru", true,
       "bare parts are inflected"},
      {"\"Нагорно-Карабахский\"", "", "нагорно-карабахского конфликта", "ru", false,
       "quoted ones are not"},
      {"прем'єр-міністр", "", "прем’єр-міністр заявив", "uk", true, "with an apostrophe"},
      {"sous-marin", "", "deux sous-marins", "fr", true, "French plural"},
      {"МиГ-29", "", "два МиГ29", "ru", true, "optional between letter and digit"},
      {"МиГ29", "", "два МиГ — 29", "ru", true, "all dashes"},
      {"\"F-16s\"", "", "an F-16 landed", "en", false, "the s is wanted"},
      {"\"F-16s\"", "", "two F16s landed", "en", true, "and there"},
      {"\"Nord Stream 2\"", "", "the Nord Stream-2 pipe", "en", true, "before a digit"},
      {"S-400", "", "an S-300 and 400 men", "en", false, "both parts side by side"},
  };
  rows::expect(table);
}

TEST(Folding, KeepsWhatMakesAnotherLetter) {
  const Row table[] = {
      {"война", "", "награда для воина", "ru", false, "й is not и"},
      {"воин", "", "начало войны", "ru", false, "from the other side"},
      {"«война»", "", "«воина» ждут дома", "ru", false, "in quotes"},
      {"война", "", "ВОЙНА", "ru", true, "case"},
      {"война", "", "вои\u0306на идёт", "ru", true, "a composed and a decomposed й are one"},
      {"Киев", "", "Київ", "uk", false, "ї"},
      {"Київ", "", "КИЇВ", "uk", true, "case of ї"},
      {"грати", "", "ґрати", "uk", false, "ґ"},
      {"Мінск", "", "Минск", "be", false, "і is not и"},
      {"воўк", "", "воук", "be", false, "ў"},
      {"Ёлкин", "", "Елкин", "ru", true, "ё = е"},
      {"мука", "", "мешок муки\u0301, мука\u0301", "ru", true, "stress marks"},
      {"НАТО", "", "HATO", "ru", false, "look-alikes only when a rule asks"},
  };
  rows::expect(table);
}

TEST(Folding, TakesMarksOffLatinAndGreek) {
  const Row table[] = {
      {"Cavusoglu", "", "ÇAVUŞOĞLU konuştu", "tr", true, "ç ş ğ"},
      {"Çavuşoğlu", "", "Mr Cavusoglu said", "en", true, "from the other side"},
      {"Kılıçdaroğlu", "", "Mr Kilicdaroglu said", "en", true, "ı = i"},
      {"Istanbul", "", "İstanbul", "tr", true, "İ"},
      {"Wałęsa", "", "Lech Walesa", "en", true, "ł = l"},
      {"Malmo", "", "in Malmø", "en", true, "ø = o"},
      {"Djokovic", "", "Đoković", "en", false, "đ = d, not dj"},
      {"Aethelred", "", "king Æthelred", "en", true, "æ = ae"},
      {"Thorsson", "", "Mr Þórsson", "en", true, "þ = th"},
      {"œuvre", "", "une oeuvre", "fr", true, "œ = oe"},
      {"élève", "", "un ELEVE", "fr", true, "French capitals without accents"},
      {"Weißrussland", "", "Weissrussland", "de", true, "ß = ss"},
      {"Strasse", "", "STRASSE und Straße", "en", true, "everywhere"},
      {"Ελλαδα", "", "η Ελλάδα", "el", true, "Greek"},
      {"ceasefire", "", "a ceaseﬁre", "en", true, "NFKC: a ligature"},
      {"OSCE", "", "ＯＳＣＥ", "ja", true, "NFKC: full width"},
  };
  rows::expect(table);
}

TEST(Folding, MeetsGermanUmlautsEitherWay) {
  const Row table[] = {
      {"Jäger", "", "die Jaeger landeten", "de", true, "ä = ae in German text"},
      {"Jaeger", "", "die Jäger landeten", "de", true, "both ways"},
      {"Jager", "", "die Jäger landeten", "de", true, "marks come off"},
      {"Jager", "", "die Jaeger landeten", "de", false, "a is not ae"},
      {"Jäger", "", "Mr Jaeger spoke", "en", false, "in German text only"},
      {"Österreich", "", "OESTERREICH", "de", true, "Ö"},
      {"\"Koeln\"", "", "in Köln", "de", true, "quoted"},
      {"\"Muenchner Konferenz\"", "", "die Münchner Konferenz", "de", true, "in a phrase"},
      {"Größe", "", "von der Groesse", "de", true, "ö and ß"},
      {"Zür*", "", "in Zuerich", "de", true, "with a wildcard"},
  };
  rows::expect(table);
}

TEST(Folding, DropsWhatNobodySees) {
  const Row table[] = {
      {"alliance", "", "the alli\u200Bance", "en", true, "a zero-width blank"},
      {"alliance", "", "the alli\u2060ance", "en", true, "a word joiner"},
      {"alli\u00ADance", "", "the alliance", "en", true, "a soft hyphen in the query"},
      {"alliance", "", "the alliance\U000E0041", "en", true, "a tag character"},
      {"Novichok", "", "Novichok® found", "en", true, "®"},
      {"km", "", "on 12 km² of land", "en", true, "a superscript digit"},
      {"troops", "", "troops🔥moved", "en", true, "an emoji is a border"},
      {"\"troops moved\"", "", "troops🔥moved", "en", true, "and takes no place"},
      {"محمد", "", "محـــمد", "ar", true, "tatweel"},
      {"שלום", "", "שָׁלוֹם", "he", true, "Hebrew points"},
      {"tass.com", "", "see https://tass.com/world", "en", true, "a host in an address"},
      {"world", "", "see https://tass.com/world", "en", true, "and a piece of its path"},
  };
  rows::expect(table);
}
