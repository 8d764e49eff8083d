#include "tests/rules/composed.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/characters.h"

namespace obvious {
namespace {

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(status);
}

std::string composed(std::string_view run) {
  UErrorCode status = U_ZERO_ERROR;
  const auto from =
      icu::UnicodeString::fromUTF8(icu::StringPiece(run.data(), static_cast<int32_t>(run.size())));
  std::string out;
  nfc().normalize(from, status).toUTF8String(out);
  return out;
}

bool belongs_to_word(char32_t c) {
  const text::Sort sort = text::sort_of(c);
  return sort == text::Sort::letter || sort == text::Sort::digit || text::is_combining(c);
}

bool skip_blanks(std::string_view utf8, std::size_t& at) {
  const std::size_t from = at;
  for (std::size_t behind = at; behind < utf8.size(); at = behind)
    if (!text::is_blank(text::next_character(utf8, behind))) break;
  return at > from;
}

}  // namespace

// By runs that compose with nothing before them.
Composed::Composed(std::string_view utf8) {
  for (std::size_t from = 0, at = 0; from < utf8.size(); from = at) {
    text::next_character(utf8, at);
    for (std::size_t behind = at; behind < utf8.size(); at = behind)
      if (nfc().hasBoundaryBefore(static_cast<UChar32>(text::next_character(utf8, behind)))) break;
    const std::string run = composed(utf8.substr(from, at - from));
    text += run;
    begin.insert(begin.end(), run.size(), static_cast<std::uint32_t>(from));
    end.insert(end.end(), run.size(), static_cast<std::uint32_t>(at));
  }
}

bool is_border(std::string_view utf8, std::size_t at) {
  if (at == 0 || at >= utf8.size()) return true;
  std::size_t before = at, behind = at;
  return !belongs_to_word(text::previous_character(utf8, before)) ||
         !belongs_to_word(text::next_character(utf8, behind));
}

std::size_t end_of_raw(std::string_view wanted, std::string_view utf8, std::size_t at) {
  for (std::size_t w = 0; w < wanted.size();) {
    if (skip_blanks(wanted, w)) {
      if (!skip_blanks(utf8, at)) return std::string_view::npos;
    } else if (at < utf8.size() && wanted[w] == utf8[at]) {
      ++w;
      ++at;
    } else {
      return std::string_view::npos;
    }
  }
  return at;
}

}  // namespace obvious
