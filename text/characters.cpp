#include "text/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace text {
namespace {

Sort ascii_sort(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Sort::letter;
  if (c >= '0' && c <= '9') return Sort::digit;
  switch (c) {
    case '.':
      return Sort::mid_both;
    case ',':
    case ';':
      return Sort::mid_number;
    case '\'':
      return Sort::apostrophe;
    case '"':
      return Sort::quote;
    default:
      return Sort::other;  // `:` too: UAX #29 joins "TASS:Kyiv" for the sake of Swedish
  }
}

bool is_spaceless(UChar32 c) {
  if (c < 0x0E00) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA)
    return true;
  const auto word_break = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
  if (word_break == U_WB_KATAKANA) return true;
  return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT && u_isalpha(c);
}

Sort sort_by_word_break(UChar32 c) {
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
    case U_WB_HEBREW_LETTER:
      return Sort::letter;
    case U_WB_NUMERIC:
      return Sort::digit;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
      return Sort::mark;
    case U_WB_MIDLETTER:
      return Sort::mid_letter;
    case U_WB_MIDNUM:
      return Sort::mid_number;
    case U_WB_MIDNUMLET:
      return Sort::mid_both;
    case U_WB_SINGLE_QUOTE:
      return Sort::apostrophe;
    default:
      return u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? Sort::digit : Sort::other;
  }
}

}  // namespace

Sort sort_of(char32_t character) {
  if (character < 0x80) return ascii_sort(character);
  const auto c = static_cast<UChar32>(character);
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0xFF07:
      return Sort::apostrophe;
    case 0x200B:
      return Sort::mark;  // zero-width blank: does not count
    case 0xFE13:
    case 0xFE55:
    case 0xFF1A:
      return Sort::other;  // colons
    default:
      break;
  }
  if (c >= 0x2080 && c <= 0x2089) return Sort::digit;  // CO₂
  if (is_spaceless(c))
    return u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? Sort::digit : Sort::spaceless;
  return sort_by_word_break(c);
}

Script script_of(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9' ? Script::number : Script::latin;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_CYRILLIC:
      return Script::cyrillic;
    case USCRIPT_GREEK:
      return Script::greek;
    case USCRIPT_HANGUL:
      return Script::hangul;
    default:
      break;
  }
  return sort_of(c) == Sort::spaceless ? Script::spaceless : Script::other;
}

bool is_upper(char32_t c) {
  return u_isUUppercase(static_cast<UChar32>(c));
}
bool is_lower(char32_t c) {
  return u_isULowercase(static_cast<UChar32>(c));
}
bool is_blank(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}
bool is_combining(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

char32_t next_character(std::string_view utf8, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  if (bytes[at] < 0x80) return bytes[at++];
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, utf8.size(), c);
  return static_cast<char32_t>(c);
}

char32_t previous_character(std::string_view utf8, std::size_t& at) {
  if (at == 0) return 0;
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && U8_IS_TRAIL(utf8[start])) --start;
  std::size_t end = start;
  const char32_t c = next_character(utf8.substr(0, at), end);
  if (end == at) {
    at = start;
    return c;
  }
  --at;
  return 0xFFFD;
}

}  // namespace text
