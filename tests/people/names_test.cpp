// Watched names in articles: in which texts a person is found, and in which not.
#include "people/names/name_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "people/people.h"

namespace {

using people::NameFound;
using people::NameIndex;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using Kind = people::NameFound::Kind;

std::vector<NameFound> found(const NameIndex& index, const std::string& text,
                             const std::string& lang, const std::string& title = "") {
  model::Article article;
  article.title = title;
  article.text = text;
  article.lang = lang;
  return settled(index.find(text::Reading(title, text, lang), article));
}

// How often one person is named.
std::size_t times(const std::string& name, const std::string& text, const std::string& lang) {
  return found(NameIndex({{name, {}, {}, {}}}), text, lang).size();
}

struct Row {
  const char *name, *lang, *text;
  std::size_t times;
};

void expect_all(std::span<const Row> rows) {
  for (const auto& [name, lang, text, expected] : rows)
    EXPECT_EQ(times(name, text, lang), expected) << name << " in: " << text;
}

}  // namespace

TEST(WatchedNames, AreFoundAcrossScripts) {
  const Row rows[] = {
      {"Sergey Shoigu", "ru", "Вчера Сергей Шойгу прибыл в Минск.", 1},
      {"Sergey Shoigu", "en", "Yesterday Sergei Shoygu came to Minsk.", 1},
      {"Sergey Shoigu", "de", "Gestern kam Sergej Schoigu nach Minsk.", 1},
      {"Sergey Shoigu", "fr", "Hier, Sergueï Choïgou est arrivé.", 1},
      {"Sergey Shoigu", "pl", "Wczoraj Siergiej Szojgu przybył.", 1},
      {"Sergey Shoigu", "uk", "Учора Сергій Шойгу прибув до Мінська.", 1},
      {"Никол Пашинян", "en", "Nikol Pashinyan spoke.", 1},
      {"Նիկոլ Փաշինյան", "ru", "Никол Пашинян выступил.", 1},
      {"Nikol Pashinyan", "hy", "Երեկ Նիկոլ Փաշինյանը խոսեց։", 1},
      {"Petr Tchaikovsky", "de", "Das Werk von Pjotr Tschaikowski erklang.", 1},
      {"Пётр Чайковский", "pl", "Piotr Czajkowski był tu.", 1},
      {"Kassym-Jomart Tokayev", "ru", "Касым-Жомарт Токаев приехал.", 1},
      {"Қасым-Жомарт Тоқаев", "en", "Kassym-Jomart Tokayev arrived.", 1},
      {"Emomali Rahmon", "tg", "Эмомалӣ Раҳмон суханронӣ кард.", 1},
      {"Theresa May", "bg", "Тереза Мей пристигна.", 1},
      {"Donald Trump", "ka", "დონალდ ტრამპი ჩამოვიდა.", 1},
      {"George Papandreou", "el", "Ο Γιώργος Παπανδρέου μίλησε.", 0},  // another given name
      {"Giorgos Papandreou", "el", "Ο Γιώργος Παπανδρέου μίλησε.", 1},
  };
  expect_all(rows);
}

TEST(WatchedNames, AreFoundInEveryCase) {
  const Row rows[] = {
      {"Alexander Lukashenko", "ru", "Встреча с Александром Лукашенком прошла.", 1},
      {"Kassym-Jomart Tokayev", "ru", "Слова Касым-Жомарта Токаева услышали.", 1},
      {"Volodymyr Zelensky", "ru", "Передали Владимиру Зеленскому.", 1},
      {"Volodymyr Zelensky", "cs", "Jednal s Volodymyrem Zelenským.", 1},
      {"Angela Merkel", "cs", "Viděl Angelu Merkelovou.", 1},
      {"Vladimir Putin", "pl", "Rozmawiał z Władimirem Putinem.", 1},
      {"Vladimir Putin", "sl", "Govoril je z Vladimirjem Putinom.", 1},
      {"Andrzej Duda", "pl", "Spotkanie z Andrzejem Dudą.", 1},
      {"Maria Zakharova", "ru", "Сказано Марией Захаровой.", 1},
      {"Sergei Lavrov", "uk", "Розмова із Сергієм Лавровим.", 1},
  };
  expect_all(rows);
}

