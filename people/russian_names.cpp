#include "people/russian_names.h"

#include "people/russian_words.h"

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

bool is_given(const Node& node) { return node.capital && node.any(bits(Trait::male, Trait::female)); }

// Александра is nominative as a woman's name.
bool is_oblique_given(const Sheet& sheet, const Node& node) {
  if (!node.is(Trait::oblique)) return false;
  return !(node.is(Trait::female) && node.is(Trait::male) && sheet.folded(node).ends_with("а"));
}

// Whose word is somebody's: behind it a name in the genitive is not its bearer.
bool is_of_somebody(std::string_view w) {
  return ends_with_any(w, "адвокат адвоката адвокаты секретарь секретаря представитель представителя "
                          "представители помощник помощника советник советника соратник соратника "
                          "соратники друг друга супруг супруга супруги жена жены муж мужа сын сына дочь "
                          "дочери брат брата сестра сестры отец отца мать матери сторонник сторонники "
                          "сторонников коллега коллеги заместитель заместителя окружении окружение "
                          "родственники родители вдова вдовы агент агента тренер команда штаб");
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
  while (head < row.first && !sheet.node(head).any(bits(Trait::title, Trait::role, Trait::body,
                                                        Trait::plural)))
    ++head;
  if (row.first == mention.first) return row;
  const bool known = head < row.first;
  if (!known) head = row.first - 1;
  const Node& noun = sheet.node(head);
  if (!noun.is_word()) return row;
  if (noun.is(Trait::body) && !noun.any(bits(Trait::title, Trait::role))) return {};
  const bool straight = nominative(sheet, noun, kAny) != Fit::none;
  const Node& before = sheet.node(row.first - 1);
  const bool owner = before.is_word() && is_of_somebody(sheet.folded(before));
  for (std::uint32_t i = row.first; i < row.behind; ++i) {
    if (!is_given(sheet.node(i))) continue;
    const bool oblique = is_oblique_given(sheet, sheet.node(i));
    if (straight) return oblique ? Range{} : row;
    return oblique && owner ? Range{} : row;
  }
  const std::string_view surname = sheet.folded(sheet.node(row.behind - 1));
  if (owner && (!straight || ends_with_any(surname, "а я ого ой и ы"))) return {};
  if (!known && straight && ends_with_any(surname, "ова ева ина ына ого")) return {};
  return row;
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

const NameForms kNameForms = {may_be_meant, begin, within, sex};

}  // namespace people::russian
