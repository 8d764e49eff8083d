#pragma once
// What a finished tree is asked before it is accepted: does it want anything at all, and is it
// likely to mean what it says.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/fault.h"
#include "query/lexemes.h"
#include "query/query.h"

namespace query {

class Warnings {
 public:
  explicit Warnings(std::string_view query) : query_(query) {}
  void add(std::size_t at, std::string message);
  std::vector<Warning> take();  // in the query's order
  std::string_view query() const { return query_; }
  const std::string& folded_query();  // folded when first asked for: a query has many words

 private:
  std::string_view query_;
  std::string folded_;
  std::vector<std::pair<std::size_t, std::string>> found_;
};

// The part by which an article that meets none of the query's words and filters would match.
std::optional<Fault> what_only_excludes(const Node&);

void warn_of_tree(const Node&, Warnings&);

// A bare word that means more than it seems.
void warn_of_word(const Lexeme&, const Lexeme& next, Warnings&);

// A word or phrase that is also written otherwise: anti-missile, 国防部.
void warn_of_other_writing(const Lexeme& term, Warnings&);

// or, and, not, near between two operands are words; mostly the operator was meant.
void warn_of_lower_case(const Lexeme& word, const Lexeme& next, Warnings&);

}  // namespace query
