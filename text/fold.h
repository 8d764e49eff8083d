#pragma once
// One folding for queries and articles (docs/rule-language.md, words and folding). Pure; any thread.
#include <string>
#include <string_view>

namespace text {

// NFKC, case, ё = е; marks come off Latin and Greek letters only; ß ss, æ ae, ł l …; invisible
// characters dropped. Not for German's ae/oe/ue twins: Reading keeps those beside the word.
std::string fold(std::string_view utf8);

}  // namespace text
