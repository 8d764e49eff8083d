#include "rules/slots.h"

#include <algorithm>

#include "text/characters.h"
#include "text/stems.h"

namespace rules {
namespace {

using Words = std::vector<std::uint32_t>;

// Quoted with its 's, only words with their 's are met; else 's does not count.
void add_written(const Slot& slot, const text::Reading& reading, Words& met) {
  if (!slot.possessive.empty()) {
    for (const std::uint32_t i : reading.with_form(slot.possessive))
      if (reading.words()[i].possessive == slot.possessive) met.push_back(i);
    return;
  }
  const auto add = [&](std::string_view form) {
    for (const std::uint32_t i : reading.with_form(form))
      if (reading.words()[i].folded == form || reading.words()[i].twin == form) met.push_back(i);
  };
  add(slot.folded);
  if (!slot.twin.empty() && reading.lang() == "de") add(slot.twin);
}

// The words that share a stem with the query's word, by whichever of their stems, and are forms of
// it.
void add_inflected(std::string_view lower, std::string_view folded, const text::Reading& reading,
                   std::string_view lang, Words& met) {
  const std::string stem = text::stem(lower, lang), second = text::second_stem(lower, lang);
  for (const std::string& wanted : {stem, second}) {
    if (wanted.empty()) continue;
    for (const std::uint32_t i : reading.with_stem(wanted, lang)) {
      const text::Word& word = reading.words()[i];
      const bool same_stem = word.stem == stem;
      if (same_stem ? text::is_inflection(folded, word.folded, lang)
                    : text::is_inflection_by_second_stem(folded, word.folded, lang) ||
                          (!word.twin.empty() && text::is_inflection(folded, word.twin, lang)))
        met.push_back(i);
    }
  }
}

void add_inflections(const Slot& slot, const text::Reading& reading, Words& met) {
  for (const std::string& lang : reading.inflection_languages()) {
    if (text::inflection_language(slot.script, reading.lang()) != lang) continue;
    add_inflected(slot.lower, slot.folded, reading, lang, met);
    if (lang == "de" && !slot.twin.empty()) add_inflected(slot.twin, slot.twin, reading, lang, met);
    if (lang != "en") continue;
    for (const std::string& spelling : slot.spellings) {
      const auto same = reading.with_form(spelling);
      met.insert(met.end(), same.begin(), same.end());
      add_inflected(spelling, spelling, reading, lang, met);
    }
  }
}

void add_prefixed(std::string_view prefix, const text::Reading& reading, Words& met) {
  for (std::uint32_t i = 0; i < reading.words().size(); ++i)
    if (reading.words()[i].folded.starts_with(prefix)) met.push_back(i);
}

void add_patterned(std::string_view pattern, const text::Reading& reading, Words& met) {
  for (std::uint32_t i = 0; i < reading.words().size(); ++i) {
    const text::Word& word = reading.words()[i];
    if (meets_pattern(pattern, word.folded) ||
        (!word.twin.empty() && meets_pattern(pattern, word.twin)))
      met.push_back(i);
  }
}

bool is_letter_or_digit(char32_t c) {
  const text::Sort sort = text::sort_of(c);
  return sort == text::Sort::letter || sort == text::Sort::digit || sort == text::Sort::spaceless;
}

}  // namespace

std::vector<std::uint32_t> words_met(const Slot& slot, const text::Reading& reading) {
  Words met;
  if (slot.kind == Slot::Kind::pattern) {
    add_patterned(slot.folded, reading, met);
    return met;
  }
  add_written(slot, reading, met);
  if (slot.script == text::Script::hangul) add_prefixed(slot.folded, reading, met);
  if (slot.inflected) add_inflections(slot, reading, met);
  std::sort(met.begin(), met.end());
  met.erase(std::unique(met.begin(), met.end()), met.end());
  return met;
}

bool meets_pattern(std::string_view pattern, std::string_view word) {
  std::size_t p = 0, w = 0;
  std::size_t star = std::string_view::npos, retry = 0;
  while (w < word.size()) {
    std::size_t behind = w;
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      retry = w;
    } else if (p < pattern.size() && pattern[p] == '?' &&
               is_letter_or_digit(text::next_character(word, behind))) {
      ++p;
      w = behind;
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star;
      text::next_character(word, retry);
      w = retry;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace rules
