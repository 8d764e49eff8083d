#pragma once
// Noun phrases by the small words around them, for languages that set them apart so (English, and
// as a beginning every other). Bounded: kLongest nodes.
#include "people/statements/grammar.h"

namespace people {

inline constexpr std::uint32_t kLongestPhrase = 40;

// The phrase that ends before `behind`, with an apposition or relative clause between commas:
// "Smith, who leads the party,". Nothing before `first`.
Range phrase_before(const Sheet&, std::uint32_t first, std::uint32_t behind);
// The phrase that begins at `first`.
Range phrase_at(const Sheet&, std::uint32_t first, std::uint32_t behind);

}  // namespace people
