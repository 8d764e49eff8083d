#pragma once
// A query's lexemes into a tree, by recursive descent: the class behind parse_query(). Operators
// are read in parse_query.cpp, what stands between them in parse_operand.cpp.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/checks.h"
#include "rules/fault.h"
#include "rules/lexemes.h"
#include "rules/query.h"

namespace rules {

class Parser {
 public:
  Parser(std::string_view query, Warnings& warnings)
      : query_(query), lexemes_(lexemes(query)), warnings_(warnings) {}

  // The tree, or null and fault().
  Child run();
  const Fault& fault() const { return *fault_; }
  const Size& size() const { return size_; }

 private:
  using Kind = Lexeme::Kind;

  const Lexeme& here() const { return lexemes_[at_]; }
  const Lexeme& next() const;
  void step();
  bool at_operand() const;
  // After an operator: is there an operand? Else the operator is at fault.
  bool has_right_side(const Lexeme& op);
  // NEAR/5(a, b, c): a comma between brackets right behind the operator.
  bool is_list_of_operands(const Lexeme& op) const;
  bool counts_term();
  bool counts_words(const Lexeme&, const Term&);

  std::string written(std::size_t begin, std::size_t end) const;
  std::string written(const Lexeme& l) const { return written(l.begin, l.end); }
  std::string written(const Node& n) const { return written(n.begin, n.end); }
  static Child node(decltype(Node::is) is, std::size_t begin, std::size_t end);

  Child parse_or();
  Child parse_and();
  Child parse_not();
  Child parse_near();

  Child parse_one();
  Child parse_term();
  Child parse_value();
  Child parse_bracket();
  Child parse_field();

  Child refuse(std::size_t at, std::string message, std::string hint = {});
  Child refuse(Fault fault);
  // What stands here cannot: an operator without its operand.
  Child refuse_here();
  Child refuse_operator(const Lexeme&);
  Child refuse_after_field(const Lexeme& field);
  // Two operands side by side, of which the reader may take the words together.
  void warn_of_neighbours(std::size_t left_from, std::size_t right_from, const Node& left,
                          const Node& right);

  std::string_view query_;
  std::vector<Lexeme> lexemes_;
  Warnings& warnings_;
  std::optional<Fault> fault_;
  std::size_t at_ = 0;
  Size size_;
  int depth_ = 0;
  Scope scope_ = Scope::everywhere;
};

}  // namespace rules
