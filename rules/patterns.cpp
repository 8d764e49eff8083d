#include "rules/patterns.h"

#include <algorithm>
#include <cstddef>

#include "text/characters.h"

namespace rules {
namespace {

bool is_letter_or_digit(char32_t c) {
  const text::Sort sort = text::sort_of(c);
  return sort == text::Sort::letter || sort == text::Sort::digit || sort == text::Sort::spaceless;
}

}  // namespace

bool meets_pattern(std::string_view pattern, std::string_view word) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t p = 0, w = 0;
  std::size_t star = kNone, retry = 0;
  // Behind a star: where its next literal stands, if anywhere.
  const auto resume = [&] {
    p = star;
    if (p < pattern.size() && pattern[p] != '*' && pattern[p] != '?')
      retry = word.find(pattern[p], retry);
    w = std::min(retry, word.size());
    return retry != kNone;
  };
  while (w < word.size()) {
    std::size_t behind = w;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p + 1;
      retry = w;
      if (!resume()) return false;
    } else if (p < pattern.size() && pattern[p] == '?' &&
               is_letter_or_digit(text::next_character(word, behind))) {
      ++p;
      w = behind;
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != kNone) {
      text::next_character(word, retry);
      if (!resume()) return false;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == kNone;
}

}  // namespace rules
