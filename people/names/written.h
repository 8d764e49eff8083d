#pragma once
// How a word is written. Internal to people. Pure; any thread.
#include <string_view>

namespace people {

bool begins_with_capital(std::string_view word);
bool is_all_capitals(std::string_view word);  // no small letter
bool is_cyrillic(std::string_view word);      // by its first letter
// A full stop behind it need not end a sentence: "Gen.", "г.", "U.S.".
bool is_abbreviated(std::string_view word);

}  // namespace people
