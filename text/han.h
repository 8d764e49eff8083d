#pragma once
// Traditional and simplified Chinese, which are not one word here. Pure; any thread.
#include <string>
#include <string_view>

namespace text {

// The same in the other of the two scripts; empty where both write it alike.
std::string other_han(std::string_view utf8);

}  // namespace text
