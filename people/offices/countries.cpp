#include "people/offices/countries.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "people/country_code.h"
#include "people/names/russian_cases.h"
#include "people/offices/country_data.h"
#include "text/ascii.h"

namespace people {
namespace {

using Language = StateForm::Language;
using Letters = StateForm::Letters;

// What is a common word at the beginning of a sentence, too.
constexpr auto kCommonWords = std::to_array<std::string_view>({"того", "чад"});

// The words of a German name in their cases: Russlands, Russischen Föderation.
std::vector<std::string> german_cases(std::string_view word, bool is_alone) {
  std::string form(word);
  std::vector<std::string> forms{form};
  if (word.ends_with("sche") || word.ends_with("igte") || word.ends_with("inte")) {
    forms.push_back(form + "n");
    forms.push_back(form + "r");
  } else if (word.ends_with("igtes")) {
    forms.push_back(form.substr(0, form.size() - 1) + "n");
  } else if (is_alone && word.size() > 3 && !word.ends_with("s") && !word.ends_with("n-")) {
    forms.push_back(form + "s");
  }
  return forms;
}

std::vector<std::string> german_adjective(const std::string& beginning) {
  std::vector<std::string> forms;
  for (const char* const ending : {"e", "er", "en", "em", "es"})
    forms.push_back(beginning + ending);
  return forms;
}

Phrases::Slot forms_of(const std::string& word, const StateForm& form, bool is_alone,
                       bool is_last) {
  if (form.letters == Letters::capitals) return {word};
  if (form.adjective && !is_last) return {word};
  switch (form.language) {
    case Language::russian:
      return form.adjective ? russian_adjective(word) : russian_cases(word);
    case Language::german:
      return form.adjective ? german_adjective(word) : german_cases(word, is_alone);
    default:
      return {word};
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

std::string display_name(const char* code, const icu::Locale& language) {
  icu::UnicodeString name;
  std::string utf8;
  icu::Locale("", code).getDisplayCountry(language, name).toUTF8String(utf8);
  return utf8;
}

}  // namespace

const Countries& Countries::known() {
  static const Countries all = [] {
    Countries made;
    made.add_rows();
    made.add_others();
    return made;
  }();
  return all;
}

StateId Countries::find(const model::Country& country) const {
  if (!country.code.empty()) {
    const auto found = keys_.find(country.code);
    return found == keys_.end() ? 0 : found->second;
  }
  if (const auto found = keys_.find(country.name); found != keys_.end()) return found->second;
  const auto found = names_.find(joined(words_of_phrase(country.name)));
  return found == names_.end() ? 0 : found->second;
}

std::optional<std::string> Countries::code(StateId state) const {
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code)
    if (const auto found = keys_.find(*code); found != keys_.end() && found->second == state)
      return *code;
  return std::nullopt;
}

StateId Countries::add(std::string_view key) {
  const auto [entry, is_new] =
      keys_.try_emplace(std::string(key), static_cast<StateId>(keys_.size() + 1));
  if (is_new) keys_in_order_.emplace_back(key);
  return entry->second;
}

void Countries::add_form(std::string_view written, const StateForm& form, bool in_all_cases) {
  const std::vector<std::string> words = words_of_phrase(written);
  if (words.empty()) return;
  std::vector<Phrases::Slot> slots;
  for (std::size_t i = 0; i < words.size(); ++i)
    slots.push_back(in_all_cases
                        ? forms_of(words[i], form, words.size() == 1, i + 1 == words.size())
                        : Phrases::Slot{words[i]});
  if (!form.adjective && !form.beside_offices) names_.try_emplace(joined(words), form.state);
  const auto meaning = static_cast<std::uint32_t>(forms_.size());
  forms_.push_back(form);
  phrases_.add(slots, meaning);
  // "the Republic of Kazakhstan": the second word keeps its form.
  if (form.adjective || words.size() > 1 || form.letters != Letters::capital) return;
  if (form.language == Language::russian)
    phrases_.add(std::array{Phrases::Slot(russian_cases("республика")), Phrases::Slot{words[0]}},
                 meaning);
  else
    phrases_.add(std::array{Phrases::Slot{"republic", "republik"}, Phrases::Slot{"of", ""},
                            Phrases::Slot{words[0]}},
                 meaning);
}

void Countries::add_words(std::string_view list, StateForm form) {
  const Letters usual = form.letters;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    std::string word(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    form.beside_offices = word.starts_with('~');
    if (form.beside_offices) word.erase(0, 1);
    form.letters = word.starts_with('\'') ? Letters::capitals : usual;
    if (form.letters == Letters::capitals) word.erase(0, 1);
    std::ranges::replace(word, '_', ' ');
    add_form(word, form, true);
  }
}

void Countries::add_rows() {
  for (const CountryRow& row : country_rows()) {
    const StateId id = add(row.key);
    add_words(row.english, {id, Language::english, Letters::capital});
    add_words(row.english_adjectives, {id, Language::english, Letters::capital, true});
    add_words(row.russian, {id, Language::russian, Letters::capital});
    add_words(row.russian_adjectives, {id, Language::russian, Letters::any, true});
    add_words(row.german, {id, Language::german, Letters::capital});
    add_words(row.german_adjectives, {id, Language::german, Letters::any, true});
  }
}

void Countries::add_others() {
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    if (keys_.contains(*code)) continue;
    const StateId id = add(*code);
    const auto enter = [&](const icu::Locale& locale, Language language) {
      const std::string name = display_name(*code, locale);
      const std::vector<std::string> words = words_of_phrase(name);
      if (words.size() == 1 && std::ranges::find(kCommonWords, words[0]) != kCommonWords.end())
        return;
      add_form(name, {id, language, Letters::capital}, true);
    };
    enter(icu::Locale::getEnglish(), Language::english);
    enter(icu::Locale("ru"), Language::russian);
    enter(icu::Locale::getGerman(), Language::german);
  }
}

std::optional<std::string> country_code(std::string_view name) {
  const Countries& known = Countries::known();
  return known.code(known.find({.code = {}, .name = std::string(name), .forms = {}}));
}

}  // namespace people
