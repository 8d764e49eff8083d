#pragma once
// A query's lexemes into a tree, by recursive descent: the class behind parse(). Operators
// are read in parse_query.cpp, what stands between them in parse_operand.cpp, SENT(…) and its like
// in parse_function.cpp, lists and persons in parse_named.cpp, said(…) in parse_said.cpp.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/checks.h"
#include "query/fault.h"
#include "query/lexemes.h"
#include "query/query.h"

namespace query {

class Parser {
 public:
  Parser(std::string_view query, Warnings& warnings, Options options = {})
      : query_(query), options_(options), lexed_(lexemes(query)), warnings_(warnings) {}

  // The tree, or null and fault().
  Child run();
  const Fault& fault() const { return *fault_; }
  const Size& size() const { return size_; }

 private:
  using Kind = Lexeme::Kind;

  // What holds for everything inside a field, raw: or a function.
  struct Context {
    Scope scope = Scope::everywhere;
    Manner manner = Manner::usual;
    std::optional<Function> function;  // other than SCORE, which takes anything
    std::size_t function_at = 0;       // its lexeme
    std::optional<SaidPart> part;      // of the said() around
  };

  const Lexeme& here() const { return lexed_.all[at_]; }
  const Lexeme& next() const;
  void step();
  bool at_operand() const;
  bool at_not_near() const { return here().kind == Kind::op_not && next().kind == Kind::near; }
  // After an operator: is there an operand? Else the operator is at fault.
  bool has_right_side(const Lexeme& op);
  bool counts_term();
  bool counts_words(const Lexeme&, const Term&);
  bool counts_words(const Lexeme&, std::size_t more);

  std::string written(std::size_t begin, std::size_t end) const;
  std::string written(const Lexeme& l) const { return written(l.begin, l.end); }
  std::string written(const Node& n) const { return written(n.begin, n.end); }
  static Child node(decltype(Node::is) is, std::size_t begin, std::size_t end);

  Child parse_or();
  Child parse_and();
  Child parse_not();
  Child parse_near();
  Child joined_by_near(Child left, std::size_t op, bool without);

  Child parse_one();
  Child parse_term();
  Child parse_raw();
  bool take_slop(Term&);
  Child parse_value();
  Child parse_regex();
  Child parse_bracket();
  // What stands between the bracket here and the one that closes it, read by `parse`.
  template <class Parse>
  bool in_brackets(const Parse& parse);
  Child parse_field();
  Child parse_manner();
  // An operand under another context.
  Child parse_one_in(const Context&);

  Child parse_named();
  Child parse_person();
  Child refuse_person(const Lexeme& person);
  bool may_name_here(const Lexeme&);
  bool is_known_list(const Lexeme&, const Named&);

  Child parse_said(const Lexeme& function);
  bool parse_said_parts(Said&);
  bool parse_said_part(Said&);
  Child parse_said_operand(SaidPart);
  bool parse_kinds(std::vector<model::Statement::Kind>&);
  bool parse_kind(std::vector<model::Statement::Kind>&);
  // What stands between parts, or behind the operand of the part at `before`.
  Child refuse_said_part(std::optional<std::size_t> before);
  Child refuse_joined_parts();
  std::string until_next_part(std::size_t from) const;

  Child parse_function();
  Child parse_within(const Lexeme& function);
  Child parse_at_least(const Lexeme& function);
  Child parse_near_all(const Lexeme& function);
  bool parse_list(std::vector<Child>& all);
  Child refuse_list_of_one(const Lexeme& function, const Node& one);
  Child parse_score(const Lexeme& function);
  bool parse_part(Score&);
  bool may_stand_here(const Lexeme& function);

  Child refuse(std::size_t at, std::string message, std::string hint = {});
  Child refuse(Fault fault);
  // What stands here cannot: an operator without its operand.
  Child refuse_here();
  Child refuse_operator(const Lexeme&);
  Child refuse_field_inside(const Lexeme& field);
  Child refuse_slop_of(const Node& bracket);
  // The function around, with this field before it instead of inside it; empty where that is no
  // query.
  std::string with_field_before(Scope) const;
  // Two operands side by side, of which the reader may take the words together.
  void warn_of_neighbours(std::size_t left_from, std::size_t right_from, const Node& left,
                          const Node& right);

  std::string_view query_;
  Options options_;
  Lexemes lexed_;
  Warnings& warnings_;
  std::optional<Fault> fault_;
  std::size_t at_ = 0;
  Size size_;
  int patterns_ = 0;
  Context context_;
};

template <class Parse>
bool Parser::in_brackets(const Parse& parse) {
  const Lexeme& open = here();
  step();
  if (here().kind == Kind::close)
    return refuse(open.begin, "there is nothing in these brackets", "leave them out"), false;
  if (here().kind != Kind::end && !parse()) return false;
  if (here().kind == Kind::end)
    return refuse(open.begin, "this bracket is never closed", "add )"), false;
  if (here().kind != Kind::close) return refuse_here(), false;
  step();
  return true;
}

}  // namespace query
