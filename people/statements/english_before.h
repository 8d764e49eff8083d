#pragma once
// Content that stands before an English cue: “…,” X said; …, X said, …
#include "people/statements/line.h"

namespace people {

// Behind commas and dashes before `at`.
std::uint32_t trimmed(const Line& line, std::uint32_t at);
// A comma stands before `at`, perhaps inside quotation marks.
bool ends_with_comma(const Line& line, std::uint32_t at);
// The quotation that is said, not one of a word or title within a clause.
bool is_said(const Line& line, std::uint32_t quotation);
void add_quote(const Line& line, std::uint32_t q, Draft& draft);
// A main clause, and not a name with its apposition ("Smith, who was mayor,").
bool is_clause(const Line& line, Range r);
// "…, said Smith, the mayor."
Range inverted_subject(const Line& line, std::uint32_t verb, std::uint32_t behind);
// What goes on behind "…, he said,". False where something else follows.
bool take_clause_rest(const Line& line, std::uint32_t at, Draft& draft);
// “…,” Smith said on Monday, “…”
void take_rest(const Line& line, std::uint32_t at, Draft& draft);

}  // namespace people
