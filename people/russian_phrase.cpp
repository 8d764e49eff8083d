// A clause before its verb is read from the left: prepositional phrases and adverbs are stepped
// over, and the first phrase with a head in the nominative that agrees is the subject. Behind the
// verb likewise, where those addressed («журналистам», «ТАСС») may come first. A verb just behind a
// comma stands behind something inserted («Министр, прибывший в Ереван, заявил»), or shares the
// subject of the clause before («приехал, а затем заявил»).
#include "people/russian_phrase.h"

#include <algorithm>

namespace people::russian {
namespace {

constexpr std::uint32_t kShortTitle = 6;  // words of a quotation that is a name: «Газпром»

bool is_border(const Node& node) {
  switch (node.sign) {
    case Sign::word: case Sign::quotation: case Sign::other: return false;
    default: return true;
  }
}

bool is_name_quotation(const Sheet& sheet, const Node& node) {
  return node.sign == Sign::quotation && sheet.quotation(node).words <= kShortTitle &&
         !sheet.quotation(node).comma && !sheet.quotation(node).stopped;
}

bool is_class_person(const Node& node) { return node.any(bits(Trait::title, Trait::role)); }

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
  if (!node.capital && i > head && w.ends_with("о") && !ends_with_any(w, "ого его метро кино радио бюро эхо депо"))
    return false;
  if (!node.capital && i > head + 1 && before.is_word() && before.capital &&
      !before.any(bits(Trait::body, Trait::medium, Trait::place)) && !is_acronym(sheet, before) &&
      (before.any(bits(Trait::male, Trait::female)) || nominative(sheet, before, asked) == Fit::strong))
    return false;
  // «объяснил феномен начальник отдела»
  if (is_class_person(node) && !sheet.node(head).capital && !sheet.node(head).any(bits(Trait::title, Trait::role, Trait::body)) &&
      nominative(sheet, sheet.node(head), asked) == Fit::weak && nominative(sheet, node, asked) == Fit::strong)
    return false;
  if (node.is(Trait::pronoun) && !node.is(Trait::determiner)) return false;
  if (is_addressed(sheet, node)) return false;
  if (node.capital && ends_with_any(sheet.folded(node), "у ю ом ем")) {
    const bool name = before.any(bits(Trait::male, Trait::female)) || before.is(Trait::title) ||
                      (i > head && before.capital && !is_acronym(sheet, before));
    return name || is_acronym(sheet, node);
  }
  return true;
}

}  // namespace

bool is_medium_name(const Sheet& sheet, std::uint32_t at) {
  const Node& node = sheet.node(at);
  if (!node.is_word()) return false;
  return node.is(Trait::medium);
}

Range phrase_at(const Sheet& sheet, std::uint32_t at, std::uint32_t behind, Agreement asked) {
  if (at >= behind) return {};
  const Node& first = sheet.node(at);
  if (is_subject_pronoun(sheet, first))
    return nominative(sheet, first, asked) == Fit::none ? Range{} : Range{at, at + 1};
  // «Один из ректоров», «многие из них»
  if (first.is(Trait::determiner) && at + 2 < behind && sheet.node(at + 1).is(Trait::preposition) &&
      sheet.folded(sheet.node(at + 1)) == "из" && ends_with_any(sheet.folded(first), "один одна многие некоторые"))
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
    const bool surname = last.capital && ends_with_any(sheet.folded(last), "ский цкий ской цкой ская цкая ный ной ный ная ый ий ой ая");
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
      if (sheet.folded(node) != "в" && sheet.folded(node) != "из" && sheet.folded(node) != "во") break;
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
    // Behind the noun its genitives, but not the subject.
    const Fit fit = nominative(sheet, node, asked);
    const bool known = node.any(bits(Trait::title, Trait::role, Trait::body, Trait::plural)) ||
                       (node.capital && node.any(bits(Trait::male, Trait::female)));
    if (fit == Fit::strong && (known || (node.capital && !is_acronym(sheet, node)))) {
      if (is_acronym(sheet, node)) continue;
      break;
    }
    if (fit != Fit::none && !node.capital && ends_with_any(w, "ель ист лог тор дер нер мен"))
      break;
    if (is_modifier(sheet, node, asked) && i + 1 < behind &&
        nominative(sheet, sheet.node(i + 1), asked) != Fit::none && (asked & (kMale | kPlural | kFemale)) != 0)
      break;
  }
  return std::max(i, at + 1);
}

