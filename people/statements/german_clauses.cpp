#include "people/statements/german_clauses.h"

#include <algorithm>
#include <array>

namespace people::german {
namespace {

// Nothing reads longer noun phrases.
constexpr std::uint32_t kLongestPhrase = 24;

bool ends_clause(const Node& node) {
  switch (node.sign) {
    case Sign::comma:
    case Sign::colon:
    case Sign::semicolon:
    case Sign::dash:
    case Sign::stop:
      return true;
    default:
      return false;
  }
}

bool has_umlaut(std::string_view word) {
  return word.find("ä") != word.npos || word.find("ö") != word.npos || word.find("ü") != word.npos;
}

bool ends_with_any(std::string_view word, std::span<const std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view e) { return word.ends_with(e); });
}

// vorzubereiten
bool holds_zu(const Sheet& sheet, const Node& node) {
  constexpr std::size_t kLongestPrefix = 8, kLeastVerb = 5;
  const std::string_view word = sheet.words(node);
  const std::size_t zu = word.find("zu", 2);
  return zu != word.npos && zu <= kLongestPrefix && zu + kLeastVerb < word.size() &&
         is_infinitive(sheet, node) && node.traits == 0;
}

// A word that no class knows, by its ending: stellte, kamen are told from geplante, alten by what
// stands beside them.
bool looks_finite(const Sheet& sheet, Range clause, std::uint32_t i) {
  static constexpr std::array<std::string_view, 3> kEndings = {"t", "te", "ten"};
  const Node& node = sheet.node(i);
  const std::string_view word = sheet.words(node);
  if (node.traits != 0 || word.size() < 4 || !ends_with_any(word, kEndings)) return false;
  if (word.ends_with("st") || word.ends_with("haft") || holds_zu(sheet, node)) return false;
  const bool last = i + 1 == clause.behind;
  if (!last && !word.ends_with("t") && sheet.node(i + 1).capital && i > clause.first) {
    const Node& before = sheet.node(i - 1);
    if (before.any(bits(Trait::determiner, Trait::preposition, Trait::conjunction)) ||
        (is_lower_word(before) && before.traits == 0))
      return false;
  }
  return true;
}

bool is_finite(const Sheet& sheet, Range clause, std::uint32_t i) {
  const Node& node = sheet.node(i);
  if (!is_lower_word(node)) return false;
  if (i > clause.first && is_folded(sheet, sheet.node(i - 1), "zu")) return false;
  if (node.any(bits(Trait::be, Trait::have, Trait::hedge, Trait::verb, Trait::decline)))
    return true;
  if (node.is(Trait::become)) return !is_folded(sheet, node, "worden");
  if (is_reported_verb(sheet, node, true)) return true;
  if (node.entry != nullptr)
    for (const CueForm& form : node.entry->cues)
      if (form.is(Cue::Shape::finite)) return true;
  return looks_finite(sheet, clause, i);
}

// der, die, das … begin a relative clause only where the verb stands last.
bool may_be_relative(const Node& node) {
  return node.is(Trait::relative) && !node.capital;
}

// "er „sei erschüttert“": a short quotation that holds the verb.
bool is_reported_inside(const Sheet& sheet, const Node& quotation) {
  const Quotation& q = sheet.quotation(quotation);
  if (q.behind != q.first + 1) return false;
  const Sentence& inside = sheet.sentences()[q.first];
  for (std::uint32_t i = inside.first; i < inside.behind; ++i)
    if (is_reported_verb(sheet, sheet.node(i)) && !sheet.node(i).capital) return true;
  return false;
}

// "die Kritik müsse hingenommen werden": the auxiliary second and the rest at the end, as only main
// clauses have it.
bool holds_bracket(const Sheet& sheet, std::uint32_t earliest, std::uint32_t latest) {
  if (earliest == kNone || latest <= earliest + 1) return false;
  const Node& first = sheet.node(earliest);
  if (!first.any(bits(Trait::be, Trait::have, Trait::become, Trait::hedge)) &&
      !is_reported_verb(sheet, first, true))
    return false;
  for (std::uint32_t i = earliest + 1; i < latest; ++i)
    if (is_folded(sheet, sheet.node(i), "und")) return false;
  return true;
}

