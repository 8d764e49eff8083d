#pragma once
// One folding for queries and articles (docs/rule-language.md, words). Pure; any thread.
#include <string>
#include <string_view>

namespace text {

// NFKC, case, ё = е; marks come off Latin and Greek letters only; ß ss, æ ae, ł l …; all
// apostrophes one; invisible characters dropped. Not for German's ae/oe/ue: see german_twin.
std::string fold(std::string_view utf8);

// Case and compatibility only, accents kept: what a stemmer wants to see.
std::string lower(std::string_view utf8);

// What a German may write instead of umlauts ("müller" -> "mueller"), folded; empty where it is the
// same word. Takes what lower() gave.
std::string german_twin(std::string_view lowered);

}  // namespace text
