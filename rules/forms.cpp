#include "rules/forms.h"

#include <algorithm>

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

bool is_beginning(std::string_view pattern) {
  const std::size_t wildcard = pattern.find_first_of("*?");
  return wildcard != 0 && wildcard != std::string_view::npos &&
         pattern.find_first_not_of('*', wildcard) == std::string_view::npos;
}

Forms::Forms(const text::Reading& reading) {
  const auto& words = reading.words();
  forms_.reserve(words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    forms_.push_back({words[i].folded, i, false});
    if (!words[i].twin.empty()) forms_.push_back({words[i].twin, i, false});
    if (!words[i].possessive.empty()) forms_.push_back({words[i].possessive, i, true});
  }
  std::sort(forms_.begin(), forms_.end(),
            [](const Form& a, const Form& b) { return a.written < b.written; });
}

Forms::Range Forms::beginning_with(std::string_view beginning) const {
  const auto from = std::lower_bound(
      forms_.begin(), forms_.end(), beginning,
      [](const Form& form, std::string_view wanted) { return form.written < wanted; });
  const auto to = std::partition_point(
      from, forms_.end(), [&](const Form& form) { return form.written.starts_with(beginning); });
  return {from, to};
}

void Forms::add_beginning_with(std::string_view beginning,
                               std::vector<std::uint32_t>& words) const {
  const auto [from, to] = beginning_with(beginning);
  for (auto form = from; form != to; ++form) words.push_back(form->word);
}

std::size_t Forms::add_meeting(std::string_view pattern, std::vector<std::uint32_t>& words) const {
  const std::string_view beginning = pattern.substr(0, pattern.find_first_of("*?"));
  if (is_beginning(pattern)) {
    add_beginning_with(beginning, words);
    return 0;
  }
  const bool with_possessive = pattern.find('\'') != std::string_view::npos;
  const std::string_view rest = pattern.substr(beginning.size());
  const auto [from, to] = beginning_with(beginning);
  std::size_t compared = 0;
  for (auto form = from; form != to && compared < kMaxCompared; ++form, ++compared)
    if ((with_possessive || !form->possessive) &&
        meets_pattern(rest, form->written.substr(beginning.size())))
      words.push_back(form->word);
  return compared;
}

}  // namespace rules
