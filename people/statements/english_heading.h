#pragma once
// English: who says what in a headline, or in a line of a transcript, without a verb of saying.
#include <vector>

#include "people/statements/grammar.h"

namespace people {

void find_heading(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);

}  // namespace people
