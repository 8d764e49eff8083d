#pragma once
// Where the content of an English cue stands: behind it, or before it.
#include <optional>

#include "people/statements/line.h"

namespace people {

struct Content {
  std::uint32_t at = 0;  // where it begins
  Range target;
  const char* rule = "";
  bool quoted = false;  // it is the quotation at `at`
  bool is_clause = false;
  bool is_name = false;         // "called it “…”": ends with the quotation
  bool in_subordinate = false;  // the cue stands in "While X said …, …"
};

// Steps over "on Thursday", "in an interview with X": to what may be content behind it. Notes the
// nodes stepped over. Not over what the cue is about.
std::uint32_t behind_adjuncts(const Line&, std::uint32_t at, const Cue* = nullptr);
// A that-clause, a quotation, a question: what needs no guess.
std::optional<Content> clear_content(const Line&, const Cue&, std::uint32_t at);
// The other frames: infinitive, "accused X of", object, a clause without conjunction.
std::optional<Content> other_content(const Line&, const Cue&, std::uint32_t at);
// "…, TASS reported", "…, as the Interfax news agency reported on Tuesday", "…, his office said.":
// whether the comma is the end of what was said.
bool is_relayed(const Line&, std::uint32_t comma);
// Where content that begins at `at` ends.
std::uint32_t content_end(const Line&, const Content&);
// Whether the cue may have no content but an object: "claims", "suggests".
bool is_unsure(const Cue&);
// Of such a cue, and of "criticizing the plan", "who criticized the plan".
double doubt_of_cue(const Line&, const Cue&, const VerbGroup&, const Content&);
// Of content that was cut at a comma, or that runs over one behind which the writer may speak.
double doubt_of_end(const Line&, const Content&, std::uint32_t end);

}  // namespace people
