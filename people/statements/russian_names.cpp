#include "people/statements/russian_names.h"

#include <span>

#include "people/statements/russian_words.h"
#include "people/statements/somebodys.h"
#include "text/fold.h"

namespace people::russian {
namespace {

constexpr Agreement kAny = kMale | kFemale | kPlural;

bool may_be_meant(const Sheet& sheet, Range name, const Node& pronoun) {
  const Agreement asked = pronoun.is(Trait::he) ? kMale : kFemale;
  return nominative(sheet, sheet.node(name.behind - 1), asked) != Fit::none;
}

// Behind acronyms; at a given name; in a row of three without one, behind a first word whose case
// is not that of the last («советник Трампа Келлиэн Конуэй»).
std::uint32_t begin(const Sheet& sheet, Range row) {
  std::uint32_t first = row.first;
  for (std::uint32_t i = row.first; i + 1 < row.behind; ++i) {
    const Node& node = sheet.node(i);
    if (node.any(bits(Trait::male, Trait::female))) return i;
    if (is_acronym(sheet, node)) first = i + 1;
  }
  constexpr std::string_view kVowels = "а я ы и ой ей е";
  const Node& lead = sheet.node(first);
  if (row.behind - first < 3 || !ends_with_any(sheet.folded(lead), kVowels)) return first;
  return ends_with_any(sheet.folded(sheet.node(row.behind - 1)), kVowels) ? first : first + 1;
}

bool is_given(const Node& node) {
  return node.capital && node.any(bits(Trait::male, Trait::female));
}

// Александра is nominative as a woman's name.
bool is_oblique_given(const Sheet& sheet, const Node& node) {
  if (!node.is(Trait::oblique)) return false;
  return !(node.is(Trait::female) && node.is(Trait::male) && sheet.folded(node).ends_with("а"));
}

// «помощника президента Ремизова»: whether that is the aide or the president is not told.
bool is_of_bearer(const Sheet& sheet, std::uint32_t first, Range row) {
  if (row.first == first) return false;
  const bool oblique =
      ends_with_any(sheet.folded(sheet.node(row.behind - 1)), "а я ого его ой ей и ы");
  for (std::uint32_t i = row.first; i < row.behind; ++i)
    if (!oblique || (is_given(sheet.node(i)) && !is_oblique_given(sheet, sheet.node(i))))
      return false;
  const Node& before = sheet.node(row.first - 1);
  if (!before.any(bits(Trait::title, Trait::role)) || is_somebodys(sheet.folded(before)))
    return false;
  for (std::uint32_t i = first; i + 1 < row.first; ++i)
    if (sheet.node(i).is_word() && is_somebodys(sheet.folded(sheet.node(i))))
      return nominative(sheet, before, kMale | kFemale) == Fit::none;
  return false;
}

Range within(const Sheet& sheet, Range mention) {
  std::uint32_t first = mention.behind;
  while (first > mention.first) {
    const Node& node = sheet.node(first - 1);
    if (!node.is_word() || !node.capital || is_outside(node) || is_acronym(sheet, node) ||
        node.any(bits(Trait::title, Trait::role, Trait::body, Trait::medium, Trait::pronoun,
                      Trait::determiner)))
      break;
    --first;
  }
  if (first == mention.behind) return {};
  const Range row{begin(sheet, {first, mention.behind}), mention.behind};
  std::uint32_t head = mention.first;
  while (head < row.first &&
         !sheet.node(head).any(bits(Trait::title, Trait::role, Trait::body, Trait::plural)))
    ++head;
  if (row.first == mention.first) return row;
  if (is_of_bearer(sheet, mention.first, row)) return {};
  const bool known = head < row.first;
  if (!known) head = row.first - 1;
  const Node& noun = sheet.node(head);
  if (!noun.is_word()) return row;
  if (noun.is(Trait::body) && !noun.any(bits(Trait::title, Trait::role))) return {};
  const bool straight = nominative(sheet, noun, kAny) != Fit::none;
  const Node& before = sheet.node(row.first - 1);
  const bool owner = before.is_word() && is_somebodys(sheet.folded(before));
  for (std::uint32_t i = row.first; i < row.behind; ++i) {
    if (!is_given(sheet.node(i))) continue;
    const bool oblique = is_oblique_given(sheet, sheet.node(i));
    if (straight) return oblique ? Range{} : row;
    return oblique && owner ? Range{} : row;
  }
  const std::string_view surname = sheet.folded(sheet.node(row.behind - 1));
  if (owner && (!straight || ends_with_any(surname, "а я ого ой и ы"))) return {};
  if (!known && straight && ends_with_any(surname, "ова ева ина ына ого")) return {};
  // «по словам сиделки Ремизова»: a noun that no class knows is no title of his.
  if (!known && !straight && !noun.capital && noun.traits == 0 && !is_modifier(sheet, noun, kAny) &&
      ends_with_any(surname, "а я ого ой и ы"))
    return {};
  return row;
}

// The ending of another case put off, and those of the nominative tried on.
std::string straight_given(const Sheet& sheet, const Node& given) {
  const std::string written(sheet.words(given));
  if (!is_oblique_given(sheet, given)) return written;
  if (written.starts_with("Павл")) return "Павел";
  if (written.starts_with("Льв")) return "Лев";
  constexpr std::size_t kLetter = 2;
  for (const std::string_view off :
       {"ией", "ом", "ем", "ой", "ей", "а", "у", "е", "я", "ю", "ы", "и"}) {
    if (!written.ends_with(off) || written.size() <= off.size() + kLetter) continue;
    const std::string stem = written.substr(0, written.size() - off.size());
    for (const std::string_view on : {"", "й", "ь", "а", "я", "ия"}) {
      const Tongue::Entry* const known = sheet.tongue().find(text::fold(stem + std::string(on)));
      const Traits sex = given.traits & bits(Trait::male, Trait::female);
      if (known != nullptr && (known->traits & sex) != 0 &&
          (known->traits & bit(Trait::oblique)) == 0)
        return stem + std::string(on);
    }
  }
  return {};
}

struct Ending {
  std::string_view off, on;
};
constexpr Ending kMaleEndings[] = {
    {"овым", "ов"},    {"евым", "ев"},    {"ёвым", "ёв"},    {"иным", "ин"},    {"ыным", "ын"},
    {"ову", "ов"},     {"еву", "ев"},     {"ёву", "ёв"},     {"ину", "ин"},     {"ским", "ский"},
    {"ского", "ский"}, {"скому", "ский"}, {"цкого", "цкий"}, {"цкому", "цкий"}, {"цким", "цкий"},
    {"ого", "ый"},     {"ому", "ый"},     {"ом", ""},        {"ы", "а"},        {"а", ""}};
constexpr Ending kFemaleEndings[] = {{"овой", "ова"}, {"евой", "ева"},  {"ёвой", "ёва"},
                                     {"иной", "ина"}, {"ову", "ова"},   {"еву", "ева"},
                                     {"ину", "ина"},  {"ской", "ская"}, {"скую", "ская"}};

std::string straight_surname(std::string_view written, bool female) {
  const auto endings = female ? std::span<const Ending>(kFemaleEndings) : kMaleEndings;
  for (const Ending& e : endings)
    if (written.ends_with(e.off) && written.size() > e.off.size() + 4)
      return std::string(written.substr(0, written.size() - e.off.size())) + std::string(e.on);
  return std::string(written);
}

std::string straight(const Sheet& sheet, Range name) {
  constexpr std::uint32_t kGivenAndFamily = 2;  // a patronymic or particle between: left as it is
  if (name.size() != kGivenAndFamily) return {};
  const Node& given = sheet.node(name.first);
  if (!is_given(given)) return {};
  const std::string first = straight_given(sheet, given);
  if (first.empty()) return {};
  const bool female = given.is(Trait::female) && !given.is(Trait::male);
  return first + " " + straight_surname(sheet.words(sheet.node(name.behind - 1)), female);
}

// By the verb beside the name: «Федермессер заявила».
Traits sex(const Sheet& sheet, Range name) {
  const auto of = [&](const Node& verb) -> Traits {
    if (!verb.is_word() || !verb.any(bits(Trait::cue, Trait::light))) return 0;
    const std::string_view w = sheet.folded(verb);
    if (ends_with_any(w, "ла лась")) return bit(Trait::female);
    return ends_with_any(w, "л лся") ? bit(Trait::male) : 0;
  };
  if (nominative(sheet, sheet.node(name.behind - 1), kMale | kFemale) == Fit::none) return 0;
  Traits found = name.behind < sheet.nodes().size() ? of(sheet.node(name.behind)) : 0;
  if (found == 0 && name.first > 0) found = of(sheet.node(name.first - 1));
  if (found == 0 && ends_with_any(sheet.folded(sheet.node(name.behind - 1)), "ская цкая"))
    found = bit(Trait::female);
  return found;
}

}  // namespace

const NameForms kNameForms = {may_be_meant, begin, within, straight, sex};

}  // namespace people::russian
