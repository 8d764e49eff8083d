// German: read as English is, so far.
#include "people/grammar.h"

namespace people {

const Grammar kGerman = kEnglish;

}  // namespace people
