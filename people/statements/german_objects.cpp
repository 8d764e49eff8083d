// What is said in the verb's own clause without a quotation: "warnte die Union vor einem Krieg",
// "kritisierte die Union". As in English the preposition belongs to it.
#include <algorithm>

#include "people/statements/german_reader.h"

namespace people::german {

constexpr double kUnsure = 0.15;  // of a thing, and nobody is named

bool Reader::say_phrase(const Hit& hit, Range subject, Draft& draft) {
  const Clause& clause = clauses_[hit.clause];
  if (hit.passive || hit.negated || subject.empty() || clause.subordinate) return false;
  if (clause.before == Sign::colon || clause.reported || is_judged(hit)) return false;
  Range rest{hit.verb + 1, end_of_object(hit)};
  if (subject.first > hit.verb) rest.first = std::max(rest.first, subject.behind);
  if (has(*hit.cue, Frame::about)) return say_about(hit, rest, draft);
  using Kind = model::Statement::Kind;
  const bool judges = hit.cue->kind == Kind::condemn || hit.cue->kind == Kind::praise;
  return judges && has(*hit.cue, Frame::object) && say_object(rest, draft);
}

bool Reader::say_about(const Hit& hit, Range rest, Draft& draft) {
  const Range about = linked(*hit.cue, rest);
  if (about.empty()) return false;
  if (!names_somebody(draft.target) && !names_somebody(about)) draft.doubt = kUnsure;
  draft.rule = "verb-about";
  draft.content = {about};
  add(draft);
  return true;
}

bool Reader::say_object(Range rest, Draft& draft) {
  while (!rest.empty() && node(rest.first).any(kSmall)) ++rest.first;
  if (rest.empty() || node(rest.first).is(Trait::preposition)) return false;
  const Range whom = phrase_at(sheet_, rest.first, rest.behind);
  if (!names_somebody(first_noun(whom))) return false;
  while (rest.behind > whom.behind && is_lower_word(node(rest.behind - 1))) --rest.behind;
  draft.rule = "verb-object";
  draft.target = {};
  draft.content = {trimmed(rest)};
  add(draft);
  return true;
}

// "die Nato", "die Regierung", "den Präsidenten"; a plan or a war may be told of in passing.
bool Reader::names_somebody(Range r) const {
  constexpr Traits kSomebody =
      bits(Trait::body, Trait::title, Trait::role, Trait::male, Trait::female, Trait::place);
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (is_noun(node(i)) && node(i).any(kSomebody)) return true;
  return false;
}

// Before the participle or the particle that ends the clause; behind "Sorge" stands what it is
// about.
std::uint32_t Reader::end_of_object(const Hit& hit) const {
  const std::uint32_t end = clauses_[hit.clause].nodes.behind;
  if (hit.word > hit.verb) return std::min(end, hit.word);
  return hit.particle != kNone && hit.particle + 1 == end ? hit.particle : end;
}

// "kritisierte das als falsch": a judgement, and its object alone is not what was said.
bool Reader::is_judged(const Hit& hit) const {
  return has(*hit.cue, Frame::as) && holds_word(clauses_[hit.clause].nodes, "als");
}

// From the cue's preposition on: "vor einem Angriff", but not "vor Journalisten" or "vor dem
// Treffen".
Range Reader::linked(const Cue& cue, Range r) const {
  for (std::uint32_t i = r.first; i < r.behind; ++i) {
    const bool link = std::ranges::any_of(
        cue.links, [&](const std::string& word) { return is_folded(sheet_, node(i), word); });
    if (!link) continue;
    const Range phrase = phrase_at(sheet_, i + 1, r.behind);
    if (!has_noun(phrase) || holds(phrase, Trait::occasion) || holds(phrase, Trait::time)) continue;
    if (holds(first_noun(phrase), Trait::plural) || is_medium(phrase)) continue;
    return trimmed({i, r.behind});
  }
  return {};
}

}  // namespace people::german
