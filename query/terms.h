#pragma once
// A written word or phrase as places to be met: cut as articles are cut, signs kept where the query
// has them, wildcards as patterns.
#include <expected>
#include <string_view>

#include "query/fault.h"
#include "query/query.h"

namespace query {

// Quoted words are met as they are written; those of forms:"…" are bare.
enum class Written { bare, quoted };

// `at`: where `text` begins in the query; a Fault counts from there.
std::expected<Term, Fault> term_of(std::string_view text, std::size_t at, Written, const Options&);

}  // namespace query
