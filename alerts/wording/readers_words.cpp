#include "alerts/wording/readers_words.h"

#include <unicode/translit.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "people/country_code.h"
#include "text/brackets.h"
#include "text/characters.h"
#include "text/country.h"
#include "text/fold.h"
#include "text/harmless.h"
#include "text/utf8.h"

namespace alerts {
namespace {

// What sounds tell nobody, folded. Those in small letters elsewhere have cases.
struct Known {
  std::string_view name;
  bool has_cases;
  const char* in_english;
};
constexpr Known kKnown[] = {
    {"нато", false, "NATO"}, {"одкб", false, "CSTO"},     {"оон", false, "UN"},
    {"сша", false, "US"},    {"ес", false, "EU"},         {"евросоюз", true, "EU"},
    {"обсе", false, "OSCE"}, {"снг", false, "CIS"},       {"шос", false, "SCO"},
    {"еаэс", false, "EAEU"}, {"брикс", false, "BRICS"},   {"магатэ", false, "IAEA"},
    {"мвф", false, "IMF"},   {"запад", true, "the West"}, {"альянс", true, "the alliance"},
};
constexpr std::size_t kMostOfCase = 2 * 2;  // bytes of an ending: two letters

std::string known_name(std::string_view name) {
  const std::string folded = text::fold(name);
  for (const Known& known : kKnown)
    if (folded == known.name || (known.has_cases && folded.starts_with(known.name) &&
                                 folded.size() <= known.name.size() + kMostOfCase))
      return known.in_english;
  return "";
}

std::string as_it_sounds(std::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
      "Russian-Latin/BGN; Any-Latin; Latin-ASCII", UTRANS_FORWARD, error));
  if (!made) return "";
  auto letters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
  made->transliterate(letters);
  letters.findAndReplace("'", "");
  std::string sounds;
  letters.toUTF8String(sounds);
  return is_latin(sounds) ? sounds : "";
}

void drop_ends(std::string& words) {
  constexpr std::string_view kFullStop = ".";
  const auto is_abbreviated = [&] {
    std::size_t at = words.size() - kFullStop.size();
    if (at == 0 || !text::is_upper(text::previous_character(words, at))) return false;
    return at == 0 || words[at - 1] == '.' || words[at - 1] == ' ';
  };
  if (words.ends_with(kFullStop) && !is_abbreviated()) words.pop_back();
  while (!words.empty() && std::string_view(" ,;:-(").find(words.back()) != std::string_view::npos)
    words.pop_back();
}

}  // namespace

bool is_latin(std::string_view words) {
  constexpr char32_t kBehindLatin = 0x0250, kLatinExtended = 0x1E00, kBehindExtended = 0x1F00;
  while (!words.empty()) {
    const char32_t c = text::take_code_point(words);
    if (c < kBehindLatin || (c >= kLatinExtended && c < kBehindExtended)) continue;
    if (text::sort_of(c) == text::Sort::letter || text::sort_of(c) == text::Sort::spaceless)
      return false;
  }
  return true;
}

std::string in_latin(std::string_view name) {
  if (is_latin(name)) return std::string(name);
  if (std::string known = known_name(name); !known.empty()) return known;
  if (const auto code = people::country_code(name)) return text::country_name(*code);
  std::size_t at = 0;
  return text::is_upper(text::next_character(name, at)) ? as_it_sounds(name) : "";
}

std::string beginning_of(std::string_view words, std::size_t most) {
  std::string kept = text::harmless(words);
  const bool is_whole = text::count_code_points(kept) <= most;
  if (!is_whole) {
    kept = text::cut_to_code_points(kept, most);
    const std::size_t comma = kept.rfind(", "), blank = kept.rfind(' ');
    const std::size_t end = comma != std::string::npos && comma > kept.size() / 2 ? comma : blank;
    if (end != std::string::npos && end > kept.size() / 2) kept.erase(end);
    // What a bracket began goes with its end.
    while (text::open_brackets(kept) > 0) kept.erase(kept.rfind('('));
  }
  drop_ends(kept);
  if (!is_whole && !kept.ends_with("…")) kept += "…";
  return text::isolated(text::with_closed_brackets(std::move(kept)));
}

}  // namespace alerts
