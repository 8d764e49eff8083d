#pragma once
// re:/…/: RE2, which takes linear time, held to a size (S31).
#include <expected>
#include <string_view>

#include "query/fault.h"
#include "query/query.h"

namespace query {

// `at`: where the pattern begins in the query; a Fault counts from there.
std::expected<Regex, Fault> regex_of(std::string_view pattern, std::size_t at);

}  // namespace query
