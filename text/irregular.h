#pragma once
// Forms that no ending explains: said of say, women of woman, дня of день. Pure; any thread.
#include <string_view>

namespace text {

// The word of which a folded word is an irregular form, folded; the word itself where it is none.
std::string_view irregular_base(std::string_view folded, std::string_view lang);

}  // namespace text
