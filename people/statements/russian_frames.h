#pragma once
// The frames of Russian. Its commas, colons and dashes are set by grammar and tell where content
// begins and ends, while subjects stand on either side of their verbs: so frames.h is not
// used. Pure.
#include <vector>

#include "people/statements/grammar.h"

namespace people::russian {

// Statements of one sentence.
void find_frames(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);

// Those without a verb of saying: «по словам Иванова», «выразил обеспокоенность», «говорится в
// заявлении», headlines. russian_credits.cpp
void find_credits(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);

}  // namespace people::russian
