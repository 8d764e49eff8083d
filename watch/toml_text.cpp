#include "watch/toml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "text/characters.h"

namespace watch {
namespace {

// A line of a watch file may have 64 kB; what stands before the text needs its share.
constexpr std::size_t kLongestWritten = 20'000;

// What a terminal, an editor or a reader of the file would take for something else: control
// characters, and those that turn the direction of writing (U+202A-202E, U+2066-2069).
bool is_hidden(char32_t c) {
  return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool has_hidden(const std::string& text) {
  for (std::size_t i = 0; i < text.size();)
    if (const char32_t c = text::next_character(text, i); is_hidden(c) && c != '\t') return true;
  return false;
}

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    longest = std::max(longest, end - at);
    at = end + 1;
  }
  return longest;
}

// Between ''' all stands for itself.
bool fits_literally(const std::string& text) {
  return text.find("'''") == std::string::npos && !text.ends_with('\'') && !has_hidden(text) &&
         longest_line(text) <= kLongestWritten;
}

std::string escaped(const std::string& text, std::size_t begin, std::size_t end, char32_t c) {
  if (is_hidden(c)) return fmt::format("\\u{:04X}", static_cast<std::uint32_t>(c));
  return (c == '"' || c == '\\' ? "\\" : "") + text.substr(begin, end - begin);
}

// Lines as they are. A backslash ends one that is too long; it takes all blanks behind it away, so
// that one there is written as its number.
std::string in_lines(const std::string& text) {
  std::string written = "\"\"\"\n";
  std::size_t line = written.size();
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_character(text, i);
    const bool is_long = c != '\n' && written.size() - line >= kLongestWritten;
    if (is_long) written += "\\\n";
    if (is_long || c == '\n') line = written.size() + (c == '\n');
    written += is_long && c == ' ' ? "\\u0020" : escaped(text, begin, i, c);
  }
  return written + "\"\"\"";
}

}  // namespace

std::string toml_text(const std::string& text) {
  const bool has_lines = text.find('\n') != std::string::npos;
  if (has_lines && fits_literally(text)) return "'''\n" + text + "'''";
  if (has_lines || longest_line(text) > kLongestWritten) return in_lines(text);
  std::string written = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_character(text, i);
    written += escaped(text, begin, i, c);
  }
  return written + '"';
}

std::string toml_text(const std::vector<std::string>& texts) {
  std::string elements;
  for (const auto& text : texts) elements += (elements.empty() ? "" : ", ") + toml_text(text);
  return texts.empty() ? "" : "[" + elements + "]";
}

}  // namespace watch
