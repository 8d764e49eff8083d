#pragma once
// The words of the query language: which exist, which are reserved for a later version, and which
// people type who come from another product.
#include <optional>
#include <string>
#include <string_view>

#include "rules/query.h"

namespace rules {

constexpr std::size_t kMaxTerms = 1000;
constexpr int kMaxDepth = 32;
constexpr int kMaxDistance = 1000;
constexpr std::size_t kMaxPhraseWords = 100;
constexpr std::size_t kMaxWords = 2000;
constexpr std::size_t kMaxWildcards = 200;  // of those that are more than a word's beginning
constexpr std::size_t kMaxQueryBytes = 65'536;

// What a later version knows.
constexpr std::string_view kNotYet = " is not supported by this version";
constexpr std::string_view kNotYetMany = " are not supported by this version";

std::optional<Scope> field_of(std::string_view name);  // any case
std::string with_colon(Scope);                         // "title:"
bool holds_values(Scope);  // whole values stand in it, not words of a text

// "said" of `said(`, "ATLEAST" of `atleast/3(`: a function of a later version; empty: none.
std::string_view reserved_function(std::string_view word);

bool is_reserved_field(std::string_view name);

// The nearest known field, for a hint; empty when none is near.
std::string_view nearest_field(std::string_view name);

// Also a common word in lower case (US, WHO, ПРО).
bool is_doubtful_acronym(std::string_view word);

// So common that a query of nothing else says nothing; folded.
bool is_stop_word(std::string_view folded);

}  // namespace rules
