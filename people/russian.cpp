// Russian: people/russian_frames.h.
#include "people/grammar.h"
#include "people/russian_frames.h"
#include "people/russian_names.h"

namespace people {

const Grammar kRussian = {
    nullptr, nullptr, nullptr, nullptr, russian::find_frames, &russian::kNameForms};

}  // namespace people
