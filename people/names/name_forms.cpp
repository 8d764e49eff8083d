// The written forms of a name: its likeliest readings in every spelling, in both orders, each put
// to the engine first, and the cases of Russian.
#include <algorithm>

#include "people/names/known_names.h"
#include "people/names/name_parts.h"
#include "people/names/spelling.h"
#include "people/people.h"
#include "text/fold.h"

namespace people {

namespace {

constexpr std::size_t kReadings = 3;  // of each word

struct WordForms {
  NamePart part;
  std::vector<std::string> readings;
};

WordForms forms_of(const std::string& folded) {
  WordForms forms;
  forms.part.folded = folded;
  forms.part.sounds = sounds_of(folded);
  forms.part.consonants = consonants_of(forms.part.sounds);
  forms.readings = readings_of(forms.part.sounds, kReadings);
  return forms;
}

std::string spelt(const WordForms& word, std::size_t reading, const Spelling& spelling) {
  if (word.readings.empty()) return {};
  return spelt(word.readings[std::min(reading, word.readings.size() - 1)], spelling);
}

struct Cases {
  std::string_view end;  // of the nominative; taken off where `put` is
  bool put = false;
  std::string_view endings;
};
constexpr Cases kRussian[] = {
    {"ский", true, "ского скому ским ском"},
    {"цкий", true, "цкого цкому цким цком"},
    {"ой", true, "ого ому ым ом"},
    {"ый", true, "ого ому ым ом"},
    {"ия", true, "ии ию ией"},
    {"ова", true, "ой ой у ой"},
    {"ева", true, "ой ой у ой"},
    {"ина", true, "ой ой у ой"},
    {"а", true, "ы е у ой"},
    {"я", true, "и е ю ей"},
    {"й", true, "я ю ем е"},
    {"ь", true, "я ю ем е"},
    {"ов", false, "а у ым е"},
    {"ев", false, "а у ым е"},
    {"ин", false, "а у ым е"},
};
// Захаров-а, but Токаев-: of the feminine ends only the vowel.
std::size_t taken_off(const Cases& cases) {
  return cases.end.size() == 6 && cases.end.ends_with("а") ? 2 : cases.end.size();
}
constexpr std::string_view kHard = "а у ом е";  // what ends in another consonant
constexpr std::string_view kUninflected = "оеёиуыэю";

std::vector<std::string> russian_cases(const std::string& word) {
  std::string_view stem = word, endings = kHard;
  for (const auto& cases : kRussian)
    if (word.ends_with(cases.end)) {
      endings = cases.endings;
      if (cases.put) stem.remove_suffix(taken_off(cases));
      break;
    }
  if (stem == word && word.size() > 1 &&
      kUninflected.find(std::string_view(word).substr(word.size() - 2)) != std::string_view::npos)
    return {};
  std::vector<std::string> forms;
  while (!endings.empty()) {
    const std::size_t blank = std::min(endings.find(' '), endings.size());
    forms.push_back(std::string(stem).append(endings.substr(0, blank)));
    endings.remove_prefix(std::min(blank + 1, endings.size()));
  }
  return forms;
}

class Listing {
 public:
  Listing(const model::Member& member, std::size_t most) : most_(most) {
    for (const auto& ban : member.ban) banned_.push_back(folded_words(ban));
  }

  void add(const std::string& form) {
    if (form.empty() || forms_.size() >= most_) return;
    const std::string folded = folded_words(form);
    if (std::find(banned_.begin(), banned_.end(), folded) != banned_.end()) return;
    if (std::find(forms_.begin(), forms_.end(), form) == forms_.end()) forms_.push_back(form);
  }

  std::vector<std::string> take() { return std::move(forms_); }

 private:
  std::size_t most_;
  std::vector<std::string> banned_, forms_;
};

bool is_matched(const NamePart& part, const std::string& form) {
  const std::string folded = without_apostrophes(text::fold(form));
  return unlikeness_of_given(part, folded, heard_part(folded, {})) <= 0.6;
}

// Given names first, the family name last; empty where a word would not be matched so.
std::string whole(const std::vector<WordForms>& words, std::size_t family, const Spelling& spelling,
                  std::size_t reading) {
  std::string given, last;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string form = spelt(words[i], i == family ? reading : 0, spelling);
    if (form.empty() || !is_matched(words[i].part, form)) return {};
    (i == family ? last : given) += form + ' ';
  }
  return (given + last).substr(0, given.size() + last.size() - 1);
}

void add_russian_cases(const std::vector<WordForms>& words, std::size_t family,
                       const Spelling& spelling, Listing& listing) {
  std::vector<std::vector<std::string>> cases;
  std::size_t count = SIZE_MAX;
  for (const auto& word : words) {
    const std::string form = spelt(word, 0, spelling);
    cases.push_back(russian_cases(form));
    // A name that is never inflected stays as it is in each case.
    if (cases.back().empty()) cases.back().assign(3, form);
    count = std::min(count, cases.back().size());
  }
  for (std::size_t i = 0; i < count; ++i) {
    std::string form;
    for (std::size_t w = 0; w < words.size(); ++w)
      if (w != family) form += cases[w][i] + ' ';
    listing.add(form + cases[family][i]);
  }
}

void add_forms(const std::string& name, Listing& listing) {
  const NameParts parts = parts_of_name(name);
  if (parts.words.empty()) return;
  std::vector<WordForms> words;
  for (const auto& word : parts.words) words.push_back(forms_of(word));
  for (std::size_t reading = 0; reading < kReadings; ++reading)
    for (const Spelling& spelling : spellings()) {
      listing.add(whole(words, parts.family, spelling, reading));
      if (reading == 0 && spelling.name == "Russian")
        add_russian_cases(words, parts.family, spelling, listing);
    }
  // What counts after a full name or an office.
  for (const Spelling& spelling : spellings()) {
    const std::string form = spelt(words[parts.family], 0, spelling);
    if (is_matched(words[parts.family].part, form)) listing.add(form);
  }
}

}  // namespace

std::vector<std::string> written_forms(const model::Member& member, std::size_t most) {
  Listing listing(member, most);
  for (const auto& pin : member.pin) listing.add(pin);
  listing.add(member.name);
  for (const auto& alias : member.aliases) listing.add(alias);
  add_forms(member.name, listing);
  for (const auto& alias : member.aliases) add_forms(alias, listing);
  return listing.take();
}

}  // namespace people
