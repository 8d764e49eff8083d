#pragma once
// A query cut into brackets, operators, fields, words and phrases. What this version does not know
// is a fault with its place, never skipped.
#include <cstddef>
#include <string_view>
#include <vector>

#include "rules/fault.h"
#include "rules/query.h"

namespace rules {

struct Lexeme {
  enum class Kind {
    word,
    phrase,
    open,
    close,
    op_and,
    op_or,
    op_not,
    minus,
    near,
    field,
    fault,
    end
  };
  Kind kind = Kind::end;
  std::size_t begin = 0, end = 0;  // bytes of the query
  std::string_view text;           // of a word as written; of a phrase what the quotes hold
  int distance = 4;                // of NEAR
  bool ordered = false;
  Scope scope = Scope::everywhere;  // of a field
  Fault fault;
};

// Ends with `end`, or with the first `fault`.
std::vector<Lexeme> lexemes(std::string_view query);

}  // namespace rules
