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
  if (!is_undeclined(sheet, name) || nominative(sheet, name, asked) == Fit::none) return {};
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

// The stretches between commas, the nearest to the verb first.
std::vector<Range> parts_before(const Sheet& sheet, std::uint32_t first, std::uint32_t verb) {
  const std::uint32_t floor = verb > first + kFar ? verb - kFar : first;
  std::vector<Range> parts;
  std::uint32_t end = verb;
  for (std::uint32_t i = verb;; --i) {
    const bool stop = i == floor;
    const Sign sign = stop ? Sign::stop : sheet.node(i - 1).sign;
    const bool quoted =
        !stop && sign == Sign::quotation && !is_name_quotation(sheet, sheet.node(i - 1));
    const bool ends =
        quoted || sign == Sign::colon || sign == Sign::semicolon || sign == Sign::stop;
    if (!ends && sign != Sign::comma && sign != Sign::dash) continue;
    parts.push_back({i, end});
    end = i == floor ? i : i - 1;
    if (ends) return parts;
  }
}

// «министр, который заявил»: the person before the comma.
Range antecedent(const Sheet& sheet, Range relative, Range before) {
  constexpr std::uint32_t kLongest = 8;
  if (relative.size() > kLongest || before.empty()) return {};
  const Range phrase = phrase_before_comma(sheet, before.first, before.behind);
  for (std::uint32_t i = phrase.first; i < phrase.behind; ++i) {
    const Node& node = sheet.node(i);
    if (node.any(bits(Trait::title, Trait::role)) ||
        (node.capital && node.any(bits(Trait::male, Trait::female))))
      return phrase;
  }
  return {};
}

// A clause of its own that only says when or that, or what is put between: its subject is not ours.
bool is_skipped(const Sheet& sheet, std::uint32_t first, bool inner) {
  const Node& lead = sheet.node(first);
  if (lead.is_word() && !lead.is(Trait::preposition) &&
      lead.any(bits(Trait::that, Trait::whether, Trait::subordinator)))
    return true;
  return (inner && begins_insert(sheet, first)) || (lead.is_word() && lead.is(Trait::relative));
}

// «Марат Исаев, директор института, полагает»: the phrase before is the same one's.
Range with_phrase_before(const Sheet& sheet, Range phrase, Range part, Agreement asked) {
  if (part.empty()) return phrase;
  const Range before = first_phrase(sheet, part.first, part.behind, asked);
  if (before.empty() || before.behind != part.behind) return phrase;
  return names_a_person(sheet, before, asked) ? before : Range{before.first, phrase.behind};
}

}  // namespace

