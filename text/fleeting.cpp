#include "text/fleeting.h"

#include <algorithm>
#include <array>

namespace text {
namespace {

constexpr std::size_t kLetterBytes = 2;  // of Russian

constexpr const char* kOfTs = "а о е у ом ем ой ей ы ев ов ам ами ах";
constexpr const char* kOfK = "а у ом е и ов ой ою ам ами ах";
constexpr const char* kOfSoftN = "я ю ем е и ей ям ями ях";
constexpr const char* kOfMany = "- е ам ами ах";  // россиян, россияне
constexpr std::string_view kVowels = "аеиоуыэюя";

// A word's end in full and cut short, which is a matter of spelling. The first that fits.
struct Rule {
  std::string_view with, without;
  std::string_view after;  // behind one of these letters; empty: behind any
  std::size_t least;       // letters of the word: not of рок, срок, урок, пень
  const char* endings;
};

constexpr auto kRules = std::to_array<Rule>({
    {"ец", "йц", kVowels, 4, kOfTs},  // боец, гвардеец
    {"ец", "ьц", "л", 4, kOfTs},      // владелец
    {"ец", "ц", {}, 4, kOfTs},        // отец, эстонец; овец
    {"ек", "йк", kVowels, 4, kOfK},   // паек; скамеек
    {"ек", "ьк", "лнр", 5, kOfK},     // огонек
    {"ек", "к", "жчшщ", 5, kOfK},     // кусочек; девушек
    {"ок", "к", {}, 5, kOfK},         // участок; тренировок
    {"ень", "н", {}, 6, kOfSoftN},    // уровень; деревень
    {"анин", "ан", {}, 6, kOfMany},   // гражданин, not Ганин
    {"янин", "ян", {}, 6, kOfMany},   // россиянин
});

// They keep their vowel, and without it were others: порка, волк, жесткий, ступня.
constexpr auto kKept = std::to_array<std::string_view>({"порок", "волок", "жесток", "ступень"});

bool fits(const Rule& rule, std::string_view word) {
  if (!word.ends_with(rule.with) || word.size() < rule.least * kLetterBytes) return false;
  const std::size_t at = word.size() - rule.with.size() - kLetterBytes;
  return rule.after.empty() ||
         rule.after.find(word.substr(at, kLetterBytes)) != std::string_view::npos;
}

}  // namespace

Fleeting without_fleeting_vowel(std::string_view word) {
  if (std::find(kKept.begin(), kKept.end(), word) != kKept.end()) return {};
  for (const Rule& rule : kRules)
    if (fits(rule, word)) {
      const std::string_view before = word.substr(0, word.size() - rule.with.size());
      return {std::string(before) + std::string(rule.without), rule.endings};
    }
  return {};
}

}  // namespace text
