#include "rules/slots.h"

#include <algorithm>

#include "rules/patterns.h"
#include "text/lookalikes.h"
#include "text/stems.h"

namespace rules {
namespace {

bool has_form(const text::Word& word, std::string_view form) {
  return word.folded == form || word.twin == form;
}

bool meets_by_pattern(std::string_view pattern, const text::Word& word) {
  const bool with_possessive = pattern.find('\'') != std::string_view::npos;
  return meets_pattern(pattern, word.folded) ||
         (!word.twin.empty() && meets_pattern(pattern, word.twin)) ||
         (with_possessive && !word.possessive.empty() && meets_pattern(pattern, word.possessive));
}

bool meets_beginning(std::string_view beginning, const text::Word& word) {
  return word.folded.starts_with(beginning) || word.twin.starts_with(beginning);
}

// By whichever of their stems the two share one; and they are forms of one word.
bool is_form_of(std::string_view lower, std::string_view folded, const text::Word& word) {
  const std::string stem = text::stem(lower, word.lang);
  if (word.stem == stem) return text::is_inflection(folded, word.folded, word.lang);
  const std::string second = text::second_stem(lower, word.lang);
  const bool shares = word.second_stem == stem ||
                      (!second.empty() && (word.stem == second || word.second_stem == second));
  if (!shares) return false;
  return text::is_inflection_by_second_stem(folded, word.folded, word.lang) ||
         (!word.twin.empty() && text::is_inflection(folded, word.twin, word.lang));
}

bool meets_inflected(const Slot& slot, const text::Word& word, std::string_view article_lang) {
  if (word.stem.empty() || text::inflection_language(slot.script, article_lang) != word.lang)
    return false;
  if (is_form_of(slot.lower, slot.folded, word)) return true;
  if (word.lang == "de") return !slot.twin.empty() && is_form_of(slot.twin, slot.twin, word);
  return word.lang == "en" &&
         std::any_of(slot.spellings.begin(), slot.spellings.end(), [&](const std::string& other) {
           return has_form(word, other) || is_form_of(other, other, word);
         });
}

}  // namespace

bool meets(const Slot& slot, const text::Word& word, std::string_view article_lang) {
  const bool umlauts = article_lang == "de" && !slot.twin.empty();
  switch (slot.kind) {
    case Slot::Kind::any:
      return true;
    case Slot::Kind::pattern:
      return meets_by_pattern(slot.folded, word) || (umlauts && meets_by_pattern(slot.twin, word));
    case Slot::Kind::word:
      break;
  }
  if (!slot.possessive.empty()) return word.possessive == slot.possessive;
  if (has_form(word, slot.folded) || (umlauts && has_form(word, slot.twin))) return true;
  if (!slot.skeleton.empty() && text::skeleton(word.folded) == slot.skeleton) return true;
  if (slot.script == text::Script::hangul && meets_beginning(slot.folded, word)) return true;
  return slot.inflected && meets_inflected(slot, word, article_lang);
}

bool meets_whole(const Slot& slot, std::string_view written, std::string_view possessive) {
  if (slot.kind == Slot::Kind::any) return true;
  if (slot.kind != Slot::Kind::pattern) return false;
  const bool with_possessive = !possessive.empty() && slot.folded.find('\'') != std::string::npos;
  return meets_pattern(slot.folded, written) ||
         (with_possessive && meets_pattern(slot.folded, possessive));
}

}  // namespace rules
