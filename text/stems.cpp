#include "text/stems.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include "text/fleeting.h"
#include "text/fold.h"
#include "text/irregular.h"

namespace text {
namespace {

constexpr std::size_t kMaxCachedStems = 50'000;  // a language and thread
constexpr std::size_t kMaxStemmedBytes = 64;     // longer is no word with endings

// What Debian 12's libstemmer brings, by ISO 639-1.
constexpr std::array<std::string_view, 26> kStemmers = {
    "ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "el", "hi", "hu",
    "id", "ga", "it", "lt", "ne", "no", "pt", "ro", "ru", "sr", "es", "sv", "tr"};

constexpr std::array<std::string_view, 12> kCyrillic = {"ru", "uk", "be", "bg", "mk", "sr",
                                                        "kk", "ky", "tg", "mn", "tt", "ba"};

// Languages that are not written in Latin letters, so that a Latin word in them is a foreign one.
constexpr std::array<std::string_view, 30> kNotLatin = {
    "ru", "uk", "be", "bg", "mk", "kk", "ky", "tg", "mn", "tt", "ba", "el", "he", "ar", "fa",
    "ur", "hi", "bn", "ta", "te", "zh", "ja", "ko", "th", "lo", "km", "ka", "hy", "am", "ne"};

template <std::size_t n>
bool is_in(const std::array<std::string_view, n>& list, std::string_view lang) {
  return std::find(list.begin(), list.end(), lang) != list.end();
}

struct Stemmer {
  explicit Stemmer(std::string_view lang)
      : snowball(sb_stemmer_new(std::string(lang).c_str(), "UTF_8"), sb_stemmer_delete) {}

  std::string operator()(std::string_view word) const {
    const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* found =
        sb_stemmer_stem(snowball.get(), letters, static_cast<int>(word.size()));
    if (!found) return std::string(word);  // out of memory inside Snowball
    const auto length = static_cast<std::size_t>(sb_stemmer_length(snowball.get()));
    return {reinterpret_cast<const char*>(found), length};
  }

  std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> snowball;
  std::unordered_map<std::string, std::string> known;
};

Stemmer& stemmer_of(std::string_view lang) {
  thread_local std::unordered_map<std::string, Stemmer> stemmers;
  const std::string key(lang);
  if (const auto found = stemmers.find(key); found != stemmers.end()) return found->second;
  return stemmers.try_emplace(key, lang).first->second;
}

// The word where it may be a noun without an ending: one that ends in a consonant, or in й, which
// comes off. Else empty.
std::string without_case(std::string word) {
  constexpr std::string_view kConsonants = "бвгджзклмнпрстфхцчшщ";
  const std::string_view last =
      std::string_view(word).substr(word.size() - std::min<std::size_t>(word.size(), 2));
  if (last == "й")
    word.resize(word.size() - last.size());
  else if (last.size() < 2 || kConsonants.find(last) == std::string_view::npos)
    word.clear();
  return word;
}

std::string russian_second(std::string word) {
  Fleeting without = without_fleeting_vowel(word);
  return without.beginning.empty() ? without_case(std::move(word)) : std::move(without.beginning);
}

// Of crises, gunmen. Not of bases: they are those of a base.
std::string english_second(const std::string& word) {
  constexpr std::size_t kCompound = 6;  // not omen
  const std::string before = word.substr(0, word.size() - std::min<std::size_t>(word.size(), 2));
  if ((word.ends_with("ses") || word.ends_with("xes")) && word != "bases")
    return stem(before + "is", "en");
  if (word.ends_with("men") && word.size() >= kCompound) return stem(before + "an", "en");
  return {};
}

}  // namespace

bool has_stemmer(std::string_view lang) {
  return is_in(kStemmers, lang);
}

std::string stem(std::string_view lowered, std::string_view lang) {
  if (!has_stemmer(lang) || lowered.size() > kMaxStemmedBytes) return fold(lowered);
  Stemmer& stemmer = stemmer_of(lang);
  if (!stemmer.snowball) return fold(lowered);

  std::string word(lowered);
  if (const auto found = stemmer.known.find(word); found != stemmer.known.end())
    return found->second;
  if (stemmer.known.size() >= kMaxCachedStems) stemmer.known.clear();
  std::string stemmed = fold(stemmer(word));
  return stemmer.known.try_emplace(std::move(word), std::move(stemmed)).first->second;
}

std::string second_stem(std::string_view lowered, std::string_view lang) {
  if (lang != "ru" && lang != "en") return {};
  std::string word = fold(lowered);
  std::string second;
  if (const auto base = irregular_base(word, lang); base != word)
    second = stem(base, lang);
  else if (lang == "ru")
    second = russian_second(std::move(word));
  else
    second = english_second(word);
  if (!second.empty() && second == stem(lowered, lang)) second.clear();
  return second;
}

std::string_view inflection_language(Script script, std::string_view lang) {
  switch (script) {
    case Script::cyrillic:
      return is_in(kCyrillic, lang) ? lang : "ru";
    case Script::latin:
      return lang.empty() || is_in(kNotLatin, lang) ? "en" : lang;
    case Script::greek:
      return "el";
    case Script::other:
      return lang;
    case Script::hangul:
    case Script::spaceless:
    case Script::number:
      break;
  }
  return {};
}

}  // namespace text
