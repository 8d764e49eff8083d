#pragma once
// In which sentence or paragraph the parts of SENT and PARA are explained.
#include <optional>

#include "rules/reasons.h"

namespace rules {

// The first one that holds what is inside, or else the one in which most of its parts hold; none
// where no part does.
std::optional<model::Span> nearest_unit(const Asked&, const Within&, Scope);

}  // namespace rules
