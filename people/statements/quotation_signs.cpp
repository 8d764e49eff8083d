#include "people/statements/quotation_signs.h"

#include <unicode/uchar.h>

#include "text/characters.h"

namespace people {
namespace {

// Invisible and combining characters that are stepped over beside a sign, at most.
constexpr int kMostUnseen = 8;

bool is_unseen(char32_t c) {
  return c == 0xAD || (c > 0x2FF && (text::is_combining(c) ||
                                     u_hasBinaryProperty(static_cast<UChar32>(c),
                                                         UCHAR_DEFAULT_IGNORABLE_CODE_POINT)));
}

char32_t visible_before(std::string_view text, std::size_t at) {
  for (int i = 0; at > 0 && i < kMostUnseen; ++i)
    if (const char32_t c = text::previous_character(text, at); !is_unseen(c)) return c;
  return 0;
}

char32_t visible_after(std::string_view text, std::size_t at) {
  for (int i = 0; at < text.size() && i < kMostUnseen; ++i)
    if (const char32_t c = text::next_character(text, at); !is_unseen(c)) return c;
  return 0;
}

bool is_line_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Signs {
 public:
  explicit Signs(std::string_view text) : text_(text) {}

  std::vector<QuotationSign> all() {
    while (at_ < text_.size()) step();
    return std::move(found_);
  }

 private:
  void step() {
    switch (static_cast<unsigned char>(text_[at_])) {
      case '\n':
        return line_end();
      case '"':
        return add(U'"', 1);
      case '\'':
        return next_is('\'') ? add(U'"', 2, true) : add(U'\'', 1);
      case '`':
        return next_is('`') ? add(U'`', 2, true) : skip();
      case ',':
        return next_is(',') ? add(U'„', 2, true) : skip();
      case 0xC2:
      case 0xE2:
        return beyond_ascii();
      default:
        return skip();
    }
  }

  void skip() { ++at_; }

  bool next_is(char c) const { return at_ + 1 < text_.size() && text_[at_ + 1] == c; }

  void beyond_ascii() {
    std::size_t behind = at_;
    const char32_t c = text::next_character(text_, behind);
    const bool is_sign =
        c == U'«' || c == U'»' || c == U'‹' || c == U'›' || (c >= U'‘' && c <= U'‟' && c != U'‛');
    if (is_sign)
      add(c == U'‟' ? U'”' : c, behind - at_);
    else
      at_ = behind;
  }

  void add(char32_t sign, std::size_t length, bool doubled = false) {
    const auto begin = static_cast<std::uint32_t>(at_);
    at_ += length;
    found_.push_back({.sign = sign,
                      .begin = begin,
                      .end = static_cast<std::uint32_t>(at_),
                      .before = visible_before(text_, begin),
                      .after = visible_after(text_, at_),
                      .doubled = doubled});
  }

  void line_end() {
    std::size_t begin = at_;
    const std::size_t least = found_.empty() ? 0 : found_.back().end;
    while (begin > least && is_line_blank(text_[begin - 1])) --begin;
    int breaks = 0;
    for (; at_ < text_.size() && is_line_blank(text_[at_]); ++at_) breaks += text_[at_] == '\n';
    found_.push_back({.sign = U'\n',
                      .begin = static_cast<std::uint32_t>(begin),
                      .end = static_cast<std::uint32_t>(at_),
                      .before = visible_before(text_, begin),
                      .after = visible_after(text_, at_),
                      .paragraph = breaks > 1});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<QuotationSign> found_;
};

}  // namespace

std::vector<QuotationSign> quotation_signs(std::string_view utf8) {
  return Signs(utf8).all();
}

}  // namespace people
