// A phrase is a head in the nominative with what agrees before it, and behind it genitives, names
// and titles' own prepositions («министр по делам»), up to a verb, an adverb or one addressed.
#include "people/statements/russian_phrase.h"

#include <algorithm>

#include "people/statements/russian_line.h"

namespace people::russian {
namespace {

constexpr std::uint32_t kShortTitle = 6;  // words of a quotation that is a name: «Газпром»

bool is_class_person(const Node& node) {
  return node.any(bits(Trait::title, Trait::role));
}

// Which words a title's own preposition may bring: «министр по делам», «посол в Киеве».
bool is_title_preposition(std::string_view w) {
  return w == "по" || w == "при" || w == "в" || w == "на" || w == "за" || w == "с" || w == "из" ||
         w == "во" || w == "от" || w == "о" || w == "об";
}

// The name behind a title's prepositional phrase, and nothing else on the way.
std::uint32_t name_behind(const Sheet& sheet, std::uint32_t at, std::uint32_t behind,
                          Agreement asked) {
  constexpr std::uint32_t kTitleWords = 14;
  for (std::uint32_t i = at + 2; i < std::min(behind, at + kTitleWords); ++i) {
    const Node& node = sheet.node(i);
    if (is_border(node)) return kNone;
    if (node.any(bits(Trait::cue, Trait::be, Trait::verb, Trait::that, Trait::adverb, Trait::time)))
      return kNone;
    const bool given = node.capital && node.any(bits(Trait::male, Trait::female)) &&
                       nominative(sheet, node, asked) != Fit::none;
    const bool pair = node.capital && !node.any(bits(Trait::body, Trait::medium)) &&
                      nominative(sheet, node, asked) == Fit::strong && i + 1 < behind &&
                      sheet.node(i + 1).is_word() && sheet.node(i + 1).capital &&
                      !is_acronym(sheet, node) && !is_acronym(sheet, sheet.node(i + 1)) &&
                      nominative(sheet, sheet.node(i + 1), asked) != Fit::none;
    if (given || pair) return i;
  }
  return kNone;
}

// «Назарбаев 18 июля»: the number belongs to no name.
bool is_date(const Sheet& sheet, std::uint32_t i, std::uint32_t behind) {
  const char first = sheet.words(sheet.node(i)).front();
  if (first < '0' || first > '9') return false;
  return sheet.node(i - 1).capital || (i + 1 < behind && sheet.node(i + 1).is(Trait::time));
}

// «сказал Стоуну Путин»: a dative that looks as Шойгу does, before another's name.
bool is_addressed_name(const Sheet& sheet, std::uint32_t at, std::uint32_t behind,
                       Agreement asked) {
  constexpr std::size_t kShort = 4 * 2;  // bytes: Ху, Лю, Цзу stand first in names
  const Node& name = sheet.node(at);
  if (!name.is_word() || !name.capital || at + 1 >= behind || is_acronym(sheet, name)) return false;
  const std::string_view w = sheet.folded(name);
  if (w.size() <= kShort || !ends_with_any(w, "у ю") || name.any(bits(Trait::male, Trait::female)))
    return false;
  const Node& next = sheet.node(at + 1);
  return next.is_word() && next.capital && !is_acronym(sheet, next) &&
         !next.any(bits(Trait::male, Trait::female, Trait::body, Trait::place, Trait::medium)) &&
         nominative(sheet, next, asked) == Fit::strong;
}

// Whether a phrase may go on with the node at `i`.
bool goes_on(const Sheet& sheet, std::uint32_t i, std::uint32_t head, std::uint32_t behind,
             Agreement asked) {
  const Node& node = sheet.node(i);
  const Node& before = sheet.node(i - 1);
  if (node.sign == Sign::other) return true;
  if (node.sign == Sign::quotation)
    return is_name_quotation(sheet, node) && before.is_word() &&
           (!before.capital || before.any(bits(Trait::body, Trait::medium)));
  if (!node.is_word()) return false;
  if (is_initial(sheet, i, behind)) return true;
  if (is_date(sheet, i, behind)) return false;
  if (node.is(Trait::conjunction)) {
    const auto& w = sheet.folded(node);
    return w == "и" && i + 1 < behind && sheet.node(i + 1).is_word() &&
           !is_outside(sheet.node(i + 1)) && !is_verb_like(sheet, sheet.node(i + 1)) &&
           !is_subject_pronoun(sheet, sheet.node(i + 1));
  }
  if (sheet.folded(node) == "им" && i + 1 < behind && sheet.node(i + 1).sign == Sign::other)
    return true;  // им. Вавилова
  if (is_outside(node) || is_subject_pronoun(sheet, node)) return false;
  if (is_verb_like(sheet, node)) return false;
  // Adverbs, and what follows a person's name.
  const std::string_view w = sheet.folded(node);
  if (!node.capital && i > head && w.ends_with("о") &&
      !ends_with_any(w, "ого его метро кино радио бюро эхо депо"))
    return false;
  if (!node.capital && i > head + 1 && before.is_word() && before.capital &&
      !before.any(bits(Trait::body, Trait::medium, Trait::place)) && !is_acronym(sheet, before) &&
      (before.any(bits(Trait::male, Trait::female)) ||
       nominative(sheet, before, asked) == Fit::strong))
    return false;
  // «объяснил феномен начальник отдела»
  if (is_class_person(node) && !sheet.node(head).capital &&
      !sheet.node(head).any(bits(Trait::title, Trait::role, Trait::body)) &&
      nominative(sheet, sheet.node(head), asked) == Fit::weak &&
      nominative(sheet, node, asked) == Fit::strong)
    return false;
  if (node.is(Trait::pronoun) && !node.is(Trait::determiner)) return false;
  if (is_addressed(sheet, node)) return false;
  if (node.capital && ends_with_any(sheet.folded(node), "у ю ом ем")) {
    const bool name = before.any(bits(Trait::male, Trait::female)) || before.is(Trait::title) ||
                      (i > head && before.capital && !is_acronym(sheet, before));
    // «Лавров и Шойгу»
    const bool joined = before.is(Trait::conjunction) && i > head + 1 &&
                        sheet.node(i - 2).capital && is_undeclined(sheet, node);
    return name || joined || is_acronym(sheet, node);
  }
  return true;
}

// «Лавров и Керри»: singulars that are a plural together.
Range pair_at(const Sheet& sheet, std::uint32_t at, std::uint32_t behind) {
  const Node& first = sheet.node(at);
  if (!first.is_word() || !(first.capital || is_class_person(first))) return {};
  constexpr Agreement kOne = kMale | kFemale;
  const Range phrase = phrase_at(sheet, at, behind, kOne);
  for (std::uint32_t i = phrase.first + 1; i + 1 < phrase.behind; ++i) {
    const Node& joint = sheet.node(i);
    if (!joint.is(Trait::conjunction)) continue;
    std::uint32_t then = i + 1;  // «и его российский коллега»
    while (then + 1 < phrase.behind && is_modifier(sheet, sheet.node(then), kOne)) ++then;
    const Node &left = sheet.node(i - 1), &right = sheet.node(then);
    if (left.is_word() && left.capital && nominative(sheet, left, kOne) != Fit::none &&
        (nominative(sheet, right, kOne) == Fit::strong || is_undeclined(sheet, right)))
      return phrase;
  }
  return {};
}

}  // namespace

bool is_name_quotation(const Sheet& sheet, const Node& node) {
  return node.sign == Sign::quotation && sheet.quotation(node).words <= kShortTitle &&
         !sheet.quotation(node).comma && !sheet.quotation(node).stopped;
}

bool is_medium_name(const Sheet& sheet, std::uint32_t at) {
  const Node& node = sheet.node(at);
  if (!node.is_word()) return false;
  return node.is(Trait::medium);
}

Range phrase_at(const Sheet& sheet, std::uint32_t at, std::uint32_t behind, Agreement asked) {
  if (at >= behind || is_addressed_name(sheet, at, behind, asked)) return {};
  if (asked == kPlural)
    if (const Range pair = pair_at(sheet, at, behind); !pair.empty()) return pair;
  const Node& first = sheet.node(at);
  if (is_subject_pronoun(sheet, first))
    return nominative(sheet, first, asked) == Fit::none ? Range{} : Range{at, at + 1};
  // «Один из ректоров», «многие из них»
  if (first.is(Trait::determiner) && at + 2 < behind && sheet.node(at + 1).is(Trait::preposition) &&
      sheet.folded(sheet.node(at + 1)) == "из" &&
      ends_with_any(sheet.folded(first), "один одна многие некоторые"))
    return {at, behind_prepositional(sheet, at + 1, behind, asked)};
  std::uint32_t head = at;
  while (is_initial(sheet, head, behind)) head += 2;
  while (head < behind && (is_modifier(sheet, sheet.node(head), asked) ||
                           (sheet.node(head).sign == Sign::other && head > at)))
    ++head;
  if (head == behind || nominative(sheet, sheet.node(head), asked) == Fit::none) {
    // «Многие считают», «учёные», «все присутствующие»
    if (head == at || !sheet.node(head - 1).is_word()) return {};
    const Node& last = sheet.node(head - 1);
    const bool many = (asked & kPlural) != 0;
    const bool surname =
        last.capital && ends_with_any(sheet.folded(last),
                                      "ский цкий ской цкой ская цкая ный ной ный ная ый ий ой ая");
    if (!many && !surname && !last.is(Trait::title)) return {};
    --head;
  }
  std::uint32_t end = head + 1;
  while (end < behind) {
    if (goes_on(sheet, end, head, behind, asked)) {
      ++end;
      continue;
    }
    const Node& node = sheet.node(end);
    if (!node.is(Trait::preposition) || !is_title_preposition(sheet.folded(node))) break;
    const auto& w = sheet.folded(sheet.node(head));
    if (w.starts_with("источник") || w.starts_with("собеседник")) {
      const std::uint32_t over = behind_prepositional(sheet, end, behind, asked);
      if (sheet.folded(node) != "в" && sheet.folded(node) != "из" && sheet.folded(node) != "во")
        break;
      end = over;
      break;
    }
    if (!is_class_person(sheet.node(head))) break;
    const std::uint32_t name = name_behind(sheet, end, behind, asked);
    if (name == kNone) break;
    end = name + 1;
  }
  while (end > head + 1 && (sheet.node(end - 1).sign == Sign::other ||
                            sheet.node(end - 1).any(bits(Trait::conjunction, Trait::preposition))))
    --end;
  return {at, end};
}

bool is_strong(const Sheet& sheet, Range phrase, Agreement asked) {
  for (std::uint32_t i = phrase.first; i < phrase.behind; ++i) {
    const Fit fit = nominative(sheet, sheet.node(i), asked);
    if (fit == Fit::strong) return true;
    if (fit == Fit::weak && !is_modifier(sheet, sheet.node(i), asked)) return false;
  }
  return false;
}

Range oblique_at(const Sheet& sheet, std::uint32_t at, std::uint32_t behind) {
  constexpr std::uint32_t kLongest = 24;
  std::uint32_t end = at;
  while (end < std::min(behind, at + kLongest)) {
    const Node& node = sheet.node(end);
    if (is_border(node)) break;
    if (node.sign == Sign::quotation && !is_name_quotation(sheet, node)) break;
    if (node.is_word() && node.any(bits(Trait::cue, Trait::be, Trait::that, Trait::verb,
                                        Trait::negation, Trait::hedge, Trait::relative)))
      break;
    ++end;
  }
  while (end > at && sheet.node(end - 1).any(bits(Trait::preposition, Trait::conjunction))) --end;
  return {at, end};
}

std::uint32_t behind_prepositional(const Sheet& sheet, std::uint32_t at, std::uint32_t behind,
                                   Agreement asked) {
  std::uint32_t i = at + 1;
  bool noun = false;
  for (; i < behind; ++i) {
    const Node& node = sheet.node(i);
    if (node.sign == Sign::other) continue;
    if (node.sign == Sign::quotation) {
      if (!is_name_quotation(sheet, node)) break;
      noun = true;
      continue;
    }
    if (!node.is_word()) break;
    if (node.is(Trait::time)) {
      noun = true;
      continue;
    }
    const std::string_view w = sheet.folded(node);
    if (w.front() >= '0' && w.front() <= '9') continue;
    if (is_outside(node)) {
      if (node.is(Trait::conjunction) && w == "и" && noun && i + 1 < behind &&
          sheet.node(i + 1).is_word() && !is_outside(sheet.node(i + 1)) &&
          nominative(sheet, sheet.node(i + 1), asked) != Fit::strong)
        continue;
      break;
    }
    if (is_subject_pronoun(sheet, node) && noun) break;
    if (node.is(Trait::pronoun) && !node.is(Trait::determiner)) {
      if (noun) break;
      noun = true;  // «с ним», «в этом»
      ++i;
      break;
    }
    if (!noun) {
      const bool adjective =
          !node.any(bits(Trait::title, Trait::role, Trait::body)) &&
          (node.is(Trait::determiner) ||
           ends_with_any(w, "ого его ому ему ой ей ом ем ую юю ым им ых их ыми ими ые ие")) &&
          !ends_with_any(w, "ством нием ием ателем") && w.size() > 8 && !node.capital;
      if (adjective && i + 1 < behind && sheet.node(i + 1).is_word() &&
          !is_outside(sheet.node(i + 1)) &&
          nominative(sheet, sheet.node(i + 1), asked) != Fit::strong)
        continue;
      noun = true;
      continue;
    }
    if (asked == kPlural && node.capital && !is_acronym(sheet, node) &&
        !pair_at(sheet, i, behind).empty())
      break;
    // Behind the noun its genitives, but not the subject.
    const Fit fit = nominative(sheet, node, asked);
    const bool known = node.any(bits(Trait::title, Trait::role, Trait::body, Trait::plural)) ||
                       (node.capital && node.any(bits(Trait::male, Trait::female)));
    if (fit == Fit::strong && (known || (node.capital && !is_acronym(sheet, node)))) {
      if (is_acronym(sheet, node)) continue;
      break;
    }
    if (fit != Fit::none && !node.capital && ends_with_any(w, "ель ист лог тор дер нер мен")) break;
    if (is_modifier(sheet, node, asked) && i + 1 < behind &&
        nominative(sheet, sheet.node(i + 1), asked) != Fit::none &&
        (asked & (kMale | kPlural | kFemale)) != 0)
      break;
  }
  return std::max(i, at + 1);
}

Range phrase_before_comma(const Sheet& sheet, std::uint32_t first, std::uint32_t comma) {
  constexpr std::uint32_t kLongest = 14;
  while (comma > first && sheet.node(comma - 1).sign == Sign::other) --comma;  // «Дорн*, который»
  std::uint32_t begin = comma;
  while (begin > first && comma - begin < kLongest) {
    const Node& node = sheet.node(begin - 1);
    if (is_border(node)) break;
    if (node.sign == Sign::quotation && !is_name_quotation(sheet, node)) break;
    if (node.is_word() && is_outside(node)) break;
    if (node.is_word() && ends_with_any(sheet.folded(node),
                                        "ил ила или ал ала али ел ела ели ует "
                                        "ает яет ит ют ят"))
      break;
    --begin;
  }
  return {begin, comma};
}

}  // namespace people::russian
