#include "text/numbers.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "text/characters.h"

namespace text {
namespace {

std::string digit_value(char32_t c) {
  const bool is_subscript = c >= 0x2080 && c <= 0x2089;
  const auto value =
      is_subscript ? static_cast<int>(c - 0x2080) : u_charDigitValue(static_cast<UChar32>(c));
  return value >= 0 ? std::string(1, static_cast<char>('0' + value)) : std::string{};
}

// Digits as ASCII with the separators between; a separator is one character.
struct Groups {
  std::vector<std::string> digits{""};
  std::vector<char32_t> separators;
};
Groups groups_of(std::string_view number) {
  Groups groups;
  for (std::size_t i = 0; i < number.size();) {
    const char32_t c = next_character(number, i);
    const Sort sort = sort_of(c);
    if (sort == Sort::mark) continue;
    if (sort == Sort::digit) {
      groups.digits.back() += digit_value(c);
    } else {
      groups.separators.push_back(sort == Sort::apostrophe ? U'\'' : c);
      groups.digits.emplace_back();
    }
  }
  return groups;
}

// How many of the groups are thousands: 1-3 digits, then threes, one and the same separator.
std::size_t thousands(const Groups& groups) {
  constexpr std::u32string_view kSeparators = U",.'\u00A0\u202F\u2009";
  if (groups.separators.empty() || groups.digits[0].empty() || groups.digits[0].size() > 3 ||
      kSeparators.find(groups.separators[0]) == std::u32string_view::npos)
    return 0;
  std::size_t count = 0;
  while (count < groups.separators.size() && groups.separators[count] == groups.separators[0] &&
         groups.digits[count + 1].size() == 3)
    ++count;
  const bool only_decimals_left =
      count == groups.separators.size() ||
      (count + 1 == groups.separators.size() && groups.separators[count] != groups.separators[0]);
  return only_decimals_left ? count : 0;
}

std::string fold_stretch(std::string_view number) {
  const Groups groups = groups_of(number);
  const std::size_t dropped = thousands(groups);
  std::string out = groups.digits[0];
  for (std::size_t i = 0; i < groups.separators.size(); ++i) {
    if (i >= dropped)
      out += groups.separators[i] < 0x80 ? static_cast<char>(groups.separators[i]) : ' ';
    out += groups.digits[i + 1];
  }
  return out;
}

}  // namespace

std::string fold_number(std::string_view number) {
  std::string out;
  while (true) {
    const std::size_t wildcard = number.find_first_of("*?");
    out += fold_stretch(number.substr(0, wildcard));
    if (wildcard == std::string_view::npos) return out;
    out += number[wildcard];
    number.remove_prefix(wildcard + 1);
  }
}

}  // namespace text
