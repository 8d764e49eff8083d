// Russian: read as English is, so far.
#include "people/grammar.h"

namespace people {

const Grammar kRussian = kEnglish;

}  // namespace people
