#include "people/names/name_text.h"

#include <algorithm>
#include <iterator>

#include "people/names/name_parts.h"
#include "text/characters.h"

namespace people {

namespace {

// Initials of one sound and two letters; and abbreviations that look like initials.
constexpr std::string_view kTwoLetters[] = {"Дж", "Чж", "Ch", "Sh", "Zh", "Kh", "Th", "Ph",
                                            "Ts", "Yu", "Ya", "Ye", "Sz", "Cz", "Dz", "Ју"};
constexpr std::string_view kStates[] = {"U.S",   "U.K",   "U.N", "E.U",   "N.Y", "L.A", "D.C",
                                        "U.A.E", "U.S.A", "G.B", "С.Ш.А", "P.M", "A.M", "С.-П"};
constexpr std::uint32_t kWidestGap = 16;  // bytes

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069);
}

// С.К and J.-C are cut as one word.
bool are_initials(std::string_view word) {
  std::size_t begin = 0;
  if (std::find(std::begin(kStates), std::end(kStates), word) != std::end(kStates)) return false;
  while (begin < word.size()) {
    if (!text::is_upper(text::next_character(word, begin))) return false;
    if (begin < word.size() && word[begin++] != '.') return false;
  }
  return true;
}

}  // namespace

const HeardWords::Word& HeardWords::at(std::uint32_t word) {
  const auto [known, is_new] = words_.try_emplace(word);
  if (is_new) {
    known->second.folded = without_apostrophes(reading_.word(word).folded);
    known->second.heard = heard_part(known->second.folded, reading_.lang());
  }
  return known->second;
}

Gap gap_between(std::string_view utf8, const text::Token& left, const text::Token& right) {
  if (right.begin < left.end || right.begin - left.end > kWidestGap) return Gap::wide;
  std::size_t at = left.end;
  Gap gap = Gap::none;
  while (at < right.begin) {
    const char32_t c = text::next_character(utf8, at);
    if (c == U'-' || c == 0x2010 || c == 0x2011) {
      if (gap != Gap::none) return Gap::wide;
      gap = Gap::hyphen;
    } else if (c == U'.') {
      if (gap == Gap::hyphen) return Gap::wide;
      gap = Gap::dot;
    } else if (c == U' ' || c == 0xA0 || c == 0x202F || c == 0x2009) {
      if (gap == Gap::hyphen) return Gap::wide;
      if (gap == Gap::none) gap = Gap::blank;
    } else if (!is_invisible(c)) {
      return Gap::wide;
    }
  }
  return gap;
}

bool is_initial(const NameText& text, std::uint32_t place) {
  const text::Token& token = text.reading.tokens(text.field)[place];
  const std::string_view word = text.utf8.substr(token.begin, token.end - token.begin);
  std::size_t begin = 0;
  if (word.empty() || !text::is_upper(text::next_character(word, begin))) return false;
  if (begin < word.size() && word[begin] == '.') return are_initials(word);
  // Without the dot it is a preposition, a number, the end of a name.
  if (token.end >= text.utf8.size() || text.utf8[token.end] != '.') return false;
  return begin == word.size() ||
         std::find(std::begin(kTwoLetters), std::end(kTwoLetters), word) != std::end(kTwoLetters);
}

bool is_written_small(std::string_view utf8, const text::Token& token) {
  if (token.begin >= utf8.size()) return false;
  const char first = utf8[token.begin];
  if ((static_cast<unsigned char>(first) & 0x80U) == 0) return first >= 'a' && first <= 'z';
  std::size_t at = token.begin;
  const char32_t c = text::next_character(utf8, at);
  const bool is_georgian = c >= 0x10A0 && c < 0x1100;  // its capitals are not used in texts
  return !is_georgian && text::is_lower(c);
}

bool is_without_capitals(const text::Reading& reading, model::Field field, std::string_view utf8) {
  const auto& tokens = reading.tokens(field);
  return std::all_of(tokens.begin(), tokens.end(), [&](const text::Token& token) {
    std::size_t at = token.begin;
    return at >= utf8.size() || !text::is_upper(text::next_character(utf8, at));
  });
}

}  // namespace people