TEST(WatchedNames, StandInEitherOrderWithInitialsPatronymicsAndParticles) {
  const Row rows[] = {
      {"Sergey Shoigu", "ru", "Шойгу Сергей Кужугетович родился в Туве.", 1},
      {"Sergey Shoigu", "ru", "Приказ подписал С. К. Шойгу.", 1},
      {"Sergey Shoigu", "ru", "Приказ подписал Шойгу С.К.", 1},
      {"Viktor Orbán", "hu", "Orbán Viktor beszélt.", 1},
      {"Ursula von der Leyen", "ru", "Урсула фон дер Ляйен выступила.", 1},
      {"Jean-Claude Juncker", "en", "Jean Claude Juncker left.", 1},
      {"Saif ul Malook", "ru", "Сайфул Малук сказал.", 1},
      {"Donald Trump", "en", "Then Donald John Trump spoke.", 1},
      {"Xi Jinping", "ru", "Си Цзиньпин прибыл.", 1},
      {"РАХМОН Эмомали", "en", "Emomali Rahmon arrived.", 1},
      {"Shoigu, Sergey", "en", "Sergey Shoigu arrived.", 1},
  };
  expect_all(rows);
}

TEST(WatchedNames, SomebodyElseIsNotMeant) {
  const Row rows[] = {
      {"Sergey Shoigu", "en", "Larisa Shoigu spoke. Shoigu left.", 0},
      {"Sergey Shoigu", "ru", "А. Шойгу сказал.", 0},
      {"Sergey Shoigu", "ru", "Шойгу сказал.", 0},  // alone: who knows which
      {"Bill Clinton", "en", "Yesterday Hillary Clinton spoke.", 0},
      {"Hillary Clinton", "en", "Hillary Clinton-Smith spoke.", 0},
      {"Donald Trump Jr.", "en", "Donald Trump spoke.", 0},
      {"Donald Trump", "en", "Donald Trump Jr. spoke.", 0},
      {"Roman Fedorov", "ru", "Роман Фёдоровский выступил.", 0},
      {"Ivan Petrov", "ru", "Иван Петровский и Степан Петров.", 0},
      {"Sergey Viktorovich Lavrov", "ru", "Сергей Борисович Лавров, врач.", 0},
  };
  expect_all(rows);
}

TEST(WatchedNames, CommonWordsAreNoNames) {
  const Row rows[] = {
      {"Theresa May", "en", "In May they may go. May I?", 0},
      {"Al Gore", "sl", "Tam je gor ali dol.", 0},
      {"Tom Brake", "en", "The tom will brake.", 0},
      {"Mark Major", "en", "They mark major events. Major Mark, a dog.", 0},
      {"Paul Ryan", "ru", "В РАН. П. сказал.", 0},
  };
  expect_all(rows);
}

TEST(WatchedNames, TheFamilyNameAloneCountsBesideTheFullOne) {
  const Row rows[] = {
      {"Sergey Shoigu", "en", "Shoigu left. He is Sergey Shoigu. Later Shoigu came.", 3},
      {"Sergey Shoigu", "en", "Sergey Shoigu left. His sister Larisa Shoigu stayed. Shoigu slept.",
       1},
      {"Vladimir Putin", "pl", "Władimir Putin mówił. Słowa Putina były jasne.", 2},
  };
  expect_all(rows);
}

TEST(WatchedNames, TheOfficeMayStandForTheFullName) {
  const NameIndex index({{"Sergey Shoigu", {}, {}, {}}});
  const std::string text = "Shoigu left.";
  const auto all = index.find(text::Reading("", text, "en"), {.text = text, .lang = "en"});

  const people::PersonId known[] = {0};
  EXPECT_EQ(settled(all, known).size(), 1u);
  EXPECT_THAT(settled(all), IsEmpty());
}

TEST(WatchedNames, TwoOfOneFamilyAreToldApart) {
  const NameIndex index({{"Joe Biden", {}, {}, {}}, {"Jill Biden", {}, {}, {}}});

  const auto both = found(index, "Joe Biden met Jill Biden. Biden smiled.", "en");

  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].person, 0u);
  EXPECT_EQ(both[1].person, 1u);
}

TEST(WatchedNames, PinnedFormsCountAndBannedOnesDoNot) {
  const NameIndex index({{"Sergey Shoigu", {}, {"the Tuvan"}, {"Serge Shoigu"}}});

  EXPECT_EQ(found(index, "They call him the Tuvan.", "en").size(), 1u);
  EXPECT_THAT(found(index, "Serge Shoigu sings.", "en"), IsEmpty());
  EXPECT_EQ(found(index, "Sergei Shoigu sings.", "en").size(), 1u);
}

