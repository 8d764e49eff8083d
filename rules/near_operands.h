#pragma once
// What may stand on the two sides of NEAR: words, phrases, wildcards, OR-groups of these, another
// NEAR.
#include <optional>
#include <string_view>

#include "rules/fault.h"
#include "rules/query.h"

namespace rules {

// `op` as written, for the hint. Also limits how many words one NEAR may hold together, for each
// costs a pass over the pairs of those before.
std::optional<Fault> near_fault(std::string_view query, const Node& left, const Node& right,
                                std::string_view op);

}  // namespace rules
