#pragma once
// What stands behind a verb of saying. Pure.
#include <optional>

#include "people/statements/russian_line.h"

namespace people::russian {

// A form of a cue that asserts something.
struct Verb {
  const Cue* cue = nullptr;
  std::uint32_t first = 0, behind = 0;  // with its negation
  Agreement asked = 0;
  bool negated = false, gerund = false, participle = false;
  bool has(Frame f) const { return (cue->frames & bit(f)) != 0; }
};

struct Content {
  std::uint32_t from = 0;
  std::uint32_t border = 0;  // where the verb's own clause ends
  Range target;
  const char* rule = "";
  bool quote = false;  // one quotation, and no more
};

// Of the cue at `at`; nothing where its form asserts nothing: «сказал бы», «если заявит», an
// infinitive.
std::optional<Verb> verb_at(const Sheet&, const Sentence&, std::uint32_t at);

// Content behind the verb, told by its sign and word: «, что», «:», «о», an infinitive, an object.
std::optional<Content> content_behind(const Sheet&, const Sentence&, const Verb&);

}  // namespace people::russian