void find_verb(const Sheet& sheet, Clause& c) {
  std::uint32_t first = c.nodes.first;
  if (first < c.nodes.behind && sheet.node(first).is(Trait::conjunction)) ++first;
  if (first >= c.nodes.behind) return;
  const Node& head = sheet.node(first);
  std::uint32_t last = first;  // or the preposition before: "in dem er"
  if (head.is(Trait::preposition) && first + 1 < c.nodes.behind) ++last;
  std::uint32_t earliest = kNone, latest = kNone;
  for (std::uint32_t i = first; i < c.nodes.behind; ++i)
    if (is_finite(sheet, c.nodes, i)) {
      if (earliest == kNone) earliest = i;
      latest = i;
    }
  const bool broken = c.before == Sign::comma && may_be_relative(sheet.node(last)) &&
                      earliest == kNone && c.nodes.size() > 2;
  const bool subordinator = head.is(Trait::subordinator) && !is_folded(sheet, head, "zu");
  const bool relative = c.before == Sign::comma && may_be_relative(sheet.node(last));
  const bool at_end = latest != kNone && latest + 1 == c.nodes.behind;
  // "der Rat habe zugestimmt": the verb is second, der a mere article.
  const Range subject = relative && at_end ? phrase_at(sheet, last, c.nodes.behind) : Range{};
  bool second = at_end && subject.behind == earliest && subject.size() > 1 &&
                (earliest != latest || is_reported_verb(sheet, sheet.node(latest)));
  if (relative && at_end && holds_bracket(sheet, earliest, latest)) second = true;
  // "als Antwort", "während der Sitzung" are no clauses.
  bool as_preposition = head.is(Trait::preposition);
  for (const std::string_view word : {"als", "wie", "da"})
    as_preposition = as_preposition || is_folded(sheet, head, word);
  c.subordinate = latest != kNone && ((subordinator && (at_end || !as_preposition)) ||
                                      (relative && at_end && !second && latest > first + 1));
  c.finite = c.subordinate ? latest : earliest;
  c.broken = broken;
  if (c.finite != kNone) {
    c.reported = is_reported_verb(sheet, sheet.node(c.finite));
  }
  for (std::uint32_t i = first; i < c.nodes.behind && !c.reported; ++i) {
    const Node& node = sheet.node(i);
    if (node.sign == Sign::quotation)
      c.reported = c.nodes.size() > 1 && is_reported_inside(sheet, node);
    else
      c.reported = is_reported_verb(sheet, node);
  }
}

// „Das reicht uns nicht“ sagte er: a comma is missing.
bool is_speech(const Sheet& sheet, std::uint32_t i, std::uint32_t first, std::uint32_t behind) {
  if (i != first || i + 1 >= behind || sheet.node(i).sign != Sign::quotation) return false;
  const Node& next = sheet.node(i + 1);
  return is_lower_word(next) && sheet.quotation(sheet.node(i)).words >= 4 &&
         is_finite(sheet, {i, behind}, i + 1);
}

void find_infinitive(const Sheet& sheet, Clause& c) {
  for (std::uint32_t i = c.nodes.first; i < c.nodes.behind; ++i) {
    const Node& node = sheet.node(i);
    if (!is_lower_word(node)) continue;
    const bool with_zu = i > c.nodes.first && is_folded(sheet, sheet.node(i - 1), "zu") &&
                         is_infinitive(sheet, node);
    if (with_zu || holds_zu(sheet, node)) c.infinitive = true;
  }
  if (c.infinitive && c.finite != kNone && !sheet.node(c.finite).any(bits(Trait::be, Trait::have)))
    c.infinitive = c.finite + 1 == c.nodes.behind ? false : c.infinitive;
}

}  // namespace

