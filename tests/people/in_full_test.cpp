// Who is named in full is found by a way of its own: it has to tell what the plain search tells.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "people/names/name_index.h"
#include "people/people.h"

namespace {

using people::NameFound;
using Kind = people::NameFound::Kind;

constexpr std::array kPieces = {
    "Boris",       "boris",      "Борис",      "Борисом",  "Борису",     "B.",        "Б.",
    "Б.В.",        "Bob",        "Anna",       "Анна",     "Анны",       "A.",        "Annas",
    "Koralsky",    "koralsky",   "Коральский", "KORALSKY", "Коральским", "Koralskis", "Koralski",
    "Koralskaya",  "Коральская", "Коральской", "Saif",     "ul",         "Saiful",    "Сайфул",
    "Maruk",       "Марук",      "Маруком",    "al",       "van",        "von",       "Викторович",
    "Viktorovich", "Jr",         "junior",     "Monday",   "President",  "Президент", "said",
    "сказал",      "II",         "U.S.",       "Дж.",      "Wanmin",     "Li",        "Ли",
    "Ваньминь",    "Koral",      "Kora",       "Dunbar",   "Дунбар",     "Lea",       "Леа"};
constexpr std::array kGaps = {" ", " ", " ", " ", " ", "-", ", ", ". ", "\u00a0", "\n", "\u00ad"};
constexpr std::array kLanguages = {"ru", "en", "de", "pl", ""};

std::vector<people::Person> some_persons() {
  return {{"Boris Koralsky", {"Bob Koral"}, {}, {}},
          {"Anna Koralskaya", {}, {}, {"Anna Koralski"}},
          {"Saif ul Maruk", {}, {}, {}},
          {"Li Wanmin", {"Wanmin"}, {}, {}},
          {"Boris Viktorovich Koralsky", {}, {"B. Koralsky"}, {}},
          {"Boris Maruk Jr.", {}, {}, {}},
          {"Lea-Anna von Dunbar", {}, {}, {}}};
}

class Texts {
 public:
  std::string next() {
    std::string text;
    for (std::size_t i = 0, count = 2 + pick(10); i < count; ++i)
      text.append(kPieces[pick(kPieces.size())]).append(kGaps[pick(kGaps.size())]);
    return text;
  }
  std::size_t pick(std::size_t most) { return random_() % most; }

 private:
  std::mt19937 random_{7};
};

std::vector<NameFound> in_full_of(std::vector<NameFound> found) {
  std::erase_if(found, [](const NameFound& one) {
    return one.kind != Kind::full && one.kind != Kind::initial;
  });
  return found;
}

}  // namespace

TEST(NamesInFull, AreThoseThatThePlainSearchFinds) {
  const people::NameIndex index(some_persons());
  Texts texts;
  std::size_t count = 0;

  for (int i = 0; i < 4000; ++i) {
    model::Article article;
    article.title = texts.next();
    article.text = texts.next() + texts.next();
    const text::Reading reading(article.title, article.text,
                                kLanguages[texts.pick(kLanguages.size())]);
    const auto expected = in_full_of(index.find(reading, article));

    ASSERT_EQ(index.in_full(reading, article), expected) << article.title << '|' << article.text;
    count += expected.size();
  }
  EXPECT_GT(count, 1000U);
}

TEST(NamesInFull, OfSeveralPersonsWhomAPlaceMayNameTheNearestIsMeant) {
  const people::Names names({"Bill Morland", "William Morland", "Walter Morland"});
  struct Row {
    const char* text;
    std::vector<std::size_t> meant;
  };
  const Row rows[] = {{"Yesterday Bill Morland came.", {0}},
                      {"Yesterday William Morland came.", {1}},
                      {"Yesterday W. Morland came.", {1, 2}},
                      {"Bill Morland met William Morland.", {0, 1}}};
  for (const auto& [text, meant] : rows) {
    model::Article article;
    article.text = text;
    EXPECT_EQ(names.found_in(text::Reading({}, text, "en"), article), meant) << text;
  }
}
