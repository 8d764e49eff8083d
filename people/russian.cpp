// Russian: people/russian_frames.h.
#include "people/grammar.h"
#include "people/russian_frames.h"

namespace people {

const Grammar kRussian = {nullptr, nullptr, nullptr, nullptr, russian::find_frames, true,
                          russian::may_be_meant, russian::name_begin};

}  // namespace people