Subject subject_before(const Sheet& sheet, std::uint32_t first, std::uint32_t verb,
                       Agreement asked) {
  constexpr std::size_t kParts = 6;
  const std::vector<Range> parts = parts_before(sheet, first, verb);
  for (std::size_t p = 0; p < std::min(parts.size(), kParts); ++p) {
    const Range part = parts[p];
    if (part.empty()) continue;
    const bool inner = p > 0 && p + 1 < parts.size();
    if (p > 0 && is_skipped(sheet, part.first, inner)) continue;
    const Node& lead = sheet.node(part.first);
    if (p == 0 && lead.is_word() && lead.is(Trait::relative)) {
      const Range whose = parts.size() > 1 ? antecedent(sheet, part, parts[1]) : Range{};
      if (!whose.empty()) return {.nodes = whose, .over = 1};
      continue;
    }
    Range phrase = first_phrase(sheet, part.first, part.behind, asked);
    if (phrase.empty() && p == 0 && asked == kPlural) {
      const Range body = body_in(sheet, part.first, part.behind);
      if (!body.empty()) return {.nodes = body, .impersonal = true};
    }
    if (phrase.empty()) continue;
    if (inner && phrase == part) phrase = with_phrase_before(sheet, phrase, parts[p + 1], asked);
    return {.nodes = phrase,
            .strong = is_strong(sheet, phrase, asked),
            .over = static_cast<std::uint32_t>(p)};
  }
  return {};
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

// Up to the next comma, dash or colon; a bracket is stepped over.
std::uint32_t clause_behind(const Sheet& sheet, std::uint32_t at, std::uint32_t ceiling) {
  std::uint32_t end = at;
  while (end < ceiling && (!is_border(sheet.node(end)) || sheet.node(end).sign == Sign::opening)) {
    if (sheet.node(end).sign == Sign::opening)
      while (end + 1 < ceiling && sheet.node(end).sign != Sign::closing) ++end;
    if (sheet.node(end).is(Trait::that)) break;
    ++end;
  }
  return end;
}

std::uint32_t behind_medium(const Sheet& sheet, std::uint32_t at, std::uint32_t end) {
  const auto goes_on = [&](const Node& node) {
    if (!node.is_word()) return is_name_quotation(sheet, node);
    return node.is(Trait::medium) || (!sheet.folded(node).empty() && is_latin(sheet, node));
  };
  ++at;
  while (at < end && goes_on(sheet.node(at))) ++at;
  return at;
}

// Behind what stands at `at` and is no subject; else `at`. «сообщил ТАСС министр»: the medium is
// kept.
std::uint32_t behind_other(const Sheet& sheet, std::uint32_t at, std::uint32_t end, Agreement asked,
                           Range& medium) {
  const Node& node = sheet.node(at);
  const auto keep = [&](Range found) {
    if (medium.empty()) medium = found;
    return found.behind;
  };
  if (node.sign == Sign::opening) {
    while (at < end && sheet.node(at).sign != Sign::closing) ++at;
    return at + 1;
  }
  if (node.sign == Sign::quotation) return keep({at, at + 1});
  if (!node.is_word()) return at + 1;
  if (node.is(Trait::preposition)) return behind_prepositional(sheet, at, end, asked);
  if (is_medium_name(sheet, at) && nominative(sheet, node, asked) != Fit::none)
    return keep({at, behind_medium(sheet, at, end)});
  return is_addressed(sheet, node) || is_outside(node) ? at + 1 : at;
}

// The first strong phrase, else the first.
Subject subject_among(const Sheet& sheet, std::uint32_t at, std::uint32_t end, Agreement asked) {
  Subject subject;
  for (std::uint32_t i = at; i < end;) {
    const Node& node = sheet.node(i);
    if (node.sign == Sign::quotation && !is_name_quotation(sheet, node)) break;
    if (i > at && node.is_word() && !node.is(Trait::preposition) &&
        node.any(bits(Trait::cue, Trait::be, Trait::verb)))
      break;
    if (const std::uint32_t behind = behind_other(sheet, i, end, asked, subject.medium);
        behind > i) {
      i = behind;
      continue;
    }
    const Range phrase = phrase_at(sheet, i, end, asked);
    if (phrase.empty()) {
      ++i;
      continue;
    }
    subject.strong = is_strong(sheet, phrase, asked);
    if (subject.strong || subject.nodes.empty()) subject.nodes = phrase;
    if (subject.strong) break;
    i = phrase.behind;
  }
  return subject;
}

}  // namespace

Subject subject_behind(const Sheet& sheet, std::uint32_t at, std::uint32_t behind,
                       Agreement asked) {
  const std::uint32_t end = clause_behind(sheet, at, std::min(behind, at + kFar));
  Subject subject = subject_among(sheet, at, end, asked);
  if (!subject.nodes.empty()) {
    if (subject.nodes.behind == end) take_apposition(sheet, behind, asked, subject.nodes);
    return subject;
  }
  if (asked == kPlural) {
    subject.nodes = body_in(sheet, at, end);
    subject.impersonal = !subject.nodes.empty();
  }
  return subject;
}

}  // namespace people::russian
