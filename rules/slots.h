#pragma once
// Which words of an article one place of a term meets.
#include <cstdint>
#include <vector>

#include "rules/forms.h"
#include "rules/query.h"
#include "text/reading.h"

namespace rules {

// A wildcard, or a beginning.
bool needs_forms(const Slot&);

// Indexes into Reading::words(), ascending; not for a slot that any word meets. `compared` grows by
// the forms that a wildcard was compared with. `forms` only for what needs_forms().
std::vector<std::uint32_t> words_met(const Slot&, const text::Reading&, const Forms*,
                                     std::size_t& compared);

}  // namespace rules
