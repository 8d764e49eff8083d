// A Problem as a person reads it, on a terminal or in a log: what a file says is shown without
// anything that could drive the terminal or turn the line around (S30).
#include <fmt/format.h>
#include <wchar.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "text/utf8.h"
#include "watch/watch.h"

namespace watch {
namespace {

constexpr std::size_t kShown = 160;   // code points of a line
constexpr std::size_t kBefore = 100;  // of them before the column, when the line is longer

std::u32string code_points(std::string_view utf8) {
  std::u32string found;
  while (!utf8.empty()) found += text::take_code_point(utf8);
  return found;
}

bool is_treacherous(char32_t c) {
  const bool control = (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0);
  const bool direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
  return control || direction;
}

void append_shown(std::string& out, char32_t c) {
  text::append_code_point(out, is_treacherous(c) ? U'\uFFFD' : c);
}

std::string shown(std::string_view text) {
  std::string clean;
  for (const char32_t c : code_points(text)) append_shown(clean, c == '\t' ? ' ' : c);
  return clean;
}

// As many blanks as the terminal gives to this code point; a tab stays one.
std::string blanks_under(char32_t c) {
  if (c == '\t') return "\t";
  if (is_treacherous(c)) return " ";
  const int width = wcwidth(static_cast<wchar_t>(c));
  return std::string(width < 0 ? 1u : static_cast<std::size_t>(width), ' ');
}

std::string excerpt_and_caret(const Problem& problem) {
  const auto line = code_points(problem.excerpt);
  const std::size_t at = problem.column > 0 ? static_cast<std::size_t>(problem.column) - 1 : 0;
  const std::size_t begin = line.size() > kShown && at > kBefore ? at - kBefore : 0;
  const std::size_t end = std::min(line.size(), begin + kShown);

  std::string text = begin > 0 ? "  …" : "  ";
  std::string caret = begin > 0 ? "   " : "  ";
  for (std::size_t i = begin; i < end; ++i) {
    append_shown(text, line[i]);
    if (i < at) caret += blanks_under(line[i]);
  }
  if (end < line.size()) text += "…";
  text += '\n';
  if (problem.column < 1 || at > line.size()) return text;
  return text + caret + "^\n";
}

}  // namespace

std::string place_of(const Problem& problem) {
  if (problem.line == 0) return shown(problem.file);
  return fmt::format("{}:{}:{}", shown(problem.file), problem.line, problem.column);
}

std::string to_text(const std::vector<Problem>& problems) {
  std::string text;
  for (const auto& problem : problems) text += to_text(problem);
  return text;
}

std::string to_text(const Problem& problem) {
  std::string text = place_of(problem);
  text += problem.warning ? ": warning: " : ": error: ";
  text += shown(problem.message) + "\n";
  if (problem.line > 0 && !problem.excerpt.empty()) text += excerpt_and_caret(problem);
  if (!problem.hint.empty()) text += "  hint: " + shown(problem.hint) + "\n";
  return text;
}

}  // namespace watch
