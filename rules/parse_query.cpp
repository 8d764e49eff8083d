// Recursive descent over the lexemes; brackets nest at most 32 deep, so the recursion is bounded.
//
//   or    = and { "OR" and }
//   and   = not { [ "AND" ] not }
//   not   = [ "NOT" | "-" ] near
//   near  = one { NEAR one }                 left to right
//   one   = [ field ] ( word | phrase | "(" or ")" )
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "rules/near_operands.h"
#include "rules/parser.h"
#include "rules/vocabulary.h"
#include "text/encoding.h"

namespace rules {
namespace {

bool is_unbracketed_near(const Node& n) {
  return std::holds_alternative<Near>(n.is) && !n.in_brackets;
}

}  // namespace

Child Parser::run() {
  if (here().kind == Kind::end) return refuse(0, "the query is empty");
  Child root = parse_or();
  if (!root) return nullptr;
  if (here().kind == Kind::close)
    return refuse(here().begin, "this bracket was never opened", "leave it out");
  return here().kind == Kind::end ? std::move(root) : refuse_here();
}

const Lexeme& Parser::next() const {
  return lexemes_[std::min(at_ + 1, lexemes_.size() - 1)];
}

void Parser::step() {
  if (at_ + 1 < lexemes_.size()) ++at_;
}

std::string Parser::written(std::size_t begin, std::size_t end) const {
  return std::string(query_.substr(begin, end - begin));
}

Child Parser::refuse(std::size_t at, std::string message, std::string hint) {
  return refuse(Fault{at, std::move(message), std::move(hint)});
}

Child Parser::refuse(Fault fault) {
  if (!fault_) fault_ = std::move(fault);
  return nullptr;
}

Child Parser::refuse_here() {
  const Lexeme& lexeme = here();
  if (lexeme.kind == Kind::fault) return refuse(lexeme.fault);
  const bool is_operator =
      lexeme.kind == Kind::op_and || lexeme.kind == Kind::op_or || lexeme.kind == Kind::near;
  if (is_operator) return refuse_operator(lexeme);
  if (lexeme.kind == Kind::close)
    return refuse(lexeme.begin, "something is missing before this bracket");
  return refuse(lexeme.begin, "something is missing here");
}

Child Parser::refuse_operator(const Lexeme& lexeme) {
  std::size_t behind = lexeme.end;
  if (lexeme.kind == Kind::near && behind < query_.size() && query_[behind] == '(')
    return refuse(lexeme.begin, written(lexeme) + "(…)" + std::string(kNotYet),
                  "a " + written(lexeme) + " b");
  return refuse(lexeme.begin, written(lexeme) + " needs something on its left",
                "in lower case and quotes it is a word");
}

Child Parser::node(decltype(Node::is) is, std::size_t begin, std::size_t end) {
  return std::make_unique<Node>(Node{std::move(is), begin, end, false});
}

bool Parser::at_operand() const {
  switch (here().kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::open:
    case Kind::field:
    case Kind::op_not:
    case Kind::minus:
      return true;
    default:
      return false;
  }
}

bool Parser::has_right_side(const Lexeme& op) {
  if (here().kind == Kind::end || here().kind == Kind::close) {
    refuse(op.begin, written(op) + " needs something on its right",
           "in lower case and quotes it is a word");
    return false;
  }
  return true;
}

bool Parser::is_list_of_operands(const Lexeme& op) const {
  if (here().kind != Kind::open || here().begin != op.end) return false;
  int depth = 0;
  for (std::size_t i = at_; i < lexemes_.size(); ++i) {
    const Lexeme& lexeme = lexemes_[i];
    if (lexeme.kind == Kind::open) ++depth;
    if (lexeme.kind == Kind::close && --depth == 0) return false;
    const bool lone_comma = lexeme.kind == Kind::fault && query_.substr(lexeme.begin, 1) == ",";
    if (depth == 1 && (lone_comma || (lexeme.kind == Kind::word &&
                                      lexeme.text.find(',') != std::string_view::npos)))
      return true;
  }
  return false;
}

void Parser::warn_of_neighbours(std::size_t left_from, std::size_t right_from, const Node& left,
                                const Node& right) {
  const Lexeme& first = lexemes_[left_from];
  const Lexeme& second = lexemes_[right_from];
  const Lexeme& last_of_left = lexemes_[right_from - 1];
  if (first.kind == Kind::field && std::holds_alternative<InField>(left.is) &&
      last_of_left.kind == Kind::word && second.kind == Kind::word)
    warnings_.add(second.begin, with_colon(first.scope) +
                                    " holds only the word before; brackets hold both: " +
                                    with_colon(first.scope) + "(" + written(last_of_left) + " " +
                                    written(second) + ")");
  const bool near_right = is_unbracketed_near(right), near_left = is_unbracketed_near(left);
  if ((near_right || near_left) && last_of_left.kind == Kind::word && second.kind == Kind::word)
    warnings_.add(near_right ? first.begin : second.begin,
                  "NEAR takes only the one word beside it; quotes make a phrase: \"" +
                      written(last_of_left) + " " + written(second) + "\"");
}

Child Parser::parse_or() {
  Or branches;
  std::optional<std::size_t> first_or;
  bool has_bare_and = false;
  do {
    if (!branches.of.empty()) {
      const Lexeme& op = here();
      if (!first_or) first_or = op.begin;
      step();
      if (!has_right_side(op)) return nullptr;
    }
    Child branch = parse_and();
    if (!branch) return nullptr;
    has_bare_and =
        has_bare_and || (std::holds_alternative<And>(branch->is) && !branch->in_brackets);
    branches.of.push_back(std::move(branch));
  } while (here().kind == Kind::op_or);
  if (branches.of.size() == 1) return std::move(branches.of[0]);
  if (has_bare_and)
    warnings_.add(*first_or, "AND binds closer than OR; brackets would say which you mean");
  const std::size_t begin = branches.of.front()->begin, end = branches.of.back()->end;
  return node(std::move(branches), begin, end);
}

Child Parser::parse_and() {
  And all;
  std::size_t before = 0;
  bool joined = true;
  for (;;) {
    if (!all.of.empty()) warn_of_lower_case(here(), next(), warnings_);
    const std::size_t from = at_;
    Child one = parse_not();
    if (!one) return nullptr;
    if (!all.of.empty() && joined) warn_of_neighbours(before, from, *all.of.back(), *one);
    all.of.push_back(std::move(one));
    before = from;
    joined = here().kind != Kind::op_and;
    if (!joined) {
      const Lexeme& op = here();
      step();
      if (!has_right_side(op)) return nullptr;
    } else if (!at_operand()) {
      break;
    }
  }
  if (here().kind == Kind::fault) return refuse_here();
  if (all.of.size() == 1) return std::move(all.of[0]);
  const std::size_t begin = all.of.front()->begin, end = all.of.back()->end;
  return node(std::move(all), begin, end);
}

Child Parser::parse_not() {
  if (here().kind != Kind::op_not && here().kind != Kind::minus) return parse_near();
  const Lexeme& op = here();
  step();
  if (here().kind == Kind::near && op.kind == Kind::op_not)
    return refuse(op.begin, "NOT " + written(here()).substr(0, written(here()).find('/')) +
                                std::string(kNotYet));
  if (!has_right_side(op)) return nullptr;
  if (here().kind == Kind::op_not || here().kind == Kind::minus)
    return refuse(op.begin, "NOT twice is nothing", "leave both out");
  Child excluded = parse_near();
  if (!excluded) return nullptr;
  const std::size_t end = excluded->end;
  return node(Not{std::move(excluded)}, op.begin, end);
}

Child Parser::parse_near() {
  Child left = parse_one();
  while (left && here().kind == Kind::near) {
    const Lexeme& op = here();
    if (holds_values(scope_))
      return refuse(op.begin, written(op) + " cannot stand inside " + with_colon(scope_));
    step();
    if (!has_right_side(op)) return nullptr;
    if (is_list_of_operands(op))
      return refuse(op.begin, written(op) + "(…)" + std::string(kNotYet),
                    "a " + written(op) + " b");
    Child right = parse_one();
    if (!right) return nullptr;
    if (auto fault = near_fault(query_, *left, *right, written(op)))
      return refuse(std::move(*fault));
    ++size_.nears;
    const std::size_t begin = left->begin, end = right->end;
    left = node(Near{std::move(left), std::move(right), op.distance, op.ordered}, begin, end);
  }
  return left;
}

std::expected<ParsedQuery, QueryError> parse_query(std::string_view query, ParseOptions) {
  if (query.size() > kMaxQueryBytes)
    return std::unexpected(
        QueryError{1, 1, "the query is longer than 65,536 bytes", "split it into several rules"});
  if (const std::string clean = text::valid_utf8(query); clean != query) {
    const auto at = std::mismatch(query.begin(), query.end(), clean.begin(), clean.end()).first;
    return std::unexpected(error_of(query, {static_cast<std::size_t>(at - query.begin()),
                                            "this is no valid UTF-8", "type it anew"}));
  }
  Warnings warnings(query);
  Parser parser(query, warnings);
  Child root = parser.run();
  if (!root) return std::unexpected(error_of(query, parser.fault()));
  if (auto fault = what_only_excludes(*root)) return std::unexpected(error_of(query, *fault));
  warn_of_tree(*root, warnings);
  return ParsedQuery{std::make_shared<const Query>(std::move(root), parser.size()),
                     warnings.take()};
}

}  // namespace rules
