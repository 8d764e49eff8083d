#pragma once
// Names in Russian text: where they begin, what they say of their bearer, and whose they are in a
// speaker's words («пресс-секретарь Путина» is not Путин). For speakers.h. Pure.
#include "people/statements/grammar.h"

namespace people::russian {

extern const NameForms kNameForms;

}  // namespace people::russian
