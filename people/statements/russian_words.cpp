// Endings, the longest and surest first. A masculine in -а (глава, Илья) and a genitive in -а
// (министра) are told apart by whether the word without its ending is one of the same class; a
// surname's genitive (Иванова) from a woman's name by what the verb asks for.
#include "people/statements/russian_words.h"

#include <string>

#include "text/utf8.h"

namespace people::russian {
namespace {

constexpr Traits kClasses =
    bits(Trait::title, Trait::role, Trait::body, Trait::medium, Trait::plural);

constexpr std::string_view kOblique =
    "ами ями ам ям ах ях ому ему ого его ыми ими овым евым иным ыным ским цким ным овой евой "
    "иной ской цкой ову еву ину ую юю ью ией ием ию";

bool ends_hard(std::string_view w) {  // a consonant, й or ь
  return ends_with_any(w, "б в г д ж з к л м н п р с т ф х ц ч ш щ й ь");
}

bool knows(const Sheet& sheet, std::string folded, Traits traits) {
  const Tongue::Entry* const entry = sheet.tongue().find(folded);
  return entry != nullptr && (entry->traits & traits) != 0;
}

constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic letter

// Whether the word is another case of one that ends otherwise: министра, движения, представителя.
bool is_genitive_of_known(const Sheet& sheet, std::string_view w, Traits traits) {
  const std::string stem(w.substr(0, w.size() - kLetter));
  return knows(sheet, stem + (w.ends_with("а") ? "ом" : "ем"), traits);
}

Agreement of_ending(std::string_view w) {
  if (ends_hard(w)) return kMale;
  if (w.ends_with("а") || w.ends_with("я")) return kFemale;
  if (ends_with_any(w, "ние тие сие лие вие бие")) return kNeuter;
  if (ends_with_any(w, "ие ые не")) return kPlural;
  if (w.ends_with("о") || w.ends_with("ое") || w.ends_with("ее")) return kNeuter;
  if (w.ends_with("ы") || w.ends_with("и")) return kPlural;
  return 0;
}

Fit of_class(const Sheet& sheet, const Node& node, std::string_view w, Agreement asked) {
  const Traits traits = node.traits & kClasses;
  const bool person = node.any(bits(Trait::title, Trait::role));
  if (is_acronym(sheet, node)) return Fit::strong;
  if (ends_with_any(w, "ам ям ами ями ах ях ом ем ью у ю ого его ому ему ым им ых их") &&
      !ends_with_any(w, "баку"))
    return Fit::none;
  if (w.ends_with("ов") || (w.ends_with("ев") && !node.capital) ||
      (ends_with_any(w, "ей ой") && !ends_with_any(w, "шей")))
    return Fit::none;
  if (node.is(Trait::body) && w.ends_with("ий")) return Fit::none;
  if (ends_hard(w)) {
    // директор заявила: of a woman
    if ((asked & kMale) != 0) return Fit::strong;
    return person && (asked & kFemale) != 0 ? Fit::weak : Fit::none;
  }
  if (w.ends_with("а") || w.ends_with("я")) {
    if (is_genitive_of_known(sheet, w, traits)) {
      const bool plural = ends_with_any(w, "директора профессора доктора министерства ведомства");
      return plural && asked == kPlural ? Fit::weak : Fit::none;
    }
    if ((asked & kFemale) != 0) return Fit::strong;
    // глава, судья, мужчина
    return person && node.is(Trait::male) && (asked & kMale) != 0 ? Fit::strong
           : ends_with_any(w, "глава судья папа старшина староста") && (asked & kMale) != 0
               ? Fit::strong
               : Fit::none;
  }
  if (ends_with_any(w, "ии") && !node.is(Trait::plural)) return Fit::none;
  return (of_ending(w) & asked) != 0 ? Fit::strong : Fit::none;
}

// A name that no class holds.
Fit of_name(std::string_view w, Agreement asked) {
  if (ends_with_any(w, kOblique)) return Fit::none;
  if (ends_with_any(w, "ом ем ых их")) return Fit::none;
  if (ends_with_any(w, "ой ей")) return (asked & (kMale | kFemale)) != 0 ? Fit::weak : Fit::none;
  if (ends_hard(w))
    return (asked & kMale) != 0 ? Fit::strong : (asked & kFemale) != 0 ? Fit::weak : Fit::none;
  if (w.ends_with("а") || w.ends_with("я")) {
    if ((asked & kFemale) != 0) return Fit::strong;
    return (asked & kMale) != 0 && !ends_with_any(w, "ова ева ина ына ая яя ия") ? Fit::weak
                                                                                 : Fit::none;
  }
  if (ends_with_any(w, "о е э")) return Fit::weak;
  if (w.ends_with("ы")) return (asked & kPlural) != 0 ? Fit::weak : Fit::none;
  return Fit::weak;  // Шойгу, Пелоси, Абэ, and what is written in Latin letters
}

Fit of_given_name(const Node& node, std::string_view w, Agreement asked) {
  const bool oblique = node.is(Trait::oblique);
  if (node.is(Trait::male) && !oblique && (asked & kMale) != 0) return Fit::strong;
  // Александра is a man's genitive as well.
  const bool woman =
      node.is(Trait::female) && (!oblique || (node.is(Trait::male) && w.ends_with("а")));
  return woman && (asked & kFemale) != 0 ? Fit::strong : Fit::none;
}

Fit of_common_noun(std::string_view w, Agreement asked) {
  if (ends_with_any(w, kOblique)) return Fit::none;
  if (ends_with_any(w, "ом ем ов ев ых их ым им ей ой ти ть")) return Fit::none;
  constexpr std::size_t kLong = 6 * kLetter;
  if (w.size() >= kLong && w.ends_with("но")) return Fit::none;  // an adverb: параллельно
  return (of_ending(w) & asked) != 0 ? Fit::weak : Fit::none;
}

}  // namespace

bool ends_with_any(std::string_view word, std::string_view endings) {
  while (!endings.empty()) {
    const std::size_t blank = endings.find(' ');
    if (word.ends_with(endings.substr(0, blank))) return true;
    if (blank == endings.npos) return false;
    endings.remove_prefix(blank + 1);
  }
  return false;
}

Agreement asked_by(std::string_view w) {
  if (ends_with_any(w, "ла лась ена")) return kFemale;
  if (ends_with_any(w, "ло лось")) return kNeuter;
  if (ends_with_any(w, "ли лись ют ят ут ются ятся утся ены")) return kPlural;
  if (ends_with_any(w, "ет ит ется ится")) return kSingular;
  return kMale;
}

bool is_outside(const Node& node) {
  return node.any(bits(Trait::conjunction, Trait::that, Trait::whether, Trait::subordinator,
                       Trait::relative, Trait::negation, Trait::hedge, Trait::decline, Trait::be,
                       Trait::adverb, Trait::time, Trait::verb, Trait::cue, Trait::light,
                       Trait::preposition));
}

bool is_verb_like(const Sheet& sheet, const Node& node) {
  if (!node.is_word() || node.capital ||
      node.any(bits(Trait::title, Trait::role, Trait::body, Trait::plural, Trait::medium)))
    return false;
  const std::string_view w = sheet.folded(node);
  constexpr std::size_t kShort = 4 * kLetter;
  if (w.size() <= kShort || ends_with_any(w,
                                          "отдел раздел совет кабинет бюджет университет факультет "
                                          "интернет пакет комитет"))
    return false;
  return ends_with_any(w, "ал ил ел ул ыл ял ся лась лись лось или ули яли ыли ет ит ут ют ат ят");
}

bool is_initial(const Sheet& sheet, std::uint32_t at, std::uint32_t behind) {
  if (at + 2 >= behind) return false;
  const Node &node = sheet.node(at), &dot = sheet.node(at + 1);
  return node.is_word() && node.capital && node.end - node.begin <= kLetter &&
         dot.sign == Sign::other && sheet.words(dot) == ".";
}

bool is_person_noun(std::string_view w) {
  if (ends_with_any(
          w,
          "документ документы момент моменты элемент элементы фрагмент фрагменты контингент "
          "прецедент прецеденты инцидент инциденты процент проценты вариант варианты "
          "эксперимент эксперименты размер размеры номер номера сектор секторы вектор фактор "
          "факторы характер двигатель показатель показатели пример примеры рейтинг лист листы "
          "аргумент аргументы комплимент договор приговор коридор выбор спор простор упор "
          "барьер карьер турнир сценарий список источники спектакль календарь словарь "
          "инструмент парламент департамент регламент монумент сегмент темперамент"))
    return false;
  return ends_with_any(
      w,
      "ист исты ор оры ер еры тель тели ник ники лог логи граф графы ент енты ант анты "
      "ец цы арь ари ач ачи щик щики чик чики вед веды янин анин яне ане истка истки "
      "ница ницы щица ша есса ессы мен мены");
}

bool is_acronym(const Sheet& sheet, const Node& node) {
  const std::string_view written = sheet.words(node);
  std::size_t letters = 0;
  for (std::size_t i = 0; i < written.size();) {
    const auto c = static_cast<unsigned char>(written[i]);
    if (c >= 'A' && c <= 'Z') {
      ++i;
    } else if (i + 1 < written.size() && c == 0xD0U &&
               ((static_cast<unsigned char>(written[i + 1]) >= 0x90U &&
                 static_cast<unsigned char>(written[i + 1]) <= 0xAFU) ||
                static_cast<unsigned char>(written[i + 1]) == 0x81U)) {
      i += 2;
    } else {
      return false;
    }
    ++letters;
  }
  return letters >= 2;
}

bool is_latin(const Sheet& sheet, const Node& node) {
  const char first = sheet.words(node).front();
  return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
}

bool is_participle(std::string_view w) {
  constexpr std::string_view kStems[] = {"вш", "ющ", "ящ", "ущ", "ащ", "енн", "анн", "ем", "им"};
  std::string_view stem = w;
  if (stem.ends_with("ся")) stem.remove_suffix(2 * kLetter);
  for (const std::string_view ending :
       {"ими", "ыми", "ий", "ая", "ее", "ие",  "его", "ей", "им", "их",
        "ему", "ую",  "ый", "ое", "ые", "ого", "ой",  "ым", "ых", "ому"}) {
    if (!stem.ends_with(ending)) continue;
    const std::string_view left = stem.substr(0, stem.size() - ending.size());
    for (const auto s : kStems)
      if (left.ends_with(s) && left.size() > s.size() + 2 * kLetter) return true;
  }
  return false;
}

bool is_undeclined(const Sheet& sheet, const Node& node) {
  constexpr Traits kOther =
      kClasses | bits(Trait::place, Trait::occasion, Trait::male, Trait::female, Trait::pronoun);
  return node.is_word() && node.capital && !node.any(kOther) && !is_acronym(sheet, node) &&
         ends_with_any(sheet.folded(node), "у ю о э ли ни ри си") && !is_addressed(sheet, node);
}

Fit nominative(const Sheet& sheet, const Node& node, Agreement asked) {
  if (!node.is_word()) return Fit::none;
  const std::string_view w = sheet.folded(node);
  if (is_subject_pronoun(sheet, node)) {
    const Agreement is = w == "он"                 ? kMale
                         : w == "она"              ? kFemale
                         : w == "они" || w == "мы" ? kPlural
                                                   : kMale | kFemale;
    return (asked & is) != 0 ? Fit::strong : Fit::none;
  }
  if (node.any(bits(Trait::pronoun, Trait::it, Trait::credit))) return Fit::none;
  if (node.any(kClasses)) return of_class(sheet, node, w, asked);
  if (is_outside(node) || node.is(Trait::determiner)) return Fit::none;
  if (node.capital) {
    if (node.any(bits(Trait::male, Trait::female))) return of_given_name(node, w, asked);
    if (is_acronym(sheet, node)) return Fit::weak;
    return of_name(w, asked);
  }
  return of_common_noun(w, asked);
}

bool is_subject_pronoun(const Sheet& sheet, const Node& node) {
  if (!node.is_word() || !node.any(bits(Trait::he, Trait::she, Trait::they, Trait::i)))
    return false;
  const auto& w = sheet.folded(node);
  return w != "его" && w != "ее" && w != "их";
}

bool is_modifier(const Sheet& sheet, const Node& node, Agreement asked) {
  if (!node.is_word()) return false;
  const std::string_view w = sheet.folded(node);
  constexpr std::size_t kDigits = 3;  // 2018 is a year
  if (w.front() >= '0' && w.front() <= '9') return w.size() <= kDigits;
  if (ends_with_any(w, "вице экс пресс топ тогда полит") && w.size() <= 5 * kLetter) return true;
  if (node.is(Trait::determiner)) {
    if (ends_with_any(w, "ого ому его ему им ым их ых ую ей ем ом ой") && w != "его" && w != "их")
      return w == "ее";
    return true;
  }
  if (is_outside(node) || node.any(kClasses) || node.any(bits(Trait::pronoun))) return false;
  if (node.capital && node.any(bits(Trait::male, Trait::female))) return false;
  if (w.size() < 4 * kLetter) return false;
  if (ends_with_any(w, "ый ий ой")) return (asked & kMale) != 0;
  if (ends_with_any(w, "ая яя")) return (asked & kFemale) != 0;
  if (ends_with_any(w, "ое ее")) return (asked & kNeuter) != 0;
  if (ends_with_any(w, "ые ие"))
    return (asked & kPlural) != 0 && !ends_with_any(w, "ание ение ствие");
  return false;
}

bool is_addressed(const Sheet& sheet, const Node& node) {
  if (!node.is_word() || is_acronym(sheet, node)) return false;
  const std::string_view w = sheet.folded(node);
  if (node.capital)
    return ends_with_any(w, "ами ями ому ему овым евым иным ыным ским цким ову еву ину ым");
  return ends_with_any(w, "ам ям ами ями ах ях ому ему ым им у ю ом ем ью");
}

}  // namespace people::russian
