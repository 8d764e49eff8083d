#pragma once
// Which words of an article one place of a term meets.
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/query.h"
#include "text/reading.h"

namespace rules {

// Indexes into Reading::words(), ascending; not for a slot that any word meets.
std::vector<std::uint32_t> words_met(const Slot&, const text::Reading&);

// `*` zero or more characters, `?` one letter or digit. Linear in practice, bounded by
// |pattern|·|word|.
bool meets_pattern(std::string_view pattern, std::string_view word);

}  // namespace rules
