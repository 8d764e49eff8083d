#include "text/utf8.h"

#include <algorithm>

namespace text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// How long the sequence begun by `lead` is; 0 for a byte that begins none (Unicode 15, table 3-7).
std::size_t length_of(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

bool is_well_formed(char32_t c, std::size_t length) {
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  return c >= kSmallest[length] && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

}  // namespace

char32_t take_code_point(std::string_view& rest) {
  const auto lead = static_cast<unsigned char>(rest.front());
  const std::size_t length = length_of(lead);
  char32_t c = length < 2 ? lead : lead & (0x7FU >> length);
  bool complete = length > 0 && length <= rest.size();
  for (std::size_t i = 1; complete && i < length; ++i) {
    complete = is_continuation(rest[i]);
    c = (c << 6U) | (static_cast<unsigned char>(rest[i]) & 0x3FU);
  }
  if (!complete || !is_well_formed(c, length)) {
    rest.remove_prefix(1);
    return kReplacement;
  }
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
    if (!is_continuation(text[position])) break;
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
