#pragma once
// re:/…/: RE2, which takes linear time, held to a size (S31).
#include <expected>
#include <string_view>

#include "rules/fault.h"
#include "rules/query.h"

namespace rules {

// `at`: where the pattern begins in the query; a Fault counts from there.
std::expected<Regex, Fault> regex_of(std::string_view pattern, std::size_t at);

}  // namespace rules
