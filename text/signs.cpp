#include "text/signs.h"

#include "text/characters.h"

namespace text {
namespace {

constexpr std::size_t kMaxSigns = 8;
constexpr std::size_t kMaxBlanksAtAnd = 2;  // "AT & T": on either side
constexpr std::string_view kNearSigns = "+#$%_@";

bool is_sign(char32_t c) {
  return c == '&' || c == '+' || c == '#' || c == '$' || c == 0x20AC || c == '%' || c == '_' ||
         c == '@';
}

char32_t peek(std::string_view s, std::size_t at) {
  return at < s.size() ? next_character(s, at) : 0;
}

bool is_and_before(std::string_view s, std::size_t at) {
  for (std::size_t blanks = 0; blanks <= kMaxBlanksAtAnd; ++blanks) {
    const char32_t c = previous_character(s, at);
    if (!is_blank(c)) return c == '&';
  }
  return false;
}

}  // namespace

std::string signs_after(std::string_view s, std::size_t at) {
  const std::size_t start = at;
  std::size_t end = at;
  for (std::size_t count = 0; count < kMaxSigns && at < s.size() && is_sign(next_character(s, at));
       ++count)
    end = at;
  if (end != start) return std::string(s.substr(start, end - start));
  at = start;
  for (std::size_t blanks = 0; blanks < kMaxBlanksAtAnd && is_blank(peek(s, at)); ++blanks)
    next_character(s, at);
  return peek(s, at) == '&' ? "&" : "";
}

std::string signs_before(std::string_view s, std::size_t at) {
  const std::size_t end = at;
  std::size_t start = at;
  for (std::size_t count = 0; count < kMaxSigns && is_sign(previous_character(s, at)); ++count)
    start = at;
  if (start != end) return std::string(s.substr(start, end - start));
  if (is_and_before(s, end)) return "&";
  if (end == 0 || s[end - 1] != '.') return "";
  std::size_t before_dot = end - 1;
  const char32_t c = previous_character(s, before_dot);
  const Sort sort = sort_of(c);
  return c != '.' && (c == 0 || sort == Sort::other || sort == Sort::quote) ? "." : "";
}

SignSearch::SignSearch(std::string_view utf8)
    : utf8_(utf8),
      far_(utf8.find('&') != std::string_view::npos || utf8.find("€") != std::string_view::npos) {}

bool SignSearch::may_touch(std::size_t begin, std::size_t end) const {
  if (far_) return true;
  const char before = begin == 0 ? ' ' : utf8_[begin - 1];
  const char after = end == utf8_.size() ? ' ' : utf8_[end];
  if (static_cast<unsigned char>(before) <= ' ' && static_cast<unsigned char>(after) <= ' ')
    return false;
  return before == '.' || kNearSigns.find(before) != std::string_view::npos ||
         kNearSigns.find(after) != std::string_view::npos;
}

}  // namespace text
