// English: auxiliaries before the verb, the subject before them, or behind the verb after content
// (“…,” said Smith).
#include "people/statements/grammar.h"
#include "people/statements/noun_phrase.h"

namespace people {
namespace {

std::optional<VerbGroup> verb_group(const Sheet& sheet, const Sentence& sentence, std::uint32_t at,
                                    CueForm form) {
  using Shape = Cue::Shape;
  VerbGroup group;
  // The States; "proposed" in "the proposed wall".
  const bool first_word = at == sentence.first;
  if (sheet.node(at).capital && !first_word && sheet.node(at - 1).is_word() &&
      sheet.field() == model::Field::text)
    return std::nullopt;
  if (!first_word &&
      (sheet.node(at - 1).any(bits(Trait::determiner, Trait::preposition)) ||
       sheet.node(at - 1).possessive) &&
      !form.is(Shape::gerund))
    return std::nullopt;
  const std::uint32_t begin = sheet.node(at).begin;
  if (begin > 0 && sheet.utf8()[begin - 1] == '-')
    return std::nullopt;  // the tax-writing committee
  bool be = false, have = false, did = false;
  std::uint32_t first = at;
  constexpr std::uint32_t kCompanions = 6;
  for (std::uint32_t i = at; i > sentence.first && at - i < kCompanions; --i) {
    const Node& node = sheet.node(i - 1);
    if (!node.is_word()) break;
    if (node.any(bits(Trait::hedge, Trait::decline, Trait::to))) return std::nullopt;
    if (node.is(Trait::negation))
      group.negated = true;
    else if (node.is(Trait::be))
      be = be || !have;
    else if (node.is(Trait::have))
      have = true;
    else if (!node.is(Trait::adverb))
      break;
    if (node.is(Trait::have) && form.is(Shape::base)) did = true;
    first = i - 1;
  }
  group.nodes = {first, at + 1};
  if (be && form.is(Shape::gerund)) return group;
  if (be && form.is(Shape::participle)) {
    group.passive = true;
    return group;
  }
  if (form.is(Shape::finite) || (have && form.is(Shape::participle)) || did) return group;
  if (form.is(Shape::base)) {
    group.needs_plural = true;
    return group;
  }
  if (form.is(Shape::gerund) && !be) {
    group.gerund = true;
    return group;
  }
  return std::nullopt;
}

Range subject_before(const Sheet& sheet, const Sentence& sentence, std::uint32_t verb) {
  return phrase_before(sheet, sentence.first, verb);
}

Range subject_behind(const Sheet& sheet, const Sentence& sentence, std::uint32_t behind_verb) {
  return phrase_at(sheet, behind_verb, sentence.behind);
}

}  // namespace

const Grammar kEnglish = {verb_group, subject_before, subject_behind, nullptr};

}  // namespace people
