// A clause before its verb is read from the left: prepositional phrases and adverbs are stepped
// over, and the first phrase with a head in the nominative that agrees is the subject. Behind the
// verb likewise, where those addressed («журналистам», «ТАСС») may come first. A verb just behind a
// comma stands behind something inserted («Министр, прибывший в Ереван, заявил»), or shares the
// subject of the clause before («приехал, а затем заявил»).
#include <algorithm>

#include "people/statements/russian_line.h"
#include "people/statements/russian_phrase.h"

namespace people::russian {
namespace {

// «министра обороны Шойгу»: whose name it is, the words before tell.
bool is_named_before(const Sheet& sheet, std::uint32_t first, std::uint32_t name) {
  for (std::uint32_t i = name; i-- > first && sheet.node(i).is_word();) {
    const Node& node = sheet.node(i);
    if (node.is(Trait::preposition)) return false;
    const std::string_view w = sheet.folded(node);
    const bool many = node.is(Trait::plural) || ends_with_any(w, "ов ев ей ам ям ами ями ах ях");
    if (node.any(bits(Trait::title, Trait::role)) && !many) return true;
    if (node.capital && node.any(bits(Trait::male, Trait::female))) return true;
  }
  return false;
}

// «На заседании Совета министров Шойгу заявил»: a surname without cases, which ends the phrase with
// the preposition and yet is the subject where nothing else can be.
Range undeclined_name(const Sheet& sheet, std::uint32_t first, std::uint32_t behind,
                      Agreement asked) {
  while (behind > first + 2 && sheet.node(behind - 1).any(bits(Trait::adverb, Trait::time)))
    --behind;
  if (behind < first + 3 || (asked & (kMale | kFemale)) == 0) return {};
  const std::uint32_t at = behind - 1;
  const Node &name = sheet.node(at), &before = sheet.node(at - 1);
  constexpr Traits kNone = bits(Trait::body, Trait::place, Trait::medium, Trait::title, Trait::role,
                                Trait::occasion, Trait::male, Trait::female);
  if (!name.is_word() || !name.capital || name.any(kNone) || is_acronym(sheet, name)) return {};
  if (!ends_with_any(sheet.folded(name), "у ю о э ли ни ри си")) return {};
  if (is_addressed(sheet, name) || nominative(sheet, name, asked) == Fit::none) return {};
  if (!before.is_word() || before.is(Trait::preposition)) return {};
  if (is_modifier(sheet, before, kSingular | kPlural)) return {};
  return is_named_before(sheet, first, at) ? Range{} : Range{at, behind};
}

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
  return weak.empty() ? undeclined_name(sheet, first, behind, asked) : weak;
}

// «В Минобороны», «в компании»: who is meant by an impersonal plural.
Range body_in(const Sheet& sheet, std::uint32_t first, std::uint32_t behind) {
  for (std::uint32_t i = first; i + 1 < behind; ++i) {
    const Node& node = sheet.node(i);
    if (!node.is_word() || !node.is(Trait::preposition)) continue;
    const auto& w = sheet.folded(node);
    if (w != "в" && w != "во" && w != "на") continue;
    std::uint32_t k = i + 1;
    while (k + 1 < behind && sheet.node(k).is_word() && !sheet.node(k).any(bits(Trait::body)) &&
           !is_acronym(sheet, sheet.node(k)) &&
           (ends_with_any(sheet.folded(sheet.node(k)), "ом ем ой ей их ых") ||
            sheet.folded(sheet.node(k)) == "пресс" || sheet.node(k).is(Trait::determiner)))
      ++k;
    const Node& body = sheet.node(k);
    const bool speaks =
        body.is_word() && !body.is(Trait::medium) &&
        (body.is(Trait::body) || (is_acronym(sheet, body) && !body.any(bits(Trait::time))));
    if (!speaks) continue;
    std::uint32_t end = k + 1;
    while (end < behind &&
           (sheet.node(end).is_word() || is_name_quotation(sheet, sheet.node(end))) &&
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
    const bool quoted =
        !stop && sign == Sign::quotation && !is_name_quotation(sheet, sheet.node(i - 1));
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
        const Range phrase = phrase_before_comma(sheet, parts[p + 1].first, parts[p + 1].behind);
        const bool person =
            std::any_of(sheet.nodes().begin() + phrase.first, sheet.nodes().begin() + phrase.behind,
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
