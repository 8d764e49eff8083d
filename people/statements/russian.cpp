// Russian: russian_frames.h.
#include "people/statements/grammar.h"
#include "people/statements/russian_frames.h"
#include "people/statements/russian_names.h"

namespace people {

const Grammar kRussian = {
    nullptr, nullptr, nullptr, nullptr, russian::find_frames, &russian::kNameForms};

}  // namespace people
