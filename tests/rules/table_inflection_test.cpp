// Inflection, not derivation: one paradigm of the article's language.
#include "tests/rules/row.h"

using rows::Row;

TEST(Inflection, OfEnglishWords) {
  const Row table[] = {
      {"sanction", "", "new sanctions", "en", true, "plural"},
      {"sanctions", "", "they sanctioned it", "en", true, "verb and noun of one paradigm"},
      {"army", "", "two armies", "en", true, "y, ies"},
      {"allies", "", "an ally", "en", true, "from the other side"},
      {"warn", "", "he warned", "en", true, "past"},
      {"warned", "", "the warning", "en", true, "ed, ing"},
      {"stop", "", "stopped at the port", "en", true, "doubled"},
      {"die", "", "the dying", "en", true, "ie, ying"},
      {"exercise", "", "while exercising", "en", true, "e, ing"},
      {"tank", "", "TANKS", "en", true, "case beside it"},
      {"\"tank\"", "", "two tanks", "en", false, "quoted: as written"},
      {"nation", "", "a national day", "en", false, "derivation: al"},
      {"general", "", "generally so", "en", false, "ly"},
      {"defend", "", "the defender", "en", false, "er"},
      {"secure", "", "the security council", "en", false, "ity"},
      {"universe", "", "a university", "en", false, "another word"},
      {"policy", "", "the police", "en", false, "another word"},
      {"new", "", "the news", "en", false, "another word"},
      {"mobilise", "", "the mobilization", "en", false, "ation"},
      {"minister", "", "at ministerial level", "en", false, "ial"},
      {"fight", "", "they fought", "en", true, "an irregular form"},
      {"said", "", "he says", "en", true, "from the other side"},
      {"spoken", "", "he spoke", "en", true, "two of one verb"},
      {"\"said\"", "", "he says", "en", false, "quoted: as written"},
      {"\"say\"", "", "he said", "en", false, "alike"},
      {"servicemen", "", "a serviceman", "en", true, "a noun"},
      {"women", "", "a woman’s vote", "en", true, "beside 's"},
      {"forms:\"tell story\"", "", "he told stories", "en", true, "in a phrase"},
      {"minister NEAR/1 hold", "", "The minister held talks.", "en", true, "in NEAR"},
      {"find", "", "they found it", "en", false, "as often another word: to found"},
      {"said", "", "как said министр", "ru", true, "a Latin word in Russian is English"},
      {"say", "", "как said министр", "ru", true, "inflected"},
      {"analysis", "", "two analyses", "en", true, "sis, ses"},
      {"who", "", "the WHO warns", "en", true, "case never counts in words"},
  };
  rows::expect(table);
}

TEST(Inflection, TakesBritishAndAmericanAsOne) {
  const Row table[] = {
      {"mobilize", "", "he mobilised them", "en", true, "-ise, -ize"},
      {"armour", "", "armored cars", "en", true, "-our, -or"},
      {"centre", "", "two centers", "en", true, "-re, -er"},
      {"gray", "", "a grey ship", "en", true, "the list"},
      {"cancelled", "", "a canceled drill", "en", true, "doubled or not"},
      {"harbor", "", "in British harbours", "en", true, "inflected"},
      {"\"harbor\"", "", "in a harbour", "en", false, "not in quotes"},
      {"\"harbour\"", "", "in a harbour", "en", true, "as written"},
      {"exercize", "", "an exercise", "en", false, "not where all write -ise"},
  };
  rows::expect(table);
}

TEST(Inflection, OfRussianWords) {
  const Row table[] = {
      {"война", "", "во время войны", "ru", true, "genitive"},
      {"война", "", "окончание всех войн", "ru", true, "no ending"},
      {"корабль", "", "тремя кораблями", "ru", true, "instrumental"},
      {"порт", "", "в портах", "ru", true, "locative"},
      {"ракета", "", "пуск ракет", "ru", true, "genitive plural"},
      {"ракета", "", "ракетный удар", "ru", false, "the adjective"},
      {"ракетный", "", "ракетного крейсера", "ru", true, "its own cases"},
      {"учение", "", "ход учений", "ru", true, "-ий"},
      {"учение", "", "учебный центр", "ru", false, "derivation"},
      {"Россия", "", "в России", "ru", true, "a country"},
      {"Россия", "", "российский флот", "ru", false, "its adjective"},
      {"Минск", "", "в Минске", "ru", true, "a town"},
      {"Минск", "", "минский договор", "ru", false, "its adjective, of one stem"},
      {"сообщить", "", "она сообщила", "ru", true, "past"},
      {"сообщать", "", "агентство сообщает", "ru", true, "present"},
      {"сообщить", "", "агентство сообщает", "ru", false, "another aspect, another verb"},
      {"новый", "", "новых ракет", "ru", true, "adjective"},
      {"новый", "", "последние новости", "ru", false, "a noun"},
      {"генерал", "", "генералы прибыли", "ru", true, "plural"},
      {"генерал", "", "генеральный штаб", "ru", false, "adjective"},
      {"заявление", "", "заявлениями", "ru", true, "-ие, -иями"},
      {"заявление", "", "он заявил", "ru", false, "verb"},
      {"Зеленский", "", "слова Зеленского", "ru", true, "a name in -ий"},
      {"Захарова", "", "с Захаровой", "ru", true, "a woman's name"},
      {"Путин", "", "Путину", "ru", true, "dative"},
      {"учёный", "", "ученых", "ru", true, "ё = е in an ending's word"},
      {"вооруженный", "", "вооружённых сил", "ru", true, "from the other side"},
      {"армия", "", "с армией", "ru", true, "-ия"},
      {"встретиться", "", "министр встретился", "ru", true, "reflexive"},
      {"встретить", "", "министр встретился", "ru", false, "another verb"},
      {"боец", "", "трое бойцов", "ru", true, "a vowel lost"},
      {"бойцы", "", "один боец", "ru", true, "from the other side"},
      {"эстонец", "", "сами эстонцы", "ru", true, "after a consonant"},
      {"участок", "", "на участках", "ru", true, "-ок"},
      {"тренировка", "", "пять тренировок", "ru", true, "a vowel gained"},
      {"\"боец\"", "", "трое бойцов", "ru", false, "quoted: as written"},
      {"forms:\"стрелковая подготовка\"", "", "план стрелковых подготовок", "ru", true,
       "in a phrase"},
      {"посол", "", "встреча с послом", "ru", true, "a list of its own"},
      {"посол", "", "после встречи", "ru", false, "of one stem, another word"},
      {"послы", "", "после встречи", "ru", false, "too"},
      {"день", "", "за пять дней", "ru", true, "irregular"},
      {"заём", "", "за пять дней", "ru", false, "a preposition"},
      {"заём", "", "условия займа", "ru", true, "its own form"},
      {"порок", "", "публичная порка", "ru", false, "it keeps its vowel"},
      {"объект", "", "по объектам", "ru", true, "ъ is a letter"},
      {"учения", "", "the word учений was used", "en", true, "Cyrillic in English is Russian"},
  };
  rows::expect(table);
}

