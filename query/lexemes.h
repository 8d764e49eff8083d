#pragma once
// A query cut into brackets, operators, fields, words and phrases. What is not known is a fault
// with its place, never skipped.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "query/fault.h"
#include "query/query.h"

namespace query {

// What stands with its operands in brackets right behind it.
enum class Function : std::uint8_t { near_all, sentence, paragraph, at_least, score, said };

// What is asked of a statement inside said(…).
enum class SaidPart : std::uint8_t { by, about, kind, via, venue };

// How words and phrases are meant: as they stand, character by character (raw:), or inflected even
// in quotes (forms:).
enum class Manner : std::uint8_t { usual, raw, forms };

struct Lexeme {
  enum class Kind : std::uint8_t {
    word,
    phrase,
    value,  // of a field that holds whole values
    regex,  // text: the pattern
    open,
    close,
    comma,
    op_and,
    op_or,
    op_not,
    minus,
    near,
    field,
    manner,
    function,
    named,      // @name, former:@name; text: the name
    person,     // person: before its phrase
    said_part,  // by: inside said(…)
    slop,       // ~5 behind a phrase or bracket
    weight,     // ^3
    threshold,  // >= 4
    fault,
    end
  };
  Kind kind = Kind::end;
  Function function = Function::near_all;
  Manner manner = Manner::usual;
  Named::Kind named = Named::Kind::list;
  SaidPart part = SaidPart::by;
  bool ordered = false;
  Scope scope = Scope::everywhere;  // of a field
  int number = 4;                   // of NEAR, ATLEAST, ~, ^ and >=
  std::size_t begin = 0, end = 0;   // bytes of the query
  std::string_view text;            // of a word as written; of a phrase what the quotes hold
};

struct Lexemes {
  std::vector<Lexeme> all;  // ends with `end`, or with the first `fault`
  Fault fault;
};
Lexemes lexemes(std::string_view query);

}  // namespace query
