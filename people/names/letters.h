#pragma once
// How letters of every script may be read, as data. Another script is added by rows.
#include <span>
#include <string_view>

namespace people {

// One or several letters, folded, and their readings: "S:0 sk:5" is the sounds and the price in
// tenths; "-" is no sound. A leading ^ or a trailing $ binds to the word's beginning or end.
struct LetterRow {
  std::string_view letters, readings;
};

std::span<const LetterRow> latin_letters();  // as Europe and the romanisations write
std::span<const LetterRow> cyrillic_letters();
std::span<const LetterRow> other_letters();  // Greek, Armenian, Georgian, Arabic, Hebrew

}  // namespace people
