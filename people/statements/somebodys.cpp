#include "people/statements/somebodys.h"

#include <algorithm>
#include <array>

namespace people {
namespace {

// What all cases and numbers have in common; at most `ending` bytes come behind.
struct Noun {
  std::string_view begin;
  std::size_t ending = 6;
};

constexpr auto kEnglish = std::to_array<Noun>({
    {"spokes", 7},      {"aide", 1},       {"advis", 3},          {"assistant", 1},
    {"critic", 1},      {"opponent", 1},   {"supporter", 1},      {"backer", 1},
    {"ally", 0},        {"allies", 0},     {"lawyer", 1},         {"attorney", 1},
    {"wife", 0},        {"husband", 0},    {"widow", 1},          {"son", 1},
    {"daughter", 1},    {"brother", 1},    {"sister", 1},         {"father", 0},
    {"mother", 0},      {"parents", 0},    {"relative", 1},       {"friend", 1},
    {"colleague", 1},   {"associate", 1},  {"rival", 1},          {"predecessor", 1},
    {"successor", 1},   {"deput", 3},      {"representative", 1}, {"biographer", 1},
    {"interpreter", 1}, {"translator", 1}, {"bodyguard", 1},      {"secretaries", 0},
    {"follower", 1},    {"fan", 1},        {"envoy", 1},          {"appointee", 1},
});

// Behind other nouns too: Regierungssprecher.
constexpr auto kGerman = std::to_array<Noun>({
    {"sprecher", 5},  {"anwalt", 5},     {"berater", 5},    {"kritiker", 5},  {"mitarbeiter", 5},
    {"vertreter", 5}, {"gegner", 5},     {"anhanger", 5},   {"freund", 5},    {"gefahrte", 2},
    {"vertraute", 2}, {"ehefrau", 2},    {"ehemann", 2},    {"sohn", 2},      {"tochter", 2},
    {"bruder", 2},    {"schwester", 1},  {"vater", 1},      {"mutter", 1},    {"witwe", 2},
    {"kollege", 2},   {"kollegin", 3},   {"nachfolger", 5}, {"vorganger", 5}, {"dolmetscher", 5},
    {"biograf", 2},   {"verbundete", 2}, {"umfeld", 2},     {"rivale", 2},
});

constexpr auto kRussian = std::to_array<Noun>({
    {"адвокат"},    {"секретар"},     {"пресссекретар"}, {"представител", 12},
    {"заместител"}, {"зам", 0},       {"помощни"},       {"советни"},
    {"соратни"},    {"сторонни"},     {"противни"},      {"критик"},
    {"оппонент"},   {"соперни"},      {"предшественни"}, {"преемни"},
    {"супруг"},     {"жена", 0},      {"жены", 0},       {"жене", 0},
    {"жену", 0},    {"женой", 0},     {"муж", 2},        {"мужем", 0},
    {"сын", 4},     {"сыновья", 0},   {"сыновей", 0},    {"дочь", 0},
    {"дочер"},      {"брат", 4},      {"братья", 0},     {"братьев", 0},
    {"сестр", 4},   {"отец", 0},      {"отца", 0},       {"отцу", 0},
    {"отцом", 0},   {"мать", 0},      {"матер", 4},      {"родител"},
    {"родственни"}, {"вдов", 4},      {"друг", 2},       {"другом", 0},
    {"друзья", 0},  {"друзей", 0},    {"друзьям", 0},    {"друзьями", 0},
    {"подруг", 4},  {"коллег"},       {"агент", 4},      {"тренер", 4},
    {"команд", 4},  {"штаб", 4},      {"окружени"},      {"служб", 4},
    {"аппарат", 4}, {"администраци"}, {"офис", 4},       {"ведомств", 4},
    {"канцеляри"},  {"охранни"},      {"охран", 4},      {"переводчи"},
    {"спичрайтер"}, {"биограф"},      {"доверенн"},
});

bool is_of(std::string_view word, const Noun& noun) {
  return word.starts_with(noun.begin) && word.size() - noun.begin.size() <= noun.ending;
}

bool ends_with(std::string_view word, const Noun& noun) {
  const std::size_t at = word.rfind(noun.begin);
  return at != word.npos && word.size() - at - noun.begin.size() <= noun.ending;
}

}  // namespace

bool is_somebodys(std::string_view folded) {
  const auto is_word = [&](const Noun& noun) { return is_of(folded, noun); };
  return std::ranges::any_of(kEnglish, is_word) || std::ranges::any_of(kRussian, is_word) ||
         std::ranges::any_of(kGerman, [&](const Noun& noun) { return ends_with(folded, noun); });
}

}  // namespace people
