#include "people/statements/line.h"

namespace people {

std::uint32_t Line::end() const {
  std::uint32_t end = sentence_.behind;
  while (end > sentence_.first &&
         (node(end - 1).sign == Sign::stop || node(end - 1).sign == Sign::closing))
    --end;
  return end;
}

bool Line::is_one_of(std::uint32_t i, std::span<const std::string> folded) const {
  return holds(i) && node(i).is_word() &&
         std::find(folded.begin(), folded.end(), sheet_.folded(node(i))) != folded.end();
}

bool Line::may_be_verb(std::uint32_t i) const {
  if (!holds(i) || !node(i).is_word()) return false;
  if (node(i).any(bits(Trait::verb, Trait::be, Trait::have, Trait::hedge))) return true;
  if (node(i).is(Trait::cue)) return is_finite_cue(i);
  constexpr std::size_t kShortest = 5;
  const std::string_view word = sheet_.words(node(i));
  return !node(i).capital && node(i).traits == 0 && word.size() >= kShortest &&
         word.ends_with("ed");
}

bool Line::is_finite_cue(std::uint32_t i) const {
  constexpr std::uint32_t kFar = 4;
  if (!is(i, Trait::cue) || node(i).entry == nullptr) return false;
  return std::ranges::any_of(node(i).entry->cues, [&](const CueForm& f) {
    if (!f.is(Cue::Shape::finite)) return false;
    const auto& particles = sheet_.tongue().cue(f).particles;
    if (particles.empty()) return true;
    for (std::uint32_t k = i + 1; k <= i + kFar; ++k)  // "rules" beside "out"
      if (is_one_of(k, particles)) return true;
    return false;
  });
}

bool Line::is_gerund_cue(std::uint32_t i) const {
  if (!is(i, Trait::cue) || node(i).entry == nullptr) return false;
  return std::ranges::any_of(node(i).entry->cues,
                             [](const CueForm& f) { return f.is(Cue::Shape::gerund); });
}

bool Line::has_verb(Range r) const {
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (may_be_verb(i)) return true;
  return false;
}

bool Line::holds_trait(Range r, Trait t) const {
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (is(i, t)) return true;
  return false;
}

std::uint32_t Line::words(Range r) const {
  std::uint32_t words = 0;
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    words += node(i).sign == Sign::quotation ? sheet_.quotation(node(i)).words
                                             : std::uint32_t{node(i).is_word()};
  return words;
}

}  // namespace people
