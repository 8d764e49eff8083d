#pragma once
// What people type who come from another product, and what they would write here. Nothing of it is
// accepted: the same sign means another thing from product to product.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "query/fault.h"

namespace query {

// NEAR/2f, NEAR5, NEAR/x: the operator that was meant; empty when the word is none.
std::optional<std::string> meant_near(std::string_view word, bool ordered);

// NEAR("a", "b", 15): the distance stands last. `word` is directly before a bracket, at `at`.
std::optional<Fault> fault_of_foreign_list(std::string_view query, std::size_t at,
                                           std::string_view word);

// caps(…), headline(…), a name of theirs directly before a bracket.
std::optional<Fault> fault_of_foreign_function(std::string_view query, std::size_t at,
                                               std::string_view word);

// A piece of a query with such names replaced.
std::string in_our_words(std::string_view query);

// A word that is none of our operators, but mostly one of theirs: NAER/5, adj3, /s, ANDNOT.
std::optional<std::string> meant_operator(std::string_view word);

}  // namespace query
