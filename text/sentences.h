#pragma once
// Where sentences and paragraphs lie. Sentences end by UAX #29 (ICU), with abbreviations of our
// own: titles ("Gen.", "им.") and initials ("С. К.") never end one, nor does a single line break.
// Pure; any thread.
#include <cstdint>
#include <string_view>
#include <vector>

namespace text {

// Bytes [begin, end) of a text, without the blanks around.
struct Stretch {
  std::uint32_t begin = 0, end = 0;
};

std::vector<Stretch> sentences(std::string_view utf8);
std::vector<Stretch> paragraphs(std::string_view utf8);  // a blank line ends one

}  // namespace text
