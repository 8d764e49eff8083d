#pragma once
// Frames of English, and of any language whose words stand as English ones do: the subject before
// its verb, the content behind it or, set off by a comma or quotation marks, before it.
#include <cstdint>
#include <vector>

#include "people/statements/grammar.h"

namespace people {

// Adds what the sentence holds, in reading order of the cues.
void find_english_frames(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);

}  // namespace people