Range phrase_before_comma(const Sheet& sheet, std::uint32_t first, std::uint32_t comma) {
  constexpr std::uint32_t kLongest = 14;
  std::uint32_t begin = comma;
  while (begin > first && comma - begin < kLongest) {
    const Node& node = sheet.node(begin - 1);
    if (is_border(node)) break;
    if (node.sign == Sign::quotation && !is_name_quotation(sheet, node)) break;
    if (node.is_word() && is_outside(node)) break;
    if (node.is_word() && ends_with_any(sheet.folded(node), "ил ила или ал ала али ел ела ели ует "
                                                            "ает яет ит ют ят"))
      break;
    --begin;
  }
  return {begin, comma};
}

namespace {

// The first phrase in the nominative among the nodes.
Range first_phrase(const Sheet& sheet, std::uint32_t first, std::uint32_t behind, Agreement asked) {
  Range weak;                // the first that may be one, unless a surer one follows
  bool behind_noun = false;  // in another case: its genitives are no subjects
  for (std::uint32_t i = first; i < behind;) {
    const Node& node = sheet.node(i);
    if (node.is_word() && node.is(Trait::preposition)) {
      i = behind_prepositional(sheet, i, behind, asked);
      continue;
    }
    if (node.sign == Sign::opening) {
      while (i < behind && sheet.node(i).sign != Sign::closing) ++i;
      ++i;
      continue;
    }
    if (!node.is_word() || is_outside(node)) {
      behind_noun = false;
      ++i;
      continue;
    }
    if (is_medium_name(sheet, i) && node.capital) {
      ++i;
      continue;
    }
    const Range phrase = phrase_at(sheet, i, behind, asked);
    if (phrase.empty() || (behind_noun && !is_strong(sheet, phrase, asked))) {
      behind_noun = true;
      ++i;
      continue;
    }
    if (is_strong(sheet, phrase, asked)) return phrase;
    if (weak.empty()) weak = phrase;
    i = phrase.behind;
  }
  return weak;
}

// «В Минобороны», «в компании»: who is meant by an impersonal plural.
Range body_in(const Sheet& sheet, std::uint32_t first, std::uint32_t behind) {
  for (std::uint32_t i = first; i + 1 < behind; ++i) {
    const Node& node = sheet.node(i);
    if (!node.is_word() || !node.is(Trait::preposition)) continue;
    const auto& w = sheet.folded(node);
    if (w != "в" && w != "во" && w != "на") continue;
    std::uint32_t k = i + 1;
    while (k + 1 < behind && sheet.node(k).is_word() &&
           !sheet.node(k).any(bits(Trait::body)) && !is_acronym(sheet, sheet.node(k)) &&
           (ends_with_any(sheet.folded(sheet.node(k)), "ом ем ой ей их ых") ||
            sheet.folded(sheet.node(k)) == "пресс" || sheet.node(k).is(Trait::determiner)))
      ++k;
    const Node& body = sheet.node(k);
    const bool speaks = body.is_word() && !body.is(Trait::medium) &&
                        (body.is(Trait::body) ||
                         (is_acronym(sheet, body) && !body.any(bits(Trait::time))));
    if (!speaks) continue;
    std::uint32_t end = k + 1;
    while (end < behind && (sheet.node(end).is_word() || is_name_quotation(sheet, sheet.node(end))) &&
           !is_outside(sheet.node(end)) && !is_addressed(sheet, sheet.node(end)) &&
           !sheet.node(end).any(bits(Trait::pronoun, Trait::medium)))
      ++end;
    return {i + 1, end};
  }
  return {};
}

bool names_a_person(const Sheet& sheet, Range phrase, Agreement asked) {
  for (std::uint32_t i = phrase.first; i < phrase.behind; ++i) {
    const Node& node = sheet.node(i);
    if (node.is_word() && node.capital && node.any(bits(Trait::male, Trait::female)) &&
        nominative(sheet, node, asked) != Fit::none)
      return true;
  }
  return false;
}

// Begins what may stand between commas behind a noun.
bool begins_insert(const Sheet& sheet, std::uint32_t at) {
  const Node& node = sheet.node(at);
  if (!node.is_word()) return node.sign == Sign::quotation;
  if (node.any(bits(Trait::relative, Trait::preposition))) return true;
  const auto& w = sheet.folded(node);
  if (is_participle(w)) return true;
  return ends_with_any(w, "в вшись ясь ая уя яя") && !node.capital && w.size() > 8;  // gerunds
}

}  // namespace

