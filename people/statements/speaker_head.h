#pragma once
// Which name in a speaker's words is his own, where the language has no cases: not Dorn of "a
// spokesman for Dorn", "Dorn's spokesman", "the Dorn critic Lund".
#include "people/statements/grammar.h"

namespace people {

// What no name holds.
inline constexpr Traits kNoName = bits(
    Trait::determiner, Trait::preposition, Trait::conjunction, Trait::subordinator, Trait::that,
    Trait::time, Trait::pronoun, Trait::be, Trait::have, Trait::hedge, Trait::adverb, Trait::medium,
    Trait::body, Trait::role, Trait::cue, Trait::verb, Trait::place);

inline bool may_be_name(const Node& node) {
  return node.is_word() && node.capital && !node.any(kNoName) && !node.is(Trait::title);
}

struct SpeakerHead {
  Range name;  // capitalised words; empty where none is the speaker's
  // Behind "of" and its like, by a title: "Minister of Defence Dorn". Not all of the words are the
  // name then; else it is somebody else's.
  bool behind_of = false;
  bool names_somebody = false;  // there are capitalised words
  // Where it may be no name at all, as in German every noun has a capital: the words behind the
  // next comma, where to look then; else empty.
  Range rest;
};

SpeakerHead speaker_head(const Sheet&, Range mention);

}  // namespace people
