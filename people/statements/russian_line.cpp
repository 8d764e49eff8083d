#include "people/statements/russian_line.h"

#include <algorithm>
#include <array>

namespace people::russian {

bool Line::is_gerund(std::uint32_t i) const {
  if (i >= end_ || !node(i).is_word()) return false;
  if (node(i).entry != nullptr)
    for (const CueForm& form : node(i).entry->cues)
      if (form.is(Cue::Shape::gerund)) return true;
  return !node(i).capital && ends_with_any(sheet_.folded(node(i)), "ая яя уя вшись ясь ив ав ув") &&
         sheet_.folded(node(i)).size() > 8;
}

// The first comma behind which neither a conjunction nor a relative begins.
std::uint32_t Line::clause_end(std::uint32_t from, std::uint32_t end) const {
  for (std::uint32_t i = from + 2; i + 1 < end; ++i) {
    if (node(i).sign != Sign::comma) continue;
    const Node& then = node(i + 1);
    if (then.is_word() &&
        !then.any(bits(Trait::relative, Trait::conjunction, Trait::that, Trait::whether,
                       Trait::subordinator, Trait::preposition)) &&
        !is_gerund(i + 1) && !is_participle(sheet_.folded(then)))
      return i;
  }
  return end;
}

std::uint32_t Line::behind_quotes(std::uint32_t at) const {
  ++at;
  while (is(at, Sign::quotation) || (is(at, Sign::comma) && is(at + 1, Sign::quotation))) ++at;
  return at;
}

bool is_border(const Node& node) {
  switch (node.sign) {
    case Sign::word:
    case Sign::quotation:
    case Sign::other:
      return false;
    default:
      return true;
  }
}

std::uint32_t next_border(const Sheet& sheet, std::uint32_t at, std::uint32_t behind) {
  while (at < behind && !is_border(sheet.node(at))) {
    ++at;
    // A bracket is stepped over.
    if (at < behind && sheet.node(at).sign == Sign::opening) {
      while (at < behind && sheet.node(at).sign != Sign::closing) ++at;
      if (at < behind) ++at;
    }
  }
  return at;
}

std::uint32_t end_of(const Sheet& sheet, const Sentence& sentence) {
  std::uint32_t end = sentence.behind;
  while (end > sentence.first && sheet.node(end - 1).sign == Sign::stop) --end;
  return end;
}

std::uint32_t words_in(const Sheet& sheet, Range range) {
  std::uint32_t words = 0;
  for (std::uint32_t i = range.first; i < range.behind; ++i) {
    const Node& node = sheet.node(i);
    words += node.is_word();
    if (node.sign == Sign::quotation) words += sheet.quotation(node).words;
  }
  return words;
}

bool is_infinitive(const Sheet& sheet, const Node& node) {
  if (!node.is_word() || node.capital ||
      node.any(bits(Trait::role, Trait::body, Trait::title, Trait::time)))
    return false;
  std::string_view w = sheet.folded(node);
  if (w.ends_with("ся") || w.ends_with("сь")) w.remove_suffix(4);
  if (w.size() < 8) return false;
  constexpr std::array<std::string_view, 22> kNouns = {
      "печать", "кровать", "площадь", "память", "смерть",   "нефть",    "треть", "мать",
      "нить",   "пять",    "девять",  "десять", "двадцать", "тридцать", "сеть",  "тетрадь",
      "медь",   "суть",    "путь",    "ночь",   "речь",     "дочь"};
  if (ends_with_any(w, "ость есть асть ьсть") ||
      std::find(kNouns.begin(), kNouns.end(), w) != kNouns.end())
    return false;
  return ends_with_any(w, "ать ять еть ить оть уть ыть сти зти йти сть зть чь");
}

std::uint32_t content_end(const Sheet& sheet, const Sentence& sentence, std::uint32_t from) {
  const std::uint32_t end = end_of(sheet, sentence);
  for (std::uint32_t i = from + 1; i + 1 < end; ++i) {
    const Node& node = sheet.node(i);
    if (node.sign == Sign::semicolon && !sheet.node(i + 1).is(Trait::that)) return i;
    if (node.sign != Sign::comma && node.sign != Sign::dash) continue;
    std::uint32_t k = i + 1;
    if (sheet.node(k).sign == Sign::dash) ++k;
    if (k >= end || !sheet.node(k).is_word()) continue;
    const std::string_view w = sheet.folded(sheet.node(k));
    if (node.sign == Sign::comma && w == "хотя") return i;
    if (w == "так" && k + 1 < end && sheet.node(k + 1).is(Trait::that)) return i;
    if (node.sign == Sign::comma && w == "как") ++k;
    if (k >= end || !sheet.node(k).is_word()) continue;
    // «, передаёт ТАСС», «, добавив, что», «, как сообщил»
    const Node& then = sheet.node(k);
    if (ends_with_any(sheet.folded(then), "передает передают")) return i;
    if (then.entry != nullptr)
      for (const CueForm& form : then.entry->cues)
        if (form.is(Cue::Shape::finite) || form.is(Cue::Shape::gerund)) return i;
    if (w == "по" && k + 1 < end && sheet.node(k + 1).is(Trait::credit)) continue;
    // «, а Мария Петрова возразила, что»
    if (!then.is(Trait::conjunction)) continue;
    const std::uint32_t border = next_border(sheet, k + 1, end);
    if (border + 1 >= end ||
        (!(sheet.node(border).sign == Sign::comma && sheet.node(border + 1).is(Trait::that)) &&
         sheet.node(border).sign != Sign::colon))
      continue;
    for (std::uint32_t c = k + 1; c < border; ++c) {
      if (sheet.node(c).entry == nullptr) continue;
      for (const CueForm& form : sheet.node(c).entry->cues)
        if (form.is(Cue::Shape::finite)) return i;
    }
  }
  return end;
}

bool is_lead_in(const Sheet& sheet, Range range) {
  constexpr std::uint32_t kWords = 4;
  if (range.empty() || range.size() > kWords) return false;
  const Node& first = sheet.node(range.first);
  if (!first.is_word()) return false;
  if (range.size() == 1) return first.any(bits(Trait::conjunction, Trait::adverb));
  const std::string_view w = sheet.folded(first);
  return w == "более" || w == "кроме" || w == "помимо" || w == "при" || w == "тем" || w == "к" ||
         w == "таким" || w == "между" ||
         (w == "в" && ends_with_any(sheet.folded(sheet.node(range.behind - 1)),
                                    "очередь частности целом время"));
}

std::uint32_t before_next_cue(const Sheet& sheet, std::uint32_t from, std::uint32_t end) {
  for (std::uint32_t i = from + 1; i + 1 < end; ++i) {
    if (!sheet.node(i).is(Trait::conjunction)) continue;
    std::uint32_t k = i + 1;
    while (k + 1 < end && sheet.node(k).is_word() && sheet.node(k).is(Trait::adverb)) ++k;
    const Node& then = sheet.node(k);
    if (then.is(Trait::light)) return i;
    if (then.entry == nullptr) continue;
    for (const CueForm& form : then.entry->cues)
      if (form.is(Cue::Shape::finite)) return i;
  }
  return end;
}

}  // namespace people::russian
