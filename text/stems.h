#pragma once
// Inflection: Snowball says which words share a stem, a language's paradigms which of them are
// forms of one word (organization-s, not organ-ization). Pure; any thread: each has its own
// stemmers and a bounded cache of stems.
#include <string>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace text {

bool has_stemmer(std::string_view lang);

// The stem of one word, folded; takes what lower() gave. The folded word itself where the language
// has no stemmer.
std::string stem(std::string_view lowered, std::string_view lang);

// Another stem under which other forms of the word stand, or empty: Snowball takes the end of some
// Russian nouns for an ending (Лавров, Газпром, визит, Сергей), but not in their other cases; some
// lose a vowel there (боец, бойца); and it knows nothing of crises and crisis, said and say.
// docs/decisions/0004-a-second-stem.md
std::string second_stem(std::string_view lowered, std::string_view lang);

// The language by which a word is inflected: the text's, unless that is never written in the word's
// script; then Cyrillic counts as Russian, Latin as English. Empty: not at all.
std::string_view inflection_language(Script, std::string_view lang);

// Whether two folded words of one stem differ by endings of one paradigm. True in languages without
// a list of ours: there the stem alone decides.
bool is_inflection(std::string_view a, std::string_view b, std::string_view lang);

// The same of two words that met by a second stem: fewer paradigms, for the stem says less.
bool is_inflection_by_second_stem(std::string_view a, std::string_view b, std::string_view lang);

// The word's other spellings, British or American (folded; "defence" gives "defense").
std::vector<std::string> other_spellings(std::string_view folded);

}  // namespace text