TEST(WatchedNames, AFoundNameHasItsPlaces) {
  const NameIndex index({{"Sergey Shoigu", {}, {}, {}}});

  const auto all = found(index, "Yesterday General Sergey K. Shoigu left.", "en");

  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].kind, Kind::full);
  EXPECT_EQ(all[0].first, 2u);
  EXPECT_EQ(all[0].family, 4u);
  EXPECT_EQ(all[0].behind, 5u);
}

TEST(WatchedNames, B35InvisibleCharactersDoNotHideAName) {
  const Row rows[] = {
      {"Sergey Shoigu", "en", "Ser\u200Bgey Sho\u00ADigu left.", 1},
      {"Sergey Shoigu", "en", "\u202ESergey \u2066Shoigu\u2069 left.", 1},
      {"Sergey Shoigu", "en", "Sergey\u00A0Shoigu left.", 1},
  };
  expect_all(rows);
}

TEST(WatchedNames, B36CompatibilityLettersAreFolded) {
  EXPECT_EQ(times("Sergey Shoigu", "Ｓｅｒｇｅｙ Ｓｈｏｉｇｕ left.", "en"), 1u);
}

TEST(WatchedNames, B37HostileWordsTakeNoTime) {
  std::string marks = "Sergey Shoigu";
  for (int i = 0; i < 100'000; ++i) marks += "\u0301";
  std::string long_word(200'000, 's');
  const NameIndex index({{"Sergey Shoigu", {}, {}, {}}});
  const auto started = std::chrono::steady_clock::now();

  found(index, marks + " " + long_word + " left.", "en");

  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(5));
}

TEST(BareNames, AreTheNearestPersons) {
  const people::Names names({"Sergey Shoigu", "Sergey Lavrov", "Бганба Валерий Рамшухович",
                             "Heinz-Christian Strache", "Иван Тодоров Иванов",
                             "Иван Димитров Иванов"});
  using Indexes = std::vector<std::size_t>;

  EXPECT_EQ(names.meant_by("Шойгу, Сергей"), Indexes{0});
  EXPECT_EQ(names.meant_by("Valeri Bganba"), Indexes{2});
  EXPECT_EQ(names.meant_by("ჰაინც-კრისტიან შტრახე"), Indexes{3});
  EXPECT_EQ(names.meant_by("IVAN DIMITROV IVANOV"), Indexes{5});
  EXPECT_EQ(names.meant_by("Sergey Petrov"), Indexes{});
}

TEST(BareNames, OfOnePerson) {
  const struct {
    const char *name, *other;
    bool is_one;
  } rows[] = {
      {"Viktor Karel", "Karel, Viktor", true},     {"Viktor Karel", "Victor Carel", true},
      {"ViktorKarel", "Viktor Karel", true},       {"V. Karel", "Viktor Karel", true},
      {"Viktor J Karel", "Viktor O Karel", false}, {"Viktor Karel", "Martin Karel", false},
      {"Anna Karel", "Anna Karlsson", false},      {"Anna", "Anna Karel", false},
      {"Вiктор Карел", "Viktor Karel", true},
  };
  for (const auto& [name, other, is_one] : rows)
    EXPECT_EQ(people::may_be_one(name, other), is_one) << name << " | " << other;
}

TEST(WrittenForms, ShowTheSpellingsOfManyLanguages) {
  const auto forms = people::written_forms({.name = "Сергей Шойгу", .ban = {"Sergej Szojgu"}});

  for (const char* form :
       {"Sergei Shoigu", "Sergej Schojgu", "Sergei Choigou", "Сергею Шойгу", "Shoigu"})
    EXPECT_THAT(forms, Contains(form));
  EXPECT_THAT(forms, Not(Contains("Sergej Szojgu")));
}

TEST(WrittenForms, AreAllMatched) {
  for (const char* name : {"Sergey Shoigu", "Касым-Жомарт Токаев", "Nikol Pashinyan"}) {
    const NameIndex index({{name, {}, {}, {}}});
    for (const std::string& form : people::written_forms({.name = name})) {
      const std::string text = "… " + form + " …";
      EXPECT_THAT(index.find(text::Reading("", text, ""), {.text = text}), Not(IsEmpty())) << form;
    }
  }
}

TEST(WatchedNames, InATextWithoutCapitalsANameCountsAsItIsKnown) {
  EXPECT_EQ(times("Sergey Shoigu", "yesterday sergey shoigu spoke", "en"), 1u);
  EXPECT_EQ(times("Sergey Shoigu", "Yesterday sergey shoigu spoke", "en"), 0u);
}