std::uint32_t behind_bracket(const Sheet& sheet, std::uint32_t opening, std::uint32_t behind) {
  constexpr std::uint32_t kLongest = 12;
  for (std::uint32_t i = opening + 1; i < behind && i < opening + kLongest; ++i)
    if (sheet.node(i).sign == Sign::closing) return i + 1;
  return opening + 1;
}

bool is_noun(const Node& node) {
  return node.is_word() && node.capital &&
         !node.any(bits(Trait::determiner, Trait::preposition, Trait::conjunction, Trait::pronoun,
                        Trait::subordinator, Trait::adverb, Trait::negation));
}

bool is_lower_word(const Node& node) {
  return node.is_word() && !node.capital;
}

bool is_folded(const Sheet& sheet, const Node& node, std::string_view folded) {
  return node.is_word() && sheet.folded(node) == folded;
}

// Words are folded: wäre is Ware, müsste is musste there.
bool is_reported_verb(const Sheet& sheet, const Node& node, bool any) {
  constexpr Traits kMarked = bits(Trait::strict_subjunctive, Trait::plural_subjunctive);
  if (!is_lower_word(node)) return false;
  if (node.is(Trait::subjunctive)) return true;
  return node.any(any ? kMarked | bit(Trait::umlaut_subjunctive) : kMarked) &&
         has_umlaut(sheet.words(node));
}

bool is_surely_reported(const Sheet& sheet, const Node& node) {
  return is_reported_verb(sheet, node) && !node.is(Trait::plural_subjunctive);
}

bool is_infinitive(const Sheet& sheet, const Node& node) {
  static constexpr std::array<std::string_view, 4> kEndings = {"en", "ern", "eln", "tun"};
  return node.is_word() &&
         (ends_with_any(sheet.words(node), kEndings) || is_folded(sheet, node, "sein"));
}

std::vector<Clause> clauses_of(const Sheet& sheet, const Sentence& sentence) {
  std::vector<Clause> all;
  Clause c;
  c.nodes.first = sentence.first;
  const auto cut = [&](std::uint32_t behind, Sign sign) {
    c.nodes.behind = behind;
    c.behind = sign;
    if (!c.nodes.empty()) {
      c.quoted = c.nodes.size() == 1 && sheet.node(c.nodes.first).sign == Sign::quotation;
      find_verb(sheet, c);
      find_infinitive(sheet, c);
      all.push_back(c);
    }
    const Sign before = sign;
    c = Clause{};
    c.before = before;
    c.nodes.first = behind + 1;
  };
  const auto cut_behind = [&](std::uint32_t behind) {
    cut(behind, Sign::comma);
    c.nodes.first = behind;
  };
  for (std::uint32_t i = sentence.first; i < sentence.behind; ++i) {
    if (sheet.node(i).sign == Sign::opening)
      i = behind_bracket(sheet, i, sentence.behind) - 1;
    else if (ends_clause(sheet.node(i)))
      cut(i, sheet.node(i).sign);
    else if (is_speech(sheet, i, c.nodes.first, sentence.behind))
      cut_behind(i + 1);
  }
  if (c.nodes.first < sentence.behind) cut(sentence.behind, Sign::stop);
  return all;
}

std::uint32_t behind_prepositional(const Sheet& sheet, std::uint32_t first, std::uint32_t behind) {
  std::uint32_t i = first + 1;
  while (i < behind && sheet.node(i).is(Trait::preposition)) ++i;  // "bis zum"
  const Range phrase = phrase_at(sheet, i, behind);
  return std::max(phrase.behind, i);
}

