#pragma once
// Letters, digits and blanks of ASCII, whatever the locale says. What people wrote is folded by
// text/fold.h. Pure; any thread.
#include <string>
#include <string_view>

namespace text {

inline constexpr std::string_view kAsciiBlanks = " \t\r\n\f\v";

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_blank(char c) {
  return kAsciiBlanks.find(c) != std::string_view::npos;
}

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

inline std::string ascii_lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = ascii_lower(c);
  return lowered;
}

// Without the blanks at both ends.
constexpr std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kAsciiBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kAsciiBlanks) - first + 1);
}

}  // namespace text