Subject subject_before(const Sheet& sheet, std::uint32_t first, std::uint32_t verb,
                       Agreement asked) {
  const std::uint32_t floor = verb > first + kFar ? verb - kFar : first;
  // The stretches between commas, the nearest last.
  std::vector<Range> parts;
  std::uint32_t end = verb;
  for (std::uint32_t i = verb;; --i) {
    const bool stop = i == floor;
    const Sign sign = stop ? Sign::stop : sheet.node(i - 1).sign;
    const bool quoted = !stop && sign == Sign::quotation && !is_name_quotation(sheet, sheet.node(i - 1));
    if (stop || sign == Sign::comma || sign == Sign::dash || sign == Sign::colon ||
        sign == Sign::semicolon || sign == Sign::stop || quoted) {
      parts.push_back({i, end});
      end = i == floor ? i : i - 1;
      if (stop || sign == Sign::colon || sign == Sign::semicolon || sign == Sign::stop || quoted)
        break;
    }
  }
  Subject subject;
  constexpr std::size_t kParts = 6;
  for (std::size_t p = 0; p < std::min(parts.size(), kParts); ++p) {
    const Range part = parts[p];
    if (part.empty()) continue;
    const Node& lead = sheet.node(part.first);
    const bool inner = p > 0 && p + 1 < parts.size();
    if (p > 0) {
      // A clause of its own that only says when or that: its subject is not ours.
      if (lead.is_word() && lead.any(bits(Trait::that, Trait::whether, Trait::subordinator)) &&
          !lead.is(Trait::preposition))
        continue;
      if (inner && begins_insert(sheet, part.first)) continue;
      if (lead.is_word() && lead.is(Trait::relative)) continue;
    } else if (lead.is_word() && lead.any(bits(Trait::relative))) {
      // «министр, который заявил»
      if (part.size() <= 8 && p + 1 < parts.size() && !parts[p + 1].empty()) {
        const Range phrase =
            phrase_before_comma(sheet, parts[p + 1].first, parts[p + 1].behind);
        const bool person = std::any_of(
            sheet.nodes().begin() + phrase.first, sheet.nodes().begin() + phrase.behind,
            [](const Node& n) {
              return n.any(bits(Trait::title, Trait::role)) ||
                     (n.capital && n.any(bits(Trait::male, Trait::female)));
            });
        if (person) {
          subject.nodes = phrase;
          subject.over = 1;
          return subject;
        }
      }
      continue;
    }
    Range phrase = first_phrase(sheet, part.first, part.behind, asked);
    if (phrase.empty() && p == 0 && asked == kPlural) {
      const Range body = body_in(sheet, part.first, part.behind);
      if (!body.empty()) {
        subject.nodes = body;
        subject.impersonal = true;
        return subject;
      }
    }
    if (phrase.empty()) continue;
    // «Марат Исаев, директор института, полагает»: the phrase before is the same one's.
    if (p > 0 && inner && phrase.first == part.first && phrase.behind == part.behind &&
        !parts[p + 1].empty()) {
      const Range before = first_phrase(sheet, parts[p + 1].first, parts[p + 1].behind, asked);
      if (!before.empty() && before.behind == parts[p + 1].behind)
        phrase = names_a_person(sheet, before, asked) ? before : Range{before.first, phrase.behind};
    }
    subject.nodes = phrase;
    subject.strong = is_strong(sheet, phrase, asked);
    subject.over = static_cast<std::uint32_t>(p);
    return subject;
  }
  return subject;
}