Range phrase_at(const Sheet& sheet, std::uint32_t first, std::uint32_t behind) {
  behind = std::min(behind, first + kLongestPhrase);
  if (first >= behind) return {first, first};
  const Node& head = sheet.node(first);
  if (head.is(Trait::pronoun) && !head.is(Trait::determiner)) return {first, first + 1};
  std::uint32_t i = first;
  bool noun = false;
  for (; i < behind; ++i) {
    const Node& node = sheet.node(i);
    if (node.sign == Sign::quotation) {
      if (sheet.quotation(node).words > 6) break;
      noun = true;
      continue;
    }
    if (node.sign == Sign::opening && noun) {
      i = behind_bracket(sheet, i, behind) - 1;
      continue;
    }
    const bool point = node.sign == Sign::other && i > first && i + 1 < behind &&
                       is_noun(sheet.node(i + 1)) && sheet.node(i - 1).is_word();
    if (point) continue;  // Dr. Meier
    if (!node.is_word()) break;
    if (node.is(Trait::time) && noun) break;
    if (node.is(Trait::pronoun) && !node.is(Trait::determiner)) break;
    if (is_noun(node)) {
      noun = true;
      continue;
    }
    const bool genitive = is_folded(sheet, node, "des") || is_folded(sheet, node, "der") ||
                          is_folded(sheet, node, "eines") || is_folded(sheet, node, "einer") ||
                          is_folded(sheet, node, "seiner") || is_folded(sheet, node, "seines") ||
                          is_folded(sheet, node, "ihrer") || is_folded(sheet, node, "ihres") ||
                          is_folded(sheet, node, "dieser") || is_folded(sheet, node, "dieses");
    if (noun && genitive) {
      noun = false;
      continue;
    }
    const bool of = is_folded(sheet, node, "von") || is_folded(sheet, node, "vom");
    if (noun && of && i + 1 < behind && is_lower_word(sheet.node(i + 1)) == false &&
        sheet.node(i + 1).is_word() && !sheet.node(i + 1).is(Trait::time))
      continue;
    const bool joins = noun && (is_folded(sheet, node, "und") || is_folded(sheet, node, "sowie"));
    if (joins && i + 1 < behind &&
        (is_noun(sheet.node(i + 1)) || sheet.node(i + 1).is(Trait::determiner)))
      continue;
    if (noun) break;
    if (node.any(bits(Trait::determiner))) continue;
    if (node.any(bits(Trait::preposition, Trait::be, Trait::have, Trait::hedge, Trait::verb,
                      Trait::conjunction, Trait::subordinator)) ||
        is_reported_verb(sheet, node))
      break;
  }
  while (i > first && is_lower_word(sheet.node(i - 1)) && noun) --i;
  return {first, noun || i > first ? i : first};
}

Range subject_in(const Sheet& sheet, std::uint32_t first, std::uint32_t behind) {
  for (std::uint32_t i = first; i < behind;) {
    const Node& node = sheet.node(i);
    if (node.sign == Sign::quotation) {
      const Range phrase = phrase_at(sheet, i, behind);
      return phrase.empty() ? Range{} : phrase;
    }
    if (!node.is_word()) return {};
    if (node.is(Trait::preposition) || is_folded(sheet, node, "als")) {
      i = std::max(behind_prepositional(sheet, i, behind), i + 1);
      continue;
    }
    if (node.is(Trait::oblique) && !is_folded(sheet, node, "der")) {
      const Range dative = phrase_at(sheet, i, behind);
      i = std::max(dative.behind, i + 1);
      continue;
    }
    const bool person = node.any(bits(Trait::he, Trait::she, Trait::they, Trait::i));
    if (person) return {i, i + 1};
    if (is_folded(sheet, node, "es") && i + 1 < behind) {  // "hält es X für möglich"
      ++i;
      continue;
    }
    if (node.is(Trait::it)) return {};
    if (node.any(bits(Trait::adverb, Trait::time, Trait::conjunction, Trait::negation)) &&
        !node.is(Trait::determiner)) {
      ++i;
      continue;
    }
    const Range phrase = phrase_at(sheet, i, behind);
    bool noun = false;
    for (std::uint32_t k = phrase.first; k < phrase.behind; ++k)
      noun = noun || is_noun(sheet.node(k)) || sheet.node(k).sign == Sign::quotation;
    if (noun) return phrase;
    if (is_lower_word(node) && !node.is(Trait::determiner) && phrase.size() <= 1) {
      ++i;  // an adverb that no class knows
      continue;
    }
    return {};
  }
  return {};
}

}  // namespace people::german
