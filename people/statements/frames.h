#pragma once
// Statements of one sentence, by the cues in it and what stands around them.
#include <vector>

#include "people/statements/grammar.h"

namespace people {

// Adds what the sentence holds, in reading order of the cues.
void find_frames(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);

}  // namespace people
