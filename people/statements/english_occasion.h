#pragma once
// Where and through whom something was said, by the words around a cue: "at a meeting of the CSTO
// Council", "told Reuters", "TASS reported".
#include <cstddef>
#include <vector>

#include "people/statements/line.h"

namespace people {

// Fills what the drafts of the sentence, from `before` on, do not say yet.
void find_occasion(const Sheet&, std::uint32_t sentence, std::size_t before, std::vector<Draft>&);

}  // namespace people
