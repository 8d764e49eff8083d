#pragma once
// How far a word of a text is from a part of a name. Pure; any thread; time grows with the product
// of two bounded lengths.
#include <string_view>

#include "people/names/sounds.h"

namespace people {

// A word of a text, made ready: where a name may end in it and an ending of the language begin.
struct Heard {
  Sounds sounds;
  std::vector<std::uint16_t> added;  // nodes before endings that stand behind a whole name,
  std::vector<std::uint16_t> put;    // and before those in place of its last vowel, й or y

  bool empty() const { return sounds.empty(); }
};

// Of a folded word without apostrophes, in a text of that language (ISO 639-1, or empty).
Heard heard(std::string_view folded, std::string_view lang);

// In tenths of one unusual reading: 0 is the same name in the same letters. kFar where it would be
// more than `limit`.
unsigned distance(const Sounds& name, const Heard& word, unsigned limit);
// Of two names as they are, without endings.
unsigned distance(const Sounds& name, const Sounds& other, unsigned limit);

// Up to which distance a word may be that part of a name: the shorter either is, the less.
unsigned family_limit(const Sounds& name, const Sounds& word);
unsigned given_limit(const Sounds& name, const Sounds& word);

// Whether a name may begin with the first sound of an initial.
bool may_begin(const Sounds& name, const Sounds& initial);

}  // namespace people
