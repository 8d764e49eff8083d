#pragma once
// The words of the query language: which exist, and which people type who come from another
// product.
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

std::optional<Scope> field_of(std::string_view name);         // any case
std::optional<Manner> manner_of(std::string_view name);       // any case
std::optional<Named::Kind> named_of(std::string_view name);   // person, former, ever; any case
std::optional<SaidPart> said_part_of(std::string_view name);  // any case
std::string with_colon(Scope);                                // "title:"
std::string with_colon(Manner);
std::string with_colon(SaidPart);
std::string written_as(const Named&);  // former:@csto
bool holds_values(Scope);              // whole values stand in it, not words
bool is_of_text(Scope);                // title, text, or a part of them
std::string name_of(Function);         // "SENT(…)"

// A list's name: words of small letters and digits of ASCII with hyphens between.
bool is_list_name(std::string_view);

// The names of all kinds of statements, and the one that another word means ("criticise"); empty
// where none is near.
std::string names_of_kinds();
std::string_view nearest_kind(std::string_view name);

// What we call a field of another product; empty when there is none.
std::string_view foreign_field(std::string_view lower_name);

// The nearest known field, for a hint; empty when none is near.
std::string_view nearest_field(std::string_view name);

// The code of a language that is called by its name, for a hint; empty when it is not known.
std::string_view code_of_language(std::string_view name);

// Also a common word in lower case (US, WHO, ПРО).
bool is_doubtful_acronym(std::string_view word);

}  // namespace query
