#pragma once
// Round brackets of words that were cut out of a text. Pure; any thread.
#include <cstddef>
#include <string>
#include <string_view>

namespace text {

// How many are open at the end.
std::size_t open_brackets(std::string_view);

// Each of those closed: "the union (EU" -> "the union (EU)".
std::string with_closed_brackets(std::string);

}  // namespace text
