#pragma once
// What a character is to the cutter (UAX #29, Word_Break), and stepping through UTF-8 that may be
// ill-formed, as text/utf8.h reads it. Pure; any thread.
#include <cstdint>
#include <string_view>

#include "text/words.h"

namespace text {

enum class Sort : std::uint8_t {
  other,
  letter,
  digit,
  mark,
  spaceless,
  mid_letter,  // joins letters: ·
  mid_number,  // joins digits: , ;
  mid_both,    // joins both: .
  apostrophe,  // joins both: ' ’ ʼ
  quote,       // joins Hebrew letters: "
  wildcard,    // * and ? of a query, and
  underscore   // _ for StandardTokenizer, which the cutter alone knows
};

Sort sort_of(char32_t);
Script script_of(char32_t);
bool is_upper(char32_t);
bool is_lower(char32_t);
bool is_combining(char32_t);
bool is_blank(char32_t);

// The character at `at`, which moves behind it. `at` lies inside.
char32_t next_character(std::string_view utf8, std::size_t& at);

// The character that ends at `at`, or 0 at the beginning; `at` moves before it.
char32_t previous_character(std::string_view utf8, std::size_t& at);

}  // namespace text
