// A query's error stands at a line and column of the query; a person looks for it in the file. The
// raw string is walked once more, each decoded character counted where the parser counted it.
#include <algorithm>

#include "text/utf8.h"
#include "watch/toml.h"

namespace watch {
namespace {

class StringWalk {
 public:
  StringWalk(const Source& source, const Value& string)
      : raw_(source.text().substr(0, source.offset_of(string.end))),
        at_(source.offset_of(string.begin)) {
    quote_ = at_ < raw_.size() ? raw_[at_] : '\0';
    const bool many_lines = raw_.substr(at_).starts_with(std::string(3, quote_));
    const std::size_t fence = many_lines ? 3 : 1;
    end_ = std::max(at_ + fence, raw_.size() - std::min(raw_.size(), fence));
    at_ += fence;
    if (many_lines) at_ += line_break();  // TOML drops one right behind the opening
    skip_continuations();
  }

  std::size_t offset() const { return std::min(at_, end_); }
  Place decoded() const { return decoded_; }
  bool at_end() const { return at_ >= end_; }

  void step() {
    const bool new_line = raw_[at_] == '\\' && quote_ == '"' ? pass_escape() : pass_character();
    decoded_ = new_line ? Place{decoded_.line + 1, 1} : Place{decoded_.line, decoded_.column + 1};
    skip_continuations();
  }

 private:
  std::size_t line_break() const {
    const std::string_view rest = raw_.substr(at_);
    return rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
  }

  bool pass_character() {
    if (const std::size_t length = line_break()) {
      at_ += length;
      return true;
    }
    do ++at_;
    while (at_ < end_ && !text::begins_code_point(raw_[at_]));
    return false;
  }

  bool pass_escape() {
    const char letter = at_ + 1 < raw_.size() ? raw_[at_ + 1] : '\0';
    const std::size_t length = letter == 'u' ? 6 : letter == 'U' ? 10 : 2;
    const std::string_view escape = raw_.substr(at_, length);
    at_ += length;
    return escape == "\\n" || escape == "\\u000A" || escape == "\\u000a";
  }

  // A backslash at a line's end takes away all white space up to the next character.
  void skip_continuations() {
    while (at_ < end_ && quote_ == '"' && raw_[at_] == '\\') {
      const std::size_t next = raw_.find_first_not_of(" \t\r\n", at_ + 1);
      const std::string_view gap = raw_.substr(at_ + 1, next - at_ - 1);
      if (gap.find('\n') == gap.npos) return;
      at_ = next;
    }
  }

  std::string_view raw_;
  std::size_t at_, end_ = 0;
  char quote_ = '\0';
  Place decoded_{1, 1};
};

}  // namespace

Place place_in_string(const Source& source, const Value& string, Place inside) {
  StringWalk walk(source, string);
  while (!walk.at_end() && walk.decoded() < inside) walk.step();
  return source.place_of(walk.offset());
}

}  // namespace watch
