#pragma once
// How far a word is from another, for "did you mean". Pure; any thread.
#include <cstddef>
#include <string_view>
#include <vector>

namespace text {

// Bytes put in, taken out, replaced or changed places with a neighbour. Takes the product of both
// lengths: for short words.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The one of `known` that a person may have meant, empty where none is near. Longer than 64 bytes
// nothing is.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace text
