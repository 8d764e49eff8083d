// Participles («министр, заявивший, что …») and gerunds («…, сообщив, что …»): whose they are, and
// where what is said ends.
#include "people/statements/russian_finder.h"

namespace people::russian {

void Finder::participle(const Verb& verb, Draft& draft) {
  std::uint32_t comma = verb.first;
  while (comma > sentence_.first && node(comma - 1).any(bits(Trait::adverb, Trait::time))) --comma;
  if (comma == sentence_.first || node(comma - 1).sign != Sign::comma) return;
  const auto content = content_behind(sheet_, sentence_, verb);
  if (!content) return;
  const Range phrase = phrase_before_comma(sheet_, sentence_.first, comma - 1);
  if (phrase.empty()) return;
  draft.speakers = {phrase};
  draft.target = content->target;
  draft.rule = "participle";
  std::uint32_t end =
      content->quote ? behind_quotes(content->from) : content_end(sheet_, sentence_, content->from);
  // The main clause goes on behind a comma; where, is not told by signs: the first that has a
  // verb's look behind it is taken.
  if (!content->quote) end = std::min(end, clause_end(content->from, end));
  draft.content = {{content->from, end}};
  add(draft);
}

void Finder::gerund(const Verb& verb, const std::optional<Content>& content, Draft& draft) {
  if (!content) return;
  draft.rule = "gerund";
  draft.target = content->target;
  const bool leads =
      verb.first == sentence_.first ||
      (verb.first == sentence_.first + 1 &&
       node(sentence_.first).any(bits(Trait::conjunction, Trait::adverb, Trait::negation)));
  std::uint32_t end =
      content->quote ? behind_quotes(content->from) : content_end(sheet_, sentence_, content->from);
  constexpr Agreement kAny = kMale | kFemale | kPlural;
  if (leads) {
    for (std::uint32_t i = end; i-- > content->from + 1;) {
      if (node(i).sign != Sign::comma) continue;
      const Range phrase = phrase_at(sheet_, i + 1, end_, kAny);
      if (phrase.empty() || !is_strong(sheet_, phrase, kAny)) continue;
      draft.speakers = {phrase};
      draft.content = {{content->from, i}};
      add(draft);
      return;
    }
    return;
  }
  if (out_.size() > first_ && !out_.back().speakers.empty() && out_.back().cue.first < verb.first) {
    draft.speakers = out_.back().speakers;
  } else {
    const Subject subject = main_subject(verb.first);
    if (subject.nodes.empty()) return;
    draft.speakers = {subject.nodes};
  }
  draft.content = {{content->from, end}};
  add(draft);
}

// The first strong phrase of the sentence.
Subject Finder::main_subject(std::uint32_t until) const {
  std::uint32_t behind = until;
  while (behind > sentence_.first &&
         (node(behind - 1).sign == Sign::comma || node(behind - 1).is(Trait::adverb) ||
          node(behind - 1).is(Trait::conjunction)))
    --behind;
  return subject_before(sheet_, sentence_.first, behind, kMale | kFemale | kPlural);
}

}  // namespace people::russian
