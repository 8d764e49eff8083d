#include "text/harmless.h"

#include <algorithm>
#include <iterator>

#include "text/utf8.h"

namespace text {
namespace {

struct Range {
  char32_t first, last;
};

// Marks and variation selectors of the scripts and blocks that are piled up for show ("zalgo").
constexpr Range kCombining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},   {0x064B, 0x065F},
    {0x06D6, 0x06DC}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF},
    {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF},
};
constexpr Range kRightToLeft[] = {
    {0x0590, 0x08FF}, {0x200F, 0x200F},   {0xFB1D, 0xFDFF},
    {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF},
};
constexpr Range kBidiControl[] = {{0x202A, 0x202E}, {0x2066, 0x2069}};
constexpr Range kBreak[] = {{'\t', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}};
constexpr Range kControl[] = {{0x00, 0x1F}, {0x7F, 0x9F}};

constexpr int kMostMarks = 8;

template <std::size_t N>
bool is_in(const Range (&ranges)[N], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](Range range) { return c >= range.first && c <= range.last; });
}

void append_visible(std::string& out, char32_t control) {
  constexpr char kDigits[] = "0123456789abcdef";
  out += "\\x";
  out += kDigits[(control >> 4U) & 0xFU];
  out += kDigits[control & 0xFU];
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  int marks = 0;
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    marks = is_in(kCombining, c) ? marks + 1 : 0;
    if (c == ' ' || is_in(kBreak, c)) {
      if (!out.ends_with(' ')) out += ' ';
    } else if (is_in(kControl, c)) {
      append_visible(out, c);
    } else if (!is_in(kBidiControl, c) && marks <= kMostMarks) {
      append_code_point(out, c);
    }
  }
  return out;
}

std::string isolated(std::string_view text) {
  std::string clean = harmless(text);
  for (std::string_view rest = clean; !rest.empty();)
    if (is_in(kRightToLeft, take_code_point(rest))) return "\u2068" + clean + "\u2069";
  return clean;
}

}  // namespace text
