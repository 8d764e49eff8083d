#pragma once
// Given names that are one for different languages (Volodymyr, Vladimir) and the short forms that
// newspapers use for them (Bill), as data.
#include <span>
#include <string_view>

namespace people {

// Sets of words, folded, divided by blanks. A word may stand in several.
std::span<const std::string_view> given_name_sets();

}  // namespace people
