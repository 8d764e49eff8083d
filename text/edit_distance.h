#pragma once
// How far a word is from another, for "did you mean". Pure; any thread.
#include <cstddef>
#include <string_view>

namespace text {

// Bytes put in, taken out, replaced or changed places with a neighbour. Takes the product of both
// lengths: for short words.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace text
