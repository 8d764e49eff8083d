#include "alerts/wording/passages_shown.h"

#include <algorithm>
#include <string_view>

#include "alerts/wording/spoken.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace alerts {
namespace {

// Letters and digits alone, folded: whatever quotation marks and blanks stand between them.
std::string letters_of(std::string_view words) {
  const std::string folded = text::fold(words);
  std::string letters;
  for (std::string_view rest = folded; !rest.empty();) {
    const char32_t c = text::take_code_point(rest);
    const auto sort = text::sort_of(c);
    if (sort == text::Sort::letter || sort == text::Sort::digit || sort == text::Sort::spaceless)
      text::append_code_point(letters, c);
  }
  return letters;
}

// What stands between quotation marks of whatever kind, and what stands outside of them.
std::vector<std::string> parts_of(std::string_view words) {
  constexpr std::u32string_view kMarks = U"\"“”„«»";
  std::vector<std::string> parts(1);
  while (!words.empty()) {
    const char32_t c = text::take_code_point(words);
    if (kMarks.find(c) == std::u32string_view::npos)
      text::append_code_point(parts.back(), c);
    else
      parts.emplace_back();
  }
  return parts;
}

// Whether one tells what the other does, by how parts of either begin.
bool repeats(std::string_view passage, std::string_view quotation) {
  constexpr std::string_view kBetween = " … ";
  constexpr std::size_t kTelling = 40, kLeast = 18;  // bytes by which a sentence is known
  const std::string shown = letters_of(passage);
  const std::string quoted = letters_of(quotation);
  for (const std::string& part : parts_of(passage)) {
    const std::string letters = letters_of(part), beginning = letters.substr(0, kTelling);
    if (!quoted.empty() && letters == quoted) return true;  // however short
    if (beginning.size() >= kLeast && quoted.find(beginning) != std::string::npos) return true;
  }
  for (std::size_t at = 0; at < quotation.size();) {
    const std::size_t end = std::min(quotation.find(kBetween, at), quotation.size());
    const std::string part = letters_of(quotation.substr(at, end - at)).substr(0, kTelling);
    if (part.size() >= kLeast && shown.find(part) != std::string::npos) return true;
    at = end + kBetween.size();
  }
  return false;
}

// A place in capitals, then a comma or a dash, and no sentence: "КАЛИНИНГРАД, 30 ноября. /ТАСС/."
bool is_place_line(std::string_view words) {
  constexpr std::size_t kMostBlanks = 7, kLeastCapitals = 3;
  if (std::ranges::count(words, ' ') > static_cast<std::ptrdiff_t>(kMostBlanks)) return false;
  std::size_t capitals = 0;
  bool has_figure = false;
  char32_t behind = 0;
  for (std::string_view rest = words; !rest.empty();) {
    const char32_t c = text::take_code_point(rest);
    has_figure |= c >= '0' && c <= '9';
    if (behind != 0) continue;
    if (text::is_upper(c))
      ++capitals;
    else if (c != ' ' && c != '-')
      behind = c;
  }
  const bool is_behind_place = behind == ',' || behind == '.' || behind == '/' || behind == '(' ||
                               behind == 0x2013 || behind == 0x2014;
  const bool ends_there = behind == 0 || has_figure || words.find('/') != std::string_view::npos ||
                          words.find('(') != std::string_view::npos;
  return capitals >= kLeastCapitals && (behind == 0 || is_behind_place) && ends_there;
}

}  // namespace

std::vector<const model::Passage*> passages_shown(const model::Alert& alert,
                                                  const std::string& quotation) {
  std::vector<const model::Passage*> shown;
  for (const model::Passage& passage : alert.passages)
    if (!passage.text.empty() && is_shown_below(alert, passage) &&
        !repeats(passage.text, quotation) && !is_place_line(passage.text))
      shown.push_back(&passage);
  std::ranges::stable_partition(shown,
                                [&](const auto* passage) { return is_of_lead(alert, *passage); });
  return shown;
}

}  // namespace alerts
