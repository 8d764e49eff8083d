// The subject of a cue: before the verb, behind it, across an apposition, or what a relative clause
// speaks of.
#include "people/statements/german_reader.h"

#include <algorithm>

namespace people::german {

using model::Statement;

bool Reader::is_noun_phrase(Range r) const {
  return !r.empty() && !node(r.first).is(Trait::preposition) && !holds(r, Trait::subjunctive);
}

// The clauses before that are a noun phrase with what is put beside it: "Meier, Chef der Bahn,".
Range Reader::subject_across(std::size_t c) const {
  for (std::size_t k = c; k-- > 0;) {
    const Clause& before = clauses_[k];
    if (before.quoted || before.behind == Sign::colon || before.behind == Sign::semicolon)
      return {};
    if (before.finite == kNone || (before.finite != kNone && !before.subordinate)) {
      if (before.finite != kNone) return {};
      if (k > 0 && clauses_[k - 1].finite == kNone && before.before != Sign::stop) continue;
      const Range head = first_phrase(before.nodes);
      // "Der neue Präsident, Karl Falk,": with the name beside it.
      if (!head.empty() && k + 1 < c && is_bare_name(clauses_[k + 1].nodes))
        return {head.first, clauses_[k + 1].nodes.behind};
      return head;
    }
  }
  return {};
}

bool Reader::is_bare_name(Range r) const {
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (!is_noun(node(i)) || node(i).any(bits(Trait::role, Trait::title))) return false;
  return r.size() <= 4;
}

Range Reader::first_phrase(Range r) const {
  while (!r.empty() && node(r.first).any(kSmall) && !node(r.first).is(Trait::determiner)) ++r.first;
  if (r.empty() || node(r.first).is(Trait::preposition)) return {};
  const Range phrase = phrase_at(sheet_, r.first, r.behind);
  return has_noun(phrase) ? phrase : Range{};
}

bool Reader::has_noun(Range r) const {
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (is_noun(node(i)) || node(i).sign == Sign::quotation ||
        node(i).any(bits(Trait::he, Trait::she, Trait::they, Trait::i)))
      return true;
  return false;
}

// The subject of the verb at `verb` in clause c; `inverted`: it stands behind the verb.
Range Reader::subject_of(std::size_t c, std::uint32_t verb, bool& inverted) const {
  const Clause& clause = clauses_[c];
  inverted = false;
  std::uint32_t first = clause.nodes.first;
  const std::uint32_t behind = clause.nodes.behind;
  if (clause.subordinate) return subject_of_subordinate(c);
  if (verb > clause.finite && is_conjoined(clause, verb)) {
    std::uint32_t und = verb;
    while (!is(und, "und")) --und;
    const Range own = first_phrase({und + 1, verb});
    return own.empty() ? subject_of(c, clause.finite, inverted) : own;
  }
  while (first < verb && node(first).is(Trait::conjunction)) ++first;
  if (first < verb) {
    const Range prefield{first, verb};
    const Range phrase = nominative_in(prefield);
    if (!phrase.empty()) return with_head(c, phrase);
    inverted = true;
    const Range found = subject_in(sheet_, verb + 1, behind);
    return found;
  }
  inverted = true;
  const Range found = subject_in(sheet_, verb + 1, behind);
  if (!found.empty()) {
    const bool only_object = c > 0 && !has_said_before(c) && !subject_across(c).empty();
    if (!only_object) return found;
  }
  inverted = false;
  const Range across = subject_across(c);
  if (!across.empty()) return across;
  return subject_before_und(c, verb);
}

// "Er lobte X und sagte": the subject of the verb before.
Range Reader::subject_before_und(std::size_t c, std::uint32_t verb) const {
  if (c == 0 || verb > clauses_[c].nodes.first + 1) return {};
  for (std::size_t k = c; k-- > 0;)
    if (!clauses_[k].subordinate && clauses_[k].finite != kNone) {
      bool inverted = false;
      return subject_of(k, clauses_[k].finite, inverted);
    }
  return {};
}

// A noun phrase that may be the subject, and is all of the field before the verb.
Range Reader::nominative_in(Range prefield) const {
  std::uint32_t first = prefield.first;
  while (first + 1 < prefield.behind && node(first).any(kSmall) &&
         !node(first).is(Trait::determiner))
    ++first;
  const Node& head = node(first);
  if (is(first, "als") || is(first, "laut")) return {};
  if (head.is(Trait::preposition) || head.any(kSmall)) {
    if (!(head.capital && is_noun(head))) return {};
  }
  if (is(first, "das") && first + 1 == prefield.behind) return {};
  if (is(first, "dies") || is(first, "dieses")) {
    if (first + 1 == prefield.behind) return {};
  }
  if (head.is(Trait::oblique) && !is(first, "der")) return {};
  if (head.is(Trait::it)) return {};
  const Range phrase = phrase_at(sheet_, first, prefield.behind);
  if (phrase.empty() || !has_noun(phrase)) {
    if (head.any(bits(Trait::he, Trait::she, Trait::i))) return {first, first + 1};
    return {};
  }
  return phrase;
}

// "Meier, Chef der Bahn sagte": with the name before the comma.
Range Reader::with_head(std::size_t c, Range phrase) const {
  if (c == 0 || clauses_[c].before != Sign::comma || clauses_[c - 1].finite != kNone ||
      clauses_[c - 1].quoted || node(phrase.first).any(bits(Trait::he, Trait::she)) ||
      phrase.first != clauses_[c].nodes.first)
    return phrase;
  const Range before = first_phrase(clauses_[c - 1].nodes);
  if (before.empty() || before.behind != clauses_[c - 1].nodes.behind) return phrase;
  return {before.first, phrase.behind};
}

Range Reader::subject_of_subordinate(std::size_t c) const {
  const Clause& clause = clauses_[c];
  std::uint32_t first = clause.nodes.first;
  while (first < clause.nodes.behind && node(first).is(Trait::conjunction)) ++first;
  const bool relative = node(first).is(Trait::determiner) && !node(first).is(Trait::oblique);
  if (relative || is(first, "der") || is(first, "die")) {
    if (c == 0) return {};
    return last_phrase(clauses_[c - 1].nodes);  // the noun that the relative clause follows
  }
  if (node(first).is(Trait::preposition)) ++first;  // "von dem die Polizei glaubt"
  return subject_in(sheet_, first + 1, clause.nodes.behind);
}

// "warf Meier der Union vor": the verb wants whom, so that it is no genitive.
void Reader::split_dative(const Hit& hit, Range& subject, Draft& draft) const {
  const auto kind = hit.cue->kind;
  if (kind != Statement::Kind::accuse && kind != Statement::Kind::threaten) return;
  if (hit.passive || !draft.target.empty()) return;
  for (std::uint32_t i = subject.behind; i-- > subject.first + 1;)
    if (is(i, "der") && is_noun(node(i - 1))) {
      draft.target = {i, subject.behind};
      subject.behind = i;
      return;
    }
}

// The noun phrase that ends a stretch.
Range Reader::last_phrase(Range r) const {
  for (std::uint32_t i = r.behind; i-- > r.first;) {
    const Node& n = node(i);
    if (n.any(bits(Trait::determiner, Trait::title, Trait::role)) || i == r.first ||
        node(i - 1).any(
            bits(Trait::preposition, Trait::be, Trait::have, Trait::verb, Trait::cue))) {
      const Range phrase = phrase_at(sheet_, i, r.behind);
      if (phrase.behind == r.behind && has_noun(phrase)) return phrase;
    }
  }
  std::uint32_t first = r.behind;
  while (first > r.first && is_noun(node(first - 1))) --first;
  return {first, r.behind};
}

}  // namespace people::german
