#pragma once
// A German sentence in clauses: where the finite verb stands tells what a clause is. Second: a main
// clause, its subject before it or behind it; first: the same behind what was said ("…", sagte X);
// last: a subordinate clause. Commas, colons, semicolons, dashes and brackets end clauses. Bounded
// by the sentence; pure.
#include <vector>

#include "people/statements/grammar.h"

namespace people::german {

struct Clause {
  Range nodes;                   // without the signs around
  std::uint32_t finite = kNone;  // the finite verb
  Sign before = Sign::stop, behind = Sign::stop;
  bool subordinate = false;  // begins with dass, nachdem, der …: the verb at its end
  bool broken = false;       // a relative clause whose verb stands behind another clause
  bool infinitive = false;   // ends with an infinitive with zu, and has no finite verb
  bool reported = false;     // its verb is Konjunktiv I, or what stands for it
  bool quoted = false;       // one quotation, and nothing else
};

std::vector<Clause> clauses_of(const Sheet&, const Sentence&);

bool is_lower_word(const Node&);  // a word that begins with a small letter
bool is_noun(const Node&);        // one with a capital letter, and none of the small words
// Konjunktiv I; or hätten, würden, seien. `any`: hätte, wäre, könnte, too.
bool is_reported_verb(const Sheet&, const Node&, bool any = false);
bool is_surely_reported(const Sheet&, const Node&);  // Konjunktiv I alone
bool is_infinitive(const Sheet&, const Node&);       // as it is written: gehen, ändern
bool is_folded(const Sheet&, const Node&, std::string_view folded);

// Behind the bracket that closes, where it is near.
std::uint32_t behind_bracket(const Sheet&, std::uint32_t opening, std::uint32_t behind);

// Noun phrases.
// The first that may be a subject in [first, behind), stepping over adverbs, times, prepositional
// phrases and datives.
Range subject_in(const Sheet&, std::uint32_t first, std::uint32_t behind);
// The one that begins there, with the genitives and names that go on it.
Range phrase_at(const Sheet&, std::uint32_t first, std::uint32_t behind);
// Behind the prepositional phrase that begins there.
std::uint32_t behind_prepositional(const Sheet&, std::uint32_t first, std::uint32_t behind);

}  // namespace people::german
