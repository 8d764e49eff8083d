#include "rules/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/edit_distance.h"

namespace rules {
namespace {

constexpr std::array<std::pair<std::string_view, Scope>, 4> kFields = {{{"title", Scope::title},
                                                                        {"source", Scope::source},
                                                                        {"feed", Scope::feed},
                                                                        {"lang", Scope::lang}}};

constexpr std::array<std::string_view, 14> kReservedFields = {
    "raw", "re",  "forms",   "lead", "body",   "author",    "site",
    "url", "tag", "country", "ever", "former", "published", "person"};

constexpr std::array<std::string_view, 5> kReservedFunctions = {"SENT", "PARA", "ATLEAST", "SCORE",
                                                                "said"};

// What other products call our fields.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kForeignFields = {
    {{"intitle", "title"},
     {"headline", "title"},
     {"language", "lang"},
     {"lng", "lang"},
     {"sourcename", "source"},
     {"outlet", "source"},
     {"publication", "source"},
     {"ti", "title"}}};

constexpr std::array<std::string_view, 17> kDoubtfulAcronyms = {
    "US",   "WHO", "IT",  "AID", "AM",  "ICE", "SALT", "START", "NOW",
    "PACE", "ARM", "CAN", "MAY", "ПРО", "ОН",  "ДНО",  "МИД"};

constexpr std::array<std::string_view, 66> kStopWords = {
    "a",    "an",   "the", "of",  "and", "or",  "to", "in",  "on",   "at",   "by",
    "for",  "with", "is",  "are", "was", "be",  "it", "as",  "that", "this", "not",
    "from", "и",    "в",   "во",  "на",  "не",  "с",  "со",  "по",   "что",  "как",
    "к",    "о",    "об",  "за",  "у",   "из",  "от", "der", "die",  "das",  "und",
    "ein",  "eine", "den", "dem", "des", "von", "zu", "mit", "ist",  "auf",  "le",
    "la",   "les",  "un",  "une", "et",  "de",  "du", "en",  "au",   "та",   "і"};

template <class List>
bool is_in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::optional<Scope> field_of(std::string_view name) {
  const std::string wanted = text::ascii_lower(name);
  for (const auto& [known, scope] : kFields)
    if (known == wanted) return scope;
  return std::nullopt;
}

std::string with_colon(Scope scope) {
  for (const auto& [name, known] : kFields)
    if (known == scope) return std::string(name) + ":";
  return "";
}

bool holds_values(Scope scope) {
  return scope == Scope::feed || scope == Scope::lang;
}

std::string_view reserved_function(std::string_view word) {
  const std::string name = text::ascii_lower(word.substr(0, word.find('/')));
  for (const std::string_view known : kReservedFunctions)
    if (text::ascii_lower(known) == name) return known;
  return {};
}

bool is_reserved_field(std::string_view name) {
  return is_in(kReservedFields, text::ascii_lower(name));
}

std::string_view nearest_field(std::string_view name) {
  constexpr std::size_t kLongest = 20;
  const std::string wanted = text::ascii_lower(name);
  for (const auto& [foreign, ours] : kForeignFields)
    if (foreign == wanted) return ours;
  if (wanted.size() > kLongest) return {};
  for (const auto& [known, scope] : kFields)
    if (text::edit_distance(known, wanted) <= 2) return known;
  return {};
}

bool is_doubtful_acronym(std::string_view word) {
  return is_in(kDoubtfulAcronyms, word);
}

bool is_stop_word(std::string_view folded) {
  return is_in(kStopWords, folded);
}

}  // namespace rules
