// Recursive descent over the lexemes; brackets nest at most 32 deep, so the recursion is bounded.
//
//   or    = and { "OR" and }
//   and   = not { [ "AND" ] not }
//   not   = [ "NOT" | "-" ] near
//   near  = one { [ "NOT" ] NEAR one }       left to right
//   one   = word | phrase | "(" or ")" | field one | function | named
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "query/near_operands.h"
#include "query/parser.h"
#include "query/scan.h"
#include "query/terms.h"
#include "query/vocabulary.h"
#include "text/encoding.h"

namespace query {
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
  return lexed_.all[std::min(at_ + 1, lexed_.all.size() - 1)];
}

void Parser::step() {
  if (at_ + 1 < lexed_.all.size()) ++at_;
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
  switch (lexeme.kind) {
    case Kind::fault:
      return refuse(lexed_.fault);
    case Kind::op_and:
    case Kind::op_or:
    case Kind::near:
      return refuse_operator(lexeme);
    case Kind::close:
      return refuse(lexeme.begin, "something is missing before this bracket");
    case Kind::comma:
      return refuse(lexeme.begin, "something is missing beside this comma", "leave it out");
    case Kind::slop:
      return refuse(lexeme.begin, "~ stands only behind a phrase", "leave it out");
    case Kind::said_part:
      return refuse(lexeme.begin, with_colon(lexeme.part) + " stands only directly inside said(…)",
                    "close the bracket before it");
    default:
      return refuse(lexeme.begin, "something is missing here");
  }
}

Child Parser::refuse_operator(const Lexeme& lexeme) {
  std::string hint = "in lower case and quotes it is a word";
  // NEAR/5 (a, b): the blank makes it an operator.
  if (lexeme.kind == Kind::near && next().kind == Kind::open)
    if (items_of(query_, next().begin).size() > 1)
      return refuse({lexeme.begin, written(lexeme) + " needs something on its left",
                     written(lexeme) + std::string(operand_at(query_, next().begin)), true});
  return refuse(lexeme.begin, written(lexeme) + " needs something on its left", std::move(hint));
}

Child Parser::node(decltype(Node::is) is, std::size_t begin, std::size_t end) {
  return std::make_unique<Node>(Node{std::move(is), begin, end, false});
}

bool Parser::at_operand() const {
  switch (here().kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::value:
    case Kind::regex:
    case Kind::open:
    case Kind::field:
    case Kind::manner:
    case Kind::function:
    case Kind::named:
    case Kind::person:
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

void Parser::warn_of_neighbours(std::size_t left_from, std::size_t right_from, const Node& left,
                                const Node& right) {
  const Lexeme& first = lexed_.all[left_from];
  const Lexeme& second = lexed_.all[right_from];
  const Lexeme& last_of_left = lexed_.all[right_from - 1];
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
      if (at_not_near())
        return refuse({here().begin, "NOT " + written(next()) + " joins two operands, as AND does",
                       written(*all.of.back()) + " NOT " + written(next()) + " " +
                           std::string(operand_at(query_, next().end)),
                       true});
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
    return refuse(op.begin, "NOT " + written(here()) + " needs something on its left",
                  "minister NOT " + written(here()) + " prime");
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
  while (left && (here().kind == Kind::near || at_not_near())) {
    const bool without = here().kind == Kind::op_not;
    if (without) step();
    const std::size_t op = at_;
    step();
    left = joined_by_near(std::move(left), op, without);
  }
  return left;
}

Child Parser::joined_by_near(Child left, std::size_t at, bool without) {
  const Lexeme& op = lexed_.all[at];
  if (holds_values(context_.scope))
    return refuse(op.begin, written(op) + " cannot stand inside " + with_colon(context_.scope));
  if (!has_right_side(op)) return nullptr;
  Child right = parse_one();
  if (!right) return nullptr;
  if (auto fault = near_fault(query_, *left, *right, written(op))) return refuse(std::move(*fault));
  ++size_.nears;
  const std::size_t begin = left->begin, end = right->end;
  return node(Near{std::move(left), std::move(right), op.number, op.ordered, without}, begin, end);
}

namespace {

std::optional<Fault> fault_of_bytes(std::string_view query) {
  if (query.size() > kMaxQueryBytes)
    return Fault{0, "the query is longer than 65,536 bytes", "split it into several rules"};
  if (std::ranges::all_of(query, [](char c) { return static_cast<signed char>(c) > 0; }))
    return std::nullopt;
  const std::string clean = text::valid_utf8(query);
  if (clean == query) return std::nullopt;
  const auto at = std::mismatch(query.begin(), query.end(), clean.begin(), clean.end()).first;
  return Fault{static_cast<std::size_t>(at - query.begin()), "this is no valid UTF-8",
               "type it anew"};
}

}  // namespace

namespace {

bool is_query(const std::string& written) {
  Warnings warnings(written);
  const Child root = Parser(written, warnings).run();
  return root && !what_only_excludes(*root);
}

// A query, what stands between two words or behind one, or a part of said().
bool is_of_use(const std::string& hint) {
  return is_query(hint) || is_query("a " + hint + " b") || is_query("said(" + hint + ")");
}

}  // namespace

std::expected<Parsed, Error> parse(std::string_view query, Options options) {
  if (auto fault = fault_of_bytes(query)) return std::unexpected(error_of(query, *fault));
  Warnings warnings(query);
  Parser parser(query, warnings, options);
  Child root = parser.run();
  if (!root) {
    Fault fault = parser.fault();
    if (fault.is_rewritten && !is_of_use(fault.hint)) fault.hint.clear();
    return std::unexpected(error_of(query, fault));
  }
  if (auto fault = what_only_excludes(*root)) return std::unexpected(error_of(query, *fault));
  warn_of_tree(*root, warnings);
  return Parsed{std::make_shared<const Query>(std::move(root), parser.size()), warnings.take()};
}

std::expected<Term, Error> parse_list_term(std::string_view written, const Options& options) {
  if (auto fault = fault_of_bytes(written)) return std::unexpected(error_of(written, *fault));
  auto term = term_of(written, 0, Written::bare, options);
  if (!term) return std::unexpected(error_of(written, term.error()));
  if (term->slots.empty())
    return std::unexpected(error_of(written, Fault{0, "there is no word in it", {}}));
  return *std::move(term);
}

}  // namespace query
