#pragma once
// Where sentences end (UAX #29 by ICU), with abbreviations of our own: titles ("Gen.", "им.") and
// initials ("С. К.") never end one, nor does a single line break. Pure; any thread.
#include <cstdint>
#include <string_view>
#include <vector>

namespace text {

// Byte offsets at which sentences begin, the first 0; empty for empty text.
std::vector<std::uint32_t> sentence_begins(std::string_view utf8);

}  // namespace text
