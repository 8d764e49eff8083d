#include "text/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "text/characters.h"
#include "text/fold.h"

namespace text {
namespace {

// Titles and what stands before a name or a number, folded, without the dot.
constexpr std::array<std::string_view, 58> kAbbreviations = {
    "mr",  "mrs",  "ms",   "dr",  "prof", "gen", "col", "lt",   "maj",  "sgt",  "capt", "cmdr",
    "adm", "sen",  "rep",  "gov", "hon",  "rev", "st",  "pres", "amb",  "brig", "cpl",  "messrs",
    "vs",  "no",   "hr",   "fr",  "bzw",  "nr",  "str", "mme",  "mlle", "mm",   "me",   "им",
    "ген", "акад", "проф", "ул",  "г",    "гг",  "тов", "гр",   "полк", "адм",  "зам",  "т",
    "см",  "пл",   "д",    "ст",  "пан",  "сэр", "дж",  "св",   "ред",  "mgr"};

// Words that begin sentences rather than names: behind "the U.S." a sentence ends before them.
// Without those that begin family names as well (Le Pen, La Salle, Das).
constexpr auto kBeginners = std::to_array<std::string_view>(
    {"the",  "a",     "an",    "this",   "that",  "these", "those", "he",    "she",   "it",
     "they", "we",    "you",   "i",      "his",   "her",   "its",   "their", "our",   "but",
     "and",  "in",    "on",    "at",     "by",    "for",   "from",  "with",  "as",    "if",
     "when", "while", "after", "before", "there", "no",    "what",  "who",   "how",   "however",
     "der",  "die",   "er",    "sie",    "es",    "wir",   "ein",   "eine",  "im",    "nach",
     "bei",  "auch",  "aber",  "doch",   "les",   "il",    "elle",  "ils",   "elles", "nous",
     "une",  "dans",  "mais",  "pour",   "cette", "он",    "она",   "они",   "это",   "мы",
     "в",    "на",    "но",    "по",     "его",   "ее",    "как",   "также", "він",   "вона",
     "вони", "це",    "у",     "але"});

std::unique_ptr<icu::BreakIterator> new_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> made(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) std::abort();  // ICU without its data: a broken installation
  return made;
}

struct Text {
  explicit Text(std::string_view utf8) {
    utext_openUTF8(&text, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
  }
  ~Text() { utext_close(&text); }
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;

  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
};

std::string_view without_blanks_behind(std::string_view s) {
  while (!s.empty()) {
    std::size_t at = s.size();
    if (!is_blank(previous_character(s, at))) break;
    s = s.substr(0, at);
  }
  return s;
}

// The letters before the final full stop of `sentence`.
std::string_view last_word(std::string_view sentence) {
  sentence.remove_suffix(1);
  constexpr std::size_t kLongestBytes = 16;
  std::size_t at = sentence.size();
  while (at > 0 && sentence.size() - at < kLongestBytes) {
    std::size_t before = at;
    if (sort_of(previous_character(sentence, before)) != Sort::letter) break;
    at = before;
  }
  return sentence.substr(at);
}

bool is_initial(std::string_view word) {
  std::size_t at = 0;
  if (word.empty()) return false;
  return is_upper(next_character(word, at)) && at == word.size();
}

// U.S. and N.A.T.O.: the letter before the last full stop stands behind another one of the kind.
bool is_of_initials(std::string_view words) {
  std::string_view before = words.substr(0, words.size() - 1 - last_word(words).size());
  return before.size() > 1 && before.ends_with('.') && is_initial(last_word(before));
}

bool begins_a_sentence(std::string_view next) {
  std::size_t at = 0, end = 0;
  while (end < next.size() && sort_of(next_character(next, at)) == Sort::letter) end = at;
  if (next.substr(end).starts_with('.')) return false;  // one more initial
  const std::string word = fold(next.substr(0, end));
  return std::find(kBeginners.begin(), kBeginners.end(), word) != kBeginners.end();
}

// The first character of `next` that says how the text goes on. French closes its quotation marks
// behind a blank, where ICU has its border before them; a dash may stand between them and the
// speaker. A » before a letter opens (»Nein«).
char32_t first_behind_closing(std::string_view next) {
  constexpr std::u32string_view kBetween = U"»›)—–-";
  std::size_t at = 0;
  char32_t first = next_character(next, at);
  if (first != U'»' && first != U'›') return first;
  if (at < next.size() && !is_blank(next_character(next, at))) return first;
  while (at < next.size()) {
    first = next_character(next, at);
    if (!is_blank(first) && kBetween.find(first) == kBetween.npos) break;
  }
  return first;
}

// “Stop!” said the envoy: what UAX #29 (SB8) says of the full stop alone. Before a capital it stays
// a border: “Stop!” Petrov said can be told from “Stop!” He left by its words only. So does it in
// scripts without lower case.
bool quotes_on(std::string_view words, std::string_view next) {
  constexpr std::u32string_view kClosing = U"\"'”“’‘»«›‹)]";
  constexpr std::u32string_view kEnding = U"!?…";
  std::size_t at = words.size();
  char32_t last = previous_character(words, at);
  bool closed = next.starts_with("»") || next.starts_with("›");
  for (; at > 0 && (kClosing.find(last) != kClosing.npos || (closed && is_blank(last)));
       last = previous_character(words, at))
    closed = true;
  return closed && kEnding.find(last) != kEnding.npos && is_lower(first_behind_closing(next));
}

// Whether ICU's border between `words` and `next` is none: after an abbreviation, an initial, or a
// single line break, and within a quotation's sentence.
bool goes_on(std::string_view words, std::size_t line_breaks, std::string_view next) {
  if (line_breaks >= 2) return false;
  if (quotes_on(words, next)) return true;
  if (words.back() == '.') {
    const std::string_view word = last_word(words);
    if (is_initial(word)) return !is_of_initials(words) || !begins_a_sentence(next);
    return std::find(kAbbreviations.begin(), kAbbreviations.end(), fold(word)) !=
           kAbbreviations.end();
  }
  std::size_t at = words.size();
  const char32_t last = previous_character(words, at);
  const Sort sort = sort_of(last);
  return line_breaks == 1 && (sort == Sort::letter || sort == Sort::digit || last == ',');
}

std::size_t line_breaks_in(std::string_view blanks) {
  return static_cast<std::size_t>(std::count(blanks.begin(), blanks.end(), '\n'));
}

// Byte offsets at which sentences begin, the first 0.
std::vector<std::uint32_t> sentence_begins(std::string_view utf8) {
  std::vector<std::uint32_t> begins;
  if (utf8.empty()) return begins;
  begins.push_back(0);
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = new_iterator();
  Text text(utf8);
  iterator->setText(&text.text, text.status);
  if (U_FAILURE(text.status)) return begins;

  std::string_view before;  // the words of the stretch before, without the blanks behind
  std::size_t line_breaks = 0;
  std::size_t last = 0;
  for (int32_t border = iterator->next(); border != icu::BreakIterator::DONE;
       border = iterator->next()) {
    const auto here = static_cast<std::size_t>(border);
    const std::string_view stretch = utf8.substr(last, here - last);
    const std::string_view words = without_blanks_behind(stretch);
    if (words.empty()) {
      line_breaks += line_breaks_in(stretch);
    } else {
      if (!before.empty() && !goes_on(before, line_breaks, words))
        begins.push_back(static_cast<std::uint32_t>(last));
      before = words;
      line_breaks = line_breaks_in(stretch.substr(words.size()));
    }
    last = here;
  }
  return begins;
}

// What stands between the borders, without the blanks around.
std::vector<Stretch> stretches(std::string_view utf8, const std::vector<std::uint32_t>& begins) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<Stretch> found;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : utf8.size();
    const std::size_t first = utf8.find_first_not_of(kBlanks, begins[i]);
    if (first == std::string_view::npos || first >= end) continue;
    const std::size_t last = utf8.find_last_not_of(kBlanks, end - 1);
    found.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last + 1)});
  }
  return found;
}

}  // namespace

std::vector<Stretch> sentences(std::string_view utf8) {
  return stretches(utf8, sentence_begins(utf8));
}

std::vector<Stretch> paragraphs(std::string_view utf8) {
  std::vector<std::uint32_t> begins{0};
  int line_breaks = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (utf8[i] == '\n') {
      ++line_breaks;
    } else if (utf8[i] != ' ' && utf8[i] != '\t' && utf8[i] != '\r') {
      if (line_breaks > 1) begins.push_back(static_cast<std::uint32_t>(i));
      line_breaks = 0;
    }
  }
  return stretches(utf8, begins);
}

}  // namespace text
