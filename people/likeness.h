#pragma once
// How far a word of a text is from a part of a name. Pure; any thread; time grows with the product
// of two bounded lengths.
#include "people/endings.h"
#include "people/sounds.h"

namespace people {

// In tenths of one unusual reading: 0 is the same name in the same letters. kFar where it would be
// more than `limit`. `endings`: what the word may have behind the name.
unsigned distance(const Sounds& name, const Sounds& word, const Endings& endings, unsigned limit);

// Up to which distance a word may be that part of a name: the shorter either is, the less.
unsigned family_limit(const Sounds& name, const Sounds& word);
unsigned given_limit(const Sounds& name, const Sounds& word);

}  // namespace people