namespace {

// «отметил декан факультета, профессор Юрий Мосейкин»: the name comes behind the comma.
void take_apposition(const Sheet& sheet, std::uint32_t behind, Agreement asked, Range& phrase) {
  if (phrase.behind + 1 >= behind || sheet.node(phrase.behind).sign != Sign::comma) return;
  if (names_a_person(sheet, phrase, asked)) return;
  if (!sheet.node(phrase.first).any(bits(Trait::title, Trait::role)) &&
      !is_modifier(sheet, sheet.node(phrase.first), asked))
    return;
  const Range name = phrase_at(sheet, phrase.behind + 1, behind, asked);
  if (names_a_person(sheet, name, asked)) phrase.behind = name.behind;
}

}  // namespace

Subject subject_behind(const Sheet& sheet, std::uint32_t at, std::uint32_t behind,
                       Agreement asked) {
  Subject subject;
  const std::uint32_t ceiling = std::min(behind, at + kFar);
  std::uint32_t end = at;
  while (end < ceiling && (!is_border(sheet.node(end)) || sheet.node(end).sign == Sign::opening)) {
    if (sheet.node(end).sign == Sign::opening)
      while (end + 1 < ceiling && sheet.node(end).sign != Sign::closing) ++end;
    if (sheet.node(end).is(Trait::that)) break;
    ++end;
  }
  for (std::uint32_t i = at; i < end;) {
    const Node& node = sheet.node(i);
    if (node.sign == Sign::opening) {
      while (i < end && sheet.node(i).sign != Sign::closing) ++i;
      ++i;
      continue;
    }
    if (node.sign == Sign::quotation && !is_name_quotation(sheet, node)) break;
    if (!node.is_word()) {
      if (node.sign == Sign::quotation && subject.medium.empty()) subject.medium = {i, i + 1};
      ++i;
      continue;
    }
    if (node.is(Trait::preposition)) {
      i = behind_prepositional(sheet, i, end, asked);
      continue;
    }
    if (node.any(bits(Trait::cue, Trait::be, Trait::verb)) && i > at) break;
    if (is_medium_name(sheet, i) && nominative(sheet, node, asked) != Fit::none) {
      std::uint32_t k = i + 1;
      while (k < end && ((sheet.node(k).is_word() && sheet.node(k).is(Trait::medium)) ||
                         (sheet.node(k).is_word() && !sheet.folded(sheet.node(k)).empty() &&
                          is_latin(sheet, sheet.node(k))) ||
                         (is_name_quotation(sheet, sheet.node(k)))))
        ++k;
      if (subject.medium.empty()) subject.medium = {i, k};
      i = k;
      continue;
    }
    if (is_addressed(sheet, node) || is_outside(node)) {
      ++i;
      continue;
    }
    const Range phrase = phrase_at(sheet, i, end, asked);
    if (phrase.empty()) {
      ++i;
      continue;
    }
    const bool strong = is_strong(sheet, phrase, asked);
    if (strong || subject.nodes.empty()) subject.nodes = phrase;
    subject.strong = strong;
    if (strong) break;
    i = phrase.behind;
  }
  if (!subject.nodes.empty()) {
    if (subject.nodes.behind == end) take_apposition(sheet, behind, asked, subject.nodes);
    return subject;
  }
  if (asked == kPlural) {
    const Range body = body_in(sheet, at, end);
    if (!body.empty()) {
      subject.nodes = body;
      subject.impersonal = true;
    }
  }
  return subject;
}

}  // namespace people::russian
