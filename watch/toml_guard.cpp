// One pass over the text that knows just enough TOML to tell keys from strings and comments. It
// keeps from toml++ 3.3 what that parser does not survive: it recurses with each part of a dotted
// key and with each bracket (200 kB of `a.a.a.a…` overflow its stack); it takes for granted that a
// table's header begins with a key and a list's element with a value (`[[{` and `[}` meet
// assertions); and its test for blanks runs into an "unreachable" place with letters such as ü
// outside of strings.
#include "watch/toml_guard.h"

#include <fmt/format.h>

#include "text/ascii.h"

namespace watch {
namespace {

constexpr std::size_t kLongestLine = 64 * 1024;
constexpr int kMostDots = 32;
constexpr std::size_t kDeepest = 16;

class Scan {
 public:
  explicit Scan(const Source& source) : text_(source.text()), report_(source) {}

  std::optional<Problem> first_objection() {
    while (at_ < text_.size() && !report_.has_errors()) step();
    end_line();
    if (!report_.has_errors()) return {};
    return report_.in_order().front();
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'')
      pass_string(c);
    else if (c == '#')
      pass_comment();
    else
      pass_plain(c);
  }

  void pass_plain(char c) {
    if (static_cast<unsigned char>(c) >= 0x80)
      object(at_, "letters other than a to z stand in quotation marks only");
    if (c == '[' && open_.empty() && is_first_of_line()) check_header();
    if (c == '\n') end_line();
    if (c == '\n' || c == ',' || c == '=' || c == '[' || c == ']' || c == '{' || c == '}')
      dots_ = 0;
    if (c == '[' || c == '{') open_ += c;
    if (c == ']' || c == '}') close_bracket(c);
    if (c == '.') ++dots_;
    if (dots_ > kMostDots) object(at_, fmt::format("a key has at most {} dots", kMostDots));
    if (open_.size() > kDeepest)
      object(at_, fmt::format("brackets nest at most {} deep", kDeepest));
    ++at_;
  }

  void close_bracket(char c) {
    const char opening = c == ']' ? '[' : '{';
    if (open_.ends_with(opening)) return open_.pop_back();
    object(at_, fmt::format("this {} closes no {}", c, opening));
  }

  bool is_first_of_line() const {
    return text_.substr(line_begin_, at_ - line_begin_).find_first_not_of(" \t") == text_.npos;
  }

  void check_header() {
    const std::size_t brackets = text_.substr(at_).starts_with("[[") ? 2 : 1;
    const std::size_t begin = text_.find_first_not_of(" \t", at_ + brackets);
    if (begin == text_.npos) return;
    const char c = text_[begin];
    if (!text::is_letter(c) && !text::is_digit(c) && c != '-' && c != '_' && c != '"' && c != '\'')
      object(begin, "a table's name is expected between the brackets");
  }

  void pass_comment() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  void pass_string(char quote) {
    const std::size_t opened = at_;
    const std::string_view rest = text_.substr(at_);
    const std::string fence(3, quote);
    const bool many_lines = rest.starts_with(fence);
    at_ += many_lines ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n' && !many_lines) break;
      if (c == '\n') end_line();
      if (c == '\\' && quote == '"' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') {
        at_ += 2;
      } else if (many_lines ? text_.substr(at_).starts_with(fence) : c == quote) {
        return close(quote, many_lines);
      } else {
        ++at_;
      }
    }
    object(opened, many_lines ? fmt::format("the string that opens here with {} never ends", fence)
                              : "the string that opens here does not end on its line");
  }

  // Up to two more quotation marks belong to a string of many lines.
  void close(char quote, bool many_lines) {
    at_ += many_lines ? 3 : 1;
    for (int more = 0; many_lines && more < 2 && at_ < text_.size() && text_[at_] == quote; ++more)
      ++at_;
  }

  void end_line() {
    if (at_ - line_begin_ > kLongestLine)
      object(line_begin_, fmt::format("a line has at most {} kB", kLongestLine / 1024));
    line_begin_ = at_ + 1;
  }

  void object(std::size_t offset, std::string message) {
    if (!report_.has_errors()) report_.error(report_.source().place_of(offset), std::move(message));
  }

  std::string_view text_;
  Report report_;
  std::size_t at_ = 0, line_begin_ = 0;
  int dots_ = 0;
  std::string open_;  // the brackets around at_
};

}  // namespace

std::optional<Problem> objection_to(const Source& source) {
  return Scan(source).first_objection();
}

}  // namespace watch
