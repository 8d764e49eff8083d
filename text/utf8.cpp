#include "text/utf8.h"

#include <algorithm>

#include "text/characters.h"

namespace text {

char32_t take_code_point(std::string_view& rest) {
  std::size_t length = 0;
  const char32_t c = next_character(rest, length);
  rest.remove_prefix(length);
  return c;
}

void append_code_point(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) take_code_point(text);
  return count;
}

std::size_t code_point_start(std::string_view text, std::size_t position) {
  position = std::min(position, text.size());
  // At most three steps: ill-formed runs of continuation bytes are cut anywhere.
  for (int step = 0; step < 3 && position > 0 && position < text.size(); ++step) {
    if (begins_code_point(text[position])) break;
    --position;
  }
  return position;
}

std::string cut_to_code_points(std::string_view text, std::size_t max) {
  std::string_view rest = text;
  std::size_t last_start = 0;
  for (std::size_t count = 0; count < max && !rest.empty(); ++count) {
    last_start = text.size() - rest.size();
    take_code_point(rest);
  }
  if (rest.empty()) return std::string(text);
  return max == 0 ? std::string() : std::string(text.substr(0, last_start)) + "…";
}

}  // namespace text
