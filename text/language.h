#pragma once
// The language of a text: CLD2 on the text, then the feed's label, then the script. Pure; any
// thread.
#include <string>
#include <string_view>

namespace text {

// ISO 639-1 code, or empty when nothing is known. `label` is what the feed says (en-GB counts as
// en).
std::string language_of(std::string_view utf8, std::string_view label = {});

// Of an article: of its text, or of its title where it has none. Every door asks it here, so that
// what is tried is judged as what comes.
std::string language_of_article(std::string_view title, std::string_view text,
                                std::string_view label = {});

// The ISO 639-1 code of a label, old and regional ones made new: en-GB is en, nb is no. Empty for
// what begins with no two-letter code.
std::string language_code(std::string_view label);

// Whether such a code is one of a language.
bool is_language(std::string_view code);

}  // namespace text
