#include "text/language.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace text {
namespace {

constexpr std::size_t kMaxReadBytes = 100'000;
constexpr std::size_t kSampleBytes = 200;

// Old and regional codes to the one that the rest of the house uses.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNewer = {
    {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"nb", "no"}, {"nn", "no"}, {"sh", "sr"}}};

std::string_view beginning_of(std::string_view utf8) {
  return utf8.substr(0, code_point_start(utf8, kMaxReadBytes));
}

std::string by_content(std::string_view utf8) {
  bool reliable = false;
  const auto language = CLD2::DetectLanguage(utf8.data(), static_cast<int>(utf8.size()),
                                             /*is_plain_text=*/true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return language_code(CLD2::LanguageCode(language));
}

// Some sentences say it as well as all of them do, where those of two places agree: one alone may
// be a quotation.
std::string by_samples(std::string_view utf8) {
  if (utf8.size() < 3 * kSampleBytes) return {};
  std::string found;
  for (const std::size_t third : {1u, 2u}) {
    std::string_view sample =
        utf8.substr(code_point_start(utf8, utf8.size() / 3 * third - kSampleBytes / 2));
    sample = sample.substr(0, code_point_start(sample, kSampleBytes));
    std::string here = by_content(sample);
    if (here.empty() || (third == 2 && here != found)) return {};
    found = std::move(here);
  }
  return found;
}

constexpr std::array<std::pair<UScriptCode, std::string_view>, 11> kByScript = {
    {{USCRIPT_GREEK, "el"},
     {USCRIPT_HEBREW, "he"},
     {USCRIPT_ARABIC, "ar"},
     {USCRIPT_ARMENIAN, "hy"},
     {USCRIPT_GEORGIAN, "ka"},
     {USCRIPT_THAI, "th"},
     {USCRIPT_HANGUL, "ko"},
     {USCRIPT_HIRAGANA, "ja"},
     {USCRIPT_KATAKANA, "ja"},
     {USCRIPT_HAN, "zh"},
     {USCRIPT_DEVANAGARI, "hi"}}};

std::string cyrillic_language(const std::map<char32_t, int>& letters) {
  if (letters.contains(U'ў')) return "be";
  for (const char32_t c : {U'ї', U'є', U'ґ', U'і'})
    if (letters.contains(c)) return "uk";
  return "ru";
}

// The commonest script decides; kana wins over Han. Latin says "en" only where every letter is
// ASCII.
std::string by_script(std::string_view utf8) {
  std::map<UScriptCode, int> scripts;
  std::map<char32_t, int> letters;
  bool only_ascii = true;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_character(utf8, i);
    if (sort_of(c) != Sort::letter && sort_of(c) != Sort::spaceless) continue;
    UErrorCode status = U_ZERO_ERROR;
    ++scripts[uscript_getScript(static_cast<UChar32>(c), &status)];
    if (c >= 0x0400 && c < 0x0530) ++letters[c];
    only_ascii = only_ascii && c < 0x80;
  }
  if (scripts.empty()) return {};
  if (scripts.contains(USCRIPT_HIRAGANA) || scripts.contains(USCRIPT_KATAKANA)) return "ja";
  const auto most =
      std::max_element(scripts.begin(), scripts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most->first == USCRIPT_LATIN) return only_ascii ? "en" : "";
  if (most->first == USCRIPT_CYRILLIC) return cyrillic_language(letters);
  const auto known = std::find_if(kByScript.begin(), kByScript.end(),
                                  [&](const auto& pair) { return pair.first == most->first; });
  return known == kByScript.end() ? "" : std::string(known->second);
}

}  // namespace

std::string language_code(std::string_view tag) {
  tag = tag.substr(0, std::min(tag.find_first_of("-_"), tag.size()));
  if (tag.size() != 2) return {};
  if (!is_letter(tag[0]) || !is_letter(tag[1])) return {};
  std::string code = ascii_lower(tag);
  const auto newer =
      std::find_if(kNewer.begin(), kNewer.end(), [&](const auto& p) { return p.first == code; });
  return newer == kNewer.end() ? code : std::string(newer->second);
}

bool is_language(std::string_view code) {
  return *uloc_getISO3Language(std::string(code).c_str()) != '\0';
}

std::string language_of(std::string_view utf8, std::string_view label) {
  const std::string_view beginning = beginning_of(utf8);
  if (auto found = by_samples(beginning); !found.empty()) return found;
  if (auto found = by_content(beginning); !found.empty()) return found;
  if (auto labelled = language_code(label); !labelled.empty()) return labelled;
  return by_script(beginning);
}

std::string language_of_article(std::string_view title, std::string_view text,
                                std::string_view label) {
  return language_of(text.empty() ? title : text, label);
}

}  // namespace text