TEST(Inflection, OfGermanWords) {
  const Row table[] = {
      {"Minister", "", "die Rede des Ministers", "de", true, "genitive"},
      {"Panzer", "", "mit Panzern", "de", true, "dative plural"},
      {"Staat", "", "zwei Staaten", "de", true, "plural"},
      {"Hafen", "", "drei Häfen", "de", true, "an umlaut alone"},
      {"Land", "", "viele Länder", "de", true, "umlaut and ending"},
      {"Angriff", "", "neue Angriffe", "de", true, "e"},
      {"Krieg", "", "des Krieges", "de", true, "es"},
      {"Rakete", "", "mit Raketen", "de", true, "en"},
      {"militärisch", "", "militärische Mittel", "de", true, "adjective"},
      {"russisch", "", "der russischen Flotte", "de", true, "weak adjective"},
      {"Sicherheit", "", "ein sicherer Ort", "de", false, "derivation"},
      {"Regierung", "", "sie regieren", "de", false, "derivation"},
      {"Kanzler", "", "die Kanzlerin", "de", false, "another word"},
      {"Minister", "", "der Verteidigungsminister", "de", false, "a compound is one word"},
      {"*minister", "", "der Verteidigungsminister", "de", true, "a wildcard finds it"},
      {"\"Minister\"", "", "des Ministers", "de", false, "quoted: as written"},
      {"Rußland", "", "in Russland", "de", true, "ß before it"},
  };
  rows::expect(table);
}

TEST(Inflection, OfFrenchWords) {
  const Row table[] = {
      {"ministre", "", "les ministres", "fr", true, "plural"},
      {"navire", "", "trois navires", "fr", true, "plural"},
      {"allié", "", "une force alliée", "fr", true, "feminine"},
      {"national", "", "les gardes nationaux", "fr", true, "al, aux"},
      {"européen", "", "les forces européennes", "fr", true, "ne"},
      {"organisation", "", "deux organisations", "fr", true, "plural"},
      {"organisation", "", "ils vont organiser", "fr", false, "derivation"},
      {"général", "", "il est généralement là", "fr", false, "derivation"},
      {"armée", "", "l’armée et les armées", "fr", true, "behind an elision"},
      {"\"armée\"", "", "les armées", "fr", false, "quoted: as written"},
      {"sanctions", "", "une sanction", "fr", true, "from the other side"},
  };
  rows::expect(table);
}

TEST(Inflection, HasNoneInUkrainian) {
  const Row table[] = {
      {"війна", "", "війна триває", "uk", true, "the written form"},
      {"війна", "", "під час війни", "uk", false, "only"},
      {"війн*", "", "під час війни", "uk", true, "a wildcard helps"},
      {"учения", "", "слово учений", "uk", false, "no Russian in a Ukrainian text"},
      {"sanction", "", "нові sanctions", "uk", true, "a Latin word there is English"},
      {"Київ", "", "у Києві", "uk", false, "names neither"},
      {"боєць", "", "десять бійців", "uk", false, "nor a vowel that goes"},
      {"НАТО", "", "країни НАТО", "uk", true, "what has one form needs none"},
      {"\"міністр оборони\"", "", "Міністр оборони заявив", "uk", true, "phrases as ever"},
  };
  rows::expect(table);
}

TEST(Forms, AreInflectedPhrases) {
  const Row table[] = {
      {"forms:\"министр обороны\"", "", "с министром обороны", "ru", true, "any case"},
      {"forms:\"министр обороны\"", "", "министр по обороне", "ru", false, "side by side"},
      {"forms:\"министр обороны\"", "", "обороны министр", "ru", false, "in this order"},
      {"forms:\"Северный поток\"", "", "взрыв «Северного потока»", "ru", true, "a name"},
      {"\"Северный поток\"", "", "взрыв «Северного потока»", "ru", false, "quotes alone"},
      {"forms:\"defence minister\"", "", "the Defense Ministers", "en", true, "spellings too"},
      {"forms:\"schwerer Angriff\"", "", "bei schweren Angriffen", "de", true, "German"},
      {"forms:\"force alliée\"", "", "les forces alliées", "fr", true, "French"},
      {"forms:\"міністр оборони\"", "", "міністра оборони", "uk", false, "no stemmer"},
      {"forms:\"strike weapon\" NEAR/3 border", "", "strike weapons at the border", "en", true,
       "on a side of NEAR"},
  };
  rows::expect(table);
}
