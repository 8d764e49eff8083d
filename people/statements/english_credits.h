#pragma once
// English statements without a verb of their own: "according to X", "Shoigu: NATO …", and
// quotations that go on what was said before.
#include <vector>

#include "people/statements/line.h"

namespace people {

bool is_medium(const Line&, Range);

// A sentence that is nothing but quotation. True where it is read, to nothing or to a draft.
bool find_going_on(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);
// A sentence without a cue that a quotation begins, behind what was said before.
void find_clause_going_on(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);
// `before`: how many drafts there were before this sentence.
void find_credits(const Sheet&, std::uint32_t sentence, std::size_t before, std::vector<Draft>&);

}  // namespace people
