#include "people/statements/noun_phrase.h"

#include <algorithm>

namespace people {
namespace {

constexpr Traits kPronouns = bits(Trait::he, Trait::she, Trait::they, Trait::i);
constexpr Traits kNoApposition = kPronouns | bits(Trait::conjunction, Trait::adverb, Trait::time);
// What no noun phrase holds.
constexpr Traits kOutside = bits(Trait::subordinator, Trait::that, Trait::whether, Trait::relative,
                                 Trait::be, Trait::have, Trait::hedge, Trait::verb);

bool is_pronoun(const Node& node) {
  return node.any(kPronouns);
}

bool ends_phrase(const Node& node) {
  switch (node.sign) {
    case Sign::word:
      return node.any(kOutside);
    case Sign::quotation:
    case Sign::other:
      return false;
    default:
      return true;
  }
}

bool is_plural(const Sheet& sheet, const Node& node) {
  return node.is(Trait::plural) || (node.is_word() && sheet.words(node).ends_with('s'));
}

// "a lawyer for", "who leads", "45": what stands between commas behind a name.
bool begins_apposition(const Sheet& sheet, std::uint32_t at) {
  const Node& node = sheet.node(at);
  if (!node.is_word()) return false;
  if (node.any(bits(Trait::relative, Trait::determiner, Trait::role, Trait::title, Trait::body,
                    Trait::preposition)))
    return true;
  if (node.capital) return true;
  // "Lund, harbour master,": what is no clause, behind a name.
  if (at >= 2 && sheet.node(at - 2).capital && !node.any(kNoApposition)) return true;
  const char first = sheet.words(node).front();
  return first >= '0' && first <= '9';
}

// "told reporters the plan", "told reporters Smith": another phrase.
bool begins_anew(const Sheet& sheet, std::uint32_t at) {
  const Node &node = sheet.node(at), &before = sheet.node(at - 1);
  if (!before.is_word() || before.possessive) return false;
  if (before.any(bits(Trait::preposition, Trait::conjunction, Trait::determiner))) return false;
  if (node.is(Trait::determiner)) return true;
  return node.capital && !before.capital && !before.any(bits(Trait::title, Trait::role)) &&
         before.is(Trait::plural);
}

// "Khrenin and his Russian counterpart Shoigu", "and his counterpart, Shoigu,": behind the
// conjunction.
bool is_partner(const Sheet& sheet, std::uint32_t first, std::uint32_t behind) {
  const bool named = sheet.node(behind - 1).capital ||
                     (sheet.node(behind).sign == Sign::comma && sheet.node(behind + 1).capital);
  if (!sheet.node(first).is(Trait::determiner) || !named) return false;
  bool office = false;
  for (std::uint32_t i = first + 1; i < behind; ++i) {
    if (!sheet.node(i).is_word() || sheet.node(i).is(Trait::preposition)) return false;
    office = office || sheet.node(i).any(bits(Trait::role, Trait::title));
  }
  return office;
}

// Without what comes before the phrase itself: "On Thursday Smith", "In Moscow, the minister".
std::uint32_t real_begin(const Sheet& sheet, std::uint32_t first, std::uint32_t behind) {
  while (first < behind) {
    const Node& node = sheet.node(first);
    const bool lead = node.any(bits(Trait::conjunction, Trait::adverb, Trait::time)) &&
                      !node.any(bits(Trait::determiner)) && first + 1 < behind;
    if (!lead) break;
    ++first;
  }
  if (first >= behind || !sheet.node(first).is(Trait::preposition)) return first;
  // "In a statement the minister": the last phrase of it that begins anew.
  for (std::uint32_t i = first + 1; i < behind; ++i) {
    const Node &node = sheet.node(i), &before = sheet.node(i - 1);
    if (is_pronoun(node)) return i;
    if (node.any(bits(Trait::determiner, Trait::title, Trait::role)) && i > first + 1 &&
        !before.any(bits(Trait::preposition, Trait::determiner, Trait::conjunction, Trait::title,
                         Trait::role)) &&
        !before.possessive && !(before.capital && !node.is(Trait::determiner)))
      return i;
    if (before.is(Trait::time) && node.capital) return i;
    if (node.capital && !before.capital && i > first + 2 &&
        !before.any(bits(Trait::preposition, Trait::determiner, Trait::conjunction)))
      return i;
  }
  return behind;  // a prepositional phrase, and no subject
}

}  // namespace

Range phrase_before(const Sheet& sheet, std::uint32_t first, std::uint32_t behind) {
  const std::uint32_t floor = behind > first + kLongestPhrase ? behind - kLongestPhrase : first;
  std::uint32_t end = behind;
  while (end > floor && sheet.node(end - 1).is_word() &&
         sheet.node(end - 1).any(bits(Trait::adverb, Trait::time)) &&
         !sheet.node(end - 1).any(kPronouns))
    --end;
  if (end > floor && sheet.node(end - 1).is(Trait::preposition) && end < behind) --end;
  if (end == floor) return {};
  std::uint32_t from = end;
  if (sheet.node(end - 1).sign == Sign::comma || sheet.node(end - 1).sign == Sign::dash ||
      sheet.node(end - 1).sign == Sign::closing) {
    // NP, apposition, VERB
    const Sign sign =
        sheet.node(end - 1).sign == Sign::closing ? Sign::opening : sheet.node(end - 1).sign;
    std::uint32_t i = end - 1;
    while (i > floor) {
      if (sheet.node(i - 1).sign == sign && begins_apposition(sheet, i)) break;
      --i;
    }
    if (i == floor || (i < end - 1 && sheet.node(i).is(Trait::preposition) && i - 1 == first))
      return {};
    from = i - 1;
  }
  std::uint32_t begin = from;
  while (begin > floor) {
    const Node& node = sheet.node(begin - 1);
    if (is_pronoun(node) && node.any(bits(Trait::be, Trait::hedge))) {  // he's, she'll
      if (begin == from) --begin;
      break;
    }
    if (ends_phrase(node)) break;
    if (node.sign == Sign::quotation &&
        (sheet.quotation(node).words > 4 || sheet.quotation(node).comma))
      break;
    if (is_pronoun(node)) {
      if (begin == from) --begin;  // a phrase of its own
      break;
    }
    if (node.is(Trait::conjunction) && begin < from) {
      // "Smith and Jones", but not "and Smith".
      const bool joins =
          begin >= floor + 2 && sheet.node(begin - 2).is_word() &&
          ((sheet.node(begin - 2).capital && sheet.node(begin).capital) ||
           sheet.node(begin - 2).is(Trait::body) ||
           (sheet.node(begin - 2).capital && is_partner(sheet, begin, from)) ||
           (begin == from - 1 && !sheet.node(begin - 2).capital &&
            is_plural(sheet, sheet.node(begin - 2)) && is_plural(sheet, sheet.node(from - 1))));
      if (!joins) break;
    }
    --begin;
  }
  begin = real_begin(sheet, begin, from);
  if (begin >= from) return {};
  return {begin, end};
}

Range phrase_at(const Sheet& sheet, std::uint32_t first, std::uint32_t behind) {
  const std::uint32_t ceiling = std::min(behind, first + kLongestPhrase);
  if (first >= ceiling) return {};
  if (sheet.node(first).is(Trait::pronoun) && !sheet.node(first).is(Trait::determiner))
    return {first, first + 1};
  if (is_pronoun(sheet.node(first))) return {first, first + 1};
  std::uint32_t end = first;
  while (end < ceiling) {
    const Node& node = sheet.node(end);
    if (ends_phrase(node) || node.sign == Sign::quotation) break;
    const bool opened =
        end > first && sheet.node(end - 1).any(bits(Trait::determiner, Trait::preposition));
    if (end > first && is_pronoun(node)) break;
    if (node.is(Trait::preposition) && end + 1 < ceiling) {
      const Node& next = sheet.node(end + 1);
      const bool infinitive = node.is(Trait::to) && next.is_word() && !next.capital &&
                              !next.any(bits(Trait::determiner, Trait::title, Trait::role));
      if (next.is(Trait::time) || infinitive) break;
    }
    if (end > first && !opened && node.any(bits(Trait::time, Trait::adverb))) break;
    if (end > first && begins_anew(sheet, end)) break;
    if (node.is(Trait::conjunction) &&
        !(end + 1 < ceiling && sheet.node(end + 1).capital && sheet.node(end - 1).capital))
      break;
    ++end;
  }
  while (end > first && sheet.node(end - 1).any(bits(Trait::preposition, Trait::conjunction)))
    --end;
  return {first, end};
}

}  // namespace people
