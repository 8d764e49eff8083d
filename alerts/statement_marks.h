#pragma once
// What a query met of a statement.
#include <vector>

#include "model/statement.h"

namespace alerts {

// With its `marks` and `target_met`: the spans that lie in its content and in its target.
model::Statement with_marks(model::Statement, const std::vector<model::Span>& met);

}  // namespace alerts
