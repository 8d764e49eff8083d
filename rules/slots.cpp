#include "rules/slots.h"

#include <algorithm>

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

}  // namespace

bool needs_forms(const Slot& slot) {
  return slot.kind == Slot::Kind::pattern || slot.script == text::Script::hangul;
}

std::vector<std::uint32_t> words_met(const Slot& slot, const text::Reading& reading,
                                     const Forms* forms, std::size_t& compared) {
  Words met;
  if (slot.kind == Slot::Kind::pattern) {
    compared += forms->add_meeting(slot.folded, met);
    if (!slot.twin.empty() && reading.lang() == "de")
      compared += forms->add_meeting(slot.twin, met);
  } else {
    add_written(slot, reading, met);
    if (slot.script == text::Script::hangul) forms->add_beginning_with(slot.folded, met);
    if (slot.inflected) add_inflections(slot, reading, met);
  }
  std::sort(met.begin(), met.end());
  met.erase(std::unique(met.begin(), met.end()), met.end());
  return met;
}

}  // namespace rules
