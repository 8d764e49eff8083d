#pragma once
// Parts of a query that no article can meet, and words that are met less than they seem to be.
#include "rules/checks.h"
#include "rules/query.h"

namespace rules {

void warn_of_contradictions(const Node& root, Warnings&);

}  // namespace rules
