#pragma once
// A copy of a part of a query, to be judged by itself.
#include "rules/tree.h"

namespace rules {

Child copy_of(const Node&);

// The part, bound to a field where it stands in one.
Query alone(const Node&, Scope, const Size& of_all);

}  // namespace rules
