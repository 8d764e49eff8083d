#pragma once
// The words of the query language: which exist, which are reserved for a later version, and which
// people type who come from another product.
#include <optional>
#include <string>
#include <string_view>

#include "query/lexemes.h"
#include "query/query.h"

namespace query {

constexpr std::size_t kMaxTerms = 1000;
constexpr int kMaxDepth = 32;
constexpr int kMaxDistance = 1000;
constexpr int kMaxOperands = 32;  // joined by NEAR, and words of a phrase with ~n
constexpr int kMaxWeight = 99;
constexpr std::size_t kMaxPhraseWords = 100;
constexpr std::size_t kMaxWords = 2000;
constexpr std::size_t kMaxWildcards = 200;  // of those that are more than a word's beginning
constexpr std::size_t kMaxQueryBytes = 65'536;
constexpr std::size_t kMaxPatternBytes = 1024;
constexpr std::size_t kMaxPatternMemory = 8 << 20;  // of one compiled pattern
constexpr int kMaxPatterns = 20;

// What a later version knows.
constexpr std::string_view kNotYet = " needs a later version of wirewatch";
constexpr std::string_view kNotYetMany = " need a later version of wirewatch";

std::optional<Scope> field_of(std::string_view name);    // any case
std::optional<Manner> manner_of(std::string_view name);  // any case
std::string with_colon(Scope);                           // "title:"
std::string with_colon(Manner);
bool holds_values(Scope);       // whole values stand in it, not words
bool is_of_text(Scope);         // title, text, or a part of them
std::string name_of(Function);  // "SENT(…)"

bool is_reserved_field(std::string_view name);

// What we call a field of another product; empty when there is none.
std::string_view foreign_field(std::string_view lower_name);

// The nearest known field, for a hint; empty when none is near.
std::string_view nearest_field(std::string_view name);

// The code of a language that is called by its name, for a hint; empty when it is not known.
std::string_view code_of_language(std::string_view name);

// Also a common word in lower case (US, WHO, ПРО).
bool is_doubtful_acronym(std::string_view word);

}  // namespace query
