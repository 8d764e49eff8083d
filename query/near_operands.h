#pragma once
// What may stand on the two sides of NEAR, in NEAR(…) and in ATLEAST(…): what occurs at a place of
// the text. Words, phrases, raw:, wildcards, OR-groups of these, another NEAR.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/fault.h"
#include "query/query.h"

namespace query {

// `op` as written, for the hint. Also limits how many words one NEAR may hold together, for each
// costs a pass over the pairs of those before.
std::optional<Fault> near_fault(std::string_view query, const Node& left, const Node& right,
                                std::string_view op);
std::optional<Fault> near_all_fault(std::string_view query, const std::vector<Child>&,
                                    std::string_view op);
std::optional<Fault> at_least_fault(std::string_view query, const Node& operand,
                                    std::string_view op);

// The node as written, in brackets where it needs some on a side of NEAR.
std::string as_operand(std::string_view query, const Node&);

}  // namespace query
