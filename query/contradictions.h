#pragma once
// Parts of a query that no article can meet, and words that are met less than they seem to be.
#include "query/checks.h"
#include "query/query.h"

namespace query {

void warn_of_contradictions(const Node& root, Warnings&);

}  // namespace query
