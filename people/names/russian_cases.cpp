#include "people/names/russian_cases.h"

#include <array>

namespace people {
namespace {

// The first row whose ending a word has is its declension.
struct Declension {
  std::string_view ending;     // in the nominative
  std::string_view takes_off;  // of it
  std::string_view endings;    // blank-separated, with the nominative's; - is nothing
};

constexpr auto kDeclensions = std::to_array<Declension>({
    {"ия", "я", "я и ю ей"},
    {"ая", "ая", "ая ой ую ою"},
    {"ие", "ие", "ие их им ими"},
    {"ые", "ые", "ые ых ым ыми"},
    {"ое", "ое", "ое ого ому ым ом"},
    {"ый", "ый", "ый ого ому ым ом"},
    {"ий", "ий", "ий ого его ому ему им ом ем"},
    {"ство", "о", "о а у ом е"},
    {"ье", "е", "е я ю ем"},
    {"ка", "а", "а и е у ой"},
    {"га", "а", "а и е у ой"},
    {"ша", "а", "а и е у ей"},
    {"жа", "а", "а и е у ей"},
    {"а", "а", "а ы е у ой"},
    {"ня", "я", "я и е ю ей"},
    {"я", "я", "я и е ю ей"},
    {"ль", "ь", "ь я ю ем е"},
    {"нь", "ь", "ь я ю ем е"},
    {"ь", "ь", "ь и ью"},
    {"й", "й", "й я ю ем е"},
    {"штаты", "ы", "ы ов ам ами ах"},
    {"эмираты", "ы", "ы ов ам ами ах"},
    {"нидерланды", "ы", "ы ов ам ами ах"},
    {"филиппины", "ы", "ы - ам ами ах"},
});
constexpr std::string_view kConsonants = "бвгджзклмнпрстфхцчшщ";
constexpr std::size_t kShortest = 6;  // bytes; shorter words are conjunctions and abbreviations

std::vector<std::string> with_endings(std::string_view beginning, std::string_view endings) {
  std::vector<std::string> forms;
  while (!endings.empty()) {
    const std::size_t end = std::min(endings.find(' '), endings.size());
    const std::string_view ending = endings.substr(0, end);
    forms.push_back(std::string(beginning) + std::string(ending == "-" ? "" : ending));
    endings.remove_prefix(std::min(end + 1, endings.size()));
  }
  return forms;
}

}  // namespace

std::vector<std::string> russian_cases(std::string_view word) {
  if (word.size() < kShortest) return {std::string(word)};
  for (const Declension& declension : kDeclensions)
    if (word.ends_with(declension.ending))
      return with_endings(word.substr(0, word.size() - declension.takes_off.size()),
                          declension.endings);
  const std::string_view last = word.substr(word.size() - 2);  // a Cyrillic letter's bytes
  if (kConsonants.find(last) != std::string_view::npos) return with_endings(word, "- а у ом е");
  return {std::string(word)};
}

std::vector<std::string> russian_adjective(std::string_view beginning) {
  return with_endings(beginning, "ий ая ое ие ого ому им ом ую ой ою их ими");
}

}  // namespace people
