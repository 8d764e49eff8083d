#pragma once
// The class behind lexemes(): brackets, phrases and signs are cut in lexemes.cpp, what begins like
// a word in lex_word.cpp, lists, persons and parts of said(…) in lex_named.cpp.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/lexemes.h"

namespace query {

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}
  Lexemes run();

 private:
  using Kind = Lexeme::Kind;

  // What a bracket makes of the signs and words inside.
  struct Bracket {
    enum class Holds : std::uint8_t { group, list, score, said };
    Holds holds = Holds::group;        // list and said: commas are borders; score: ^ is one
    bool in_said = false;              // by: and its like are parts of a said() around
    Scope values = Scope::everywhere;  // other than that: whole values of this field
    Manner manner = Manner::usual;
    std::size_t begin = 0;  // of the function before it
  };

  void take();
  void take_open();
  void take_close();
  void take_minus();
  void take_phrase();
  void take_slop();
  void take_weight();
  void take_threshold(std::size_t function_begin);

  void take_word();
  bool take_plain_word(std::string_view word);
  bool take_operator(std::string_view word);
  bool take_near(std::string_view word);
  bool is_list_behind(std::size_t behind) const;
  void take_near_list(std::string_view word, int distance, bool ordered);
  bool refuse_distance(std::string_view word, bool ordered);
  bool take_function(std::string_view word);
  bool take_at_least(std::string_view word);
  bool take_field(std::string_view word);
  // A list whose @ is at `sign` of the word: former:@name.
  bool take_list(std::string_view word, std::size_t sign, Named::Kind);
  bool take_named(std::string_view word, std::size_t colon);
  bool take_said_part(std::string_view word, std::size_t colon);
  void take_regex(std::size_t name_length);
  void refuse_pattern(std::size_t at);
  void take_raw_word(std::string_view word);
  void take_value(Scope);
  bool refuse_beginning(std::string_view word);
  bool refuse_inside(std::string_view word);
  void refuse_field(std::string_view word, std::string_view name);
  // Something that binds to what follows has nothing right behind it.
  bool refuse_unbound(std::string_view name, std::size_t behind);

  std::size_t word_end(std::size_t from) const;
  // Commas are borders here.
  bool is_list() const {
    return brackets_.back().holds == Bracket::Holds::list ||
           brackets_.back().holds == Bracket::Holds::said;
  }
  bool is_score() const { return brackets_.back().holds == Bracket::Holds::score; }
  // The lexeme that binds to what begins here; null when there is none.
  const Lexeme* binding() const;
  // More bind in a row than any operand takes (about:forms:person:"…"): the parser refuses one of
  // them, and each of what follows would be looked at to its word's end.
  bool is_bound_in_vain() const;
  // An operand ends right before the lexeme `at`.
  bool is_behind_operand(std::size_t at) const;
  // As written, for a hint: the operand that ends with the last lexeme, and the one after `behind`.
  std::string operand_before() const;
  std::string joined(std::string_view op, std::size_t behind) const;

  Lexeme& push(Kind, std::size_t length, std::string_view text = {});
  bool refuse(std::size_t at, std::string message, std::string hint = {});
  bool refuse(Fault);
  // The hint is the query, or a part of it, in other words.
  bool refuse_rewritten(std::size_t at, std::string message, std::string hint);

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<Bracket> brackets_{{}};  // the outermost is the query itself
  Lexemes found_;
};

}  // namespace query
