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

#include "rules/checks.h"
#include "rules/lexemes.h"
#include "rules/near_operands.h"
#include "rules/query.h"
#include "rules/terms.h"
#include "rules/vocabulary.h"
#include "text/encoding.h"

namespace rules {
namespace {

using Kind = Lexeme::Kind;

std::string colon(Scope scope) {
  return std::string(name_of(scope)) + ":";
}

class Parser {
 public:
  Parser(std::string_view query, Warnings& warnings)
      : query_(query), lexemes_(lexemes(query)), warnings_(warnings) {}

  // The tree, or null and fault().
  Child run() {
    if (here().kind == Kind::end) return refuse(0, "the query is empty");
    Child root = parse_or();
    if (!root) return nullptr;
    if (here().kind == Kind::close)
      return refuse(here().begin, "this bracket was never opened", "leave it out");
    return here().kind == Kind::end ? std::move(root) : refuse_here();
  }

  const Fault& fault() const { return *fault_; }

 private:
  const Lexeme& here() const { return lexemes_[at_]; }
  const Lexeme& next() const { return lexemes_[std::min(at_ + 1, lexemes_.size() - 1)]; }
  void step() {
    if (at_ + 1 < lexemes_.size()) ++at_;
  }
  std::string written(std::size_t begin, std::size_t end) const {
    return std::string(query_.substr(begin, end - begin));
  }
  std::string written(const Lexeme& l) const { return written(l.begin, l.end); }
  std::string written(const Node& n) const { return written(n.begin, n.end); }

  Child refuse(std::size_t at, std::string message, std::string hint = {}) {
    if (!fault_) fault_ = Fault{at, std::move(message), std::move(hint)};
    return nullptr;
  }
  Child refuse(Fault fault) {
    if (!fault_) fault_ = std::move(fault);
    return nullptr;
  }

  // What stands here cannot: an operator without its operand.
  Child refuse_here() {
    const Lexeme& lexeme = here();
    if (lexeme.kind == Kind::fault) return refuse(lexeme.fault);
    const bool is_operator =
        lexeme.kind == Kind::op_and || lexeme.kind == Kind::op_or || lexeme.kind == Kind::near;
    if (is_operator) return refuse_operator(lexeme);
    if (lexeme.kind == Kind::close)
      return refuse(lexeme.begin, "something is missing before this bracket");
    return refuse(lexeme.begin, "something is missing here");
  }

  Child refuse_operator(const Lexeme& lexeme) {
    std::size_t behind = lexeme.end;
    if (lexeme.kind == Kind::near && behind < query_.size() && query_[behind] == '(')
      return refuse(lexeme.begin, written(lexeme) + "(…) is not supported by this version",
                    "a " + written(lexeme) + " b");
    return refuse(lexeme.begin, written(lexeme) + " needs something on its left",
                  "in lower case and quotes it is a word");
  }

  static Child node(decltype(Node::is) is, std::size_t begin, std::size_t end) {
    return std::make_unique<Node>(Node{std::move(is), begin, end, false});
  }

  bool at_operand() const {
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

  // After an operator: is there an operand? Else the operator is at fault.
  bool has_right_side(const Lexeme& op) {
    if (here().kind == Kind::end || here().kind == Kind::close) {
      refuse(op.begin, written(op) + " needs something on its right",
             "in lower case and quotes it is a word");
      return false;
    }
    return true;
  }

  Child parse_or() {
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

  Child parse_and() {
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

  Child parse_not() {
    if (here().kind != Kind::op_not && here().kind != Kind::minus) return parse_near();
    const Lexeme& op = here();
    step();
    if (here().kind == Kind::near && op.kind == Kind::op_not)
      return refuse(op.begin, "NOT " + written(here()).substr(0, written(here()).find('/')) +
                                  " is not supported by this version");
    if (!has_right_side(op)) return nullptr;
    if (here().kind == Kind::op_not || here().kind == Kind::minus)
      return refuse(op.begin, "NOT twice is nothing", "leave both out");
    Child excluded = parse_near();
    if (!excluded) return nullptr;
    const std::size_t end = excluded->end;
    return node(Not{std::move(excluded)}, op.begin, end);
  }

  Child parse_near() {
    Child left = parse_one();
    while (left && here().kind == Kind::near) {
      const Lexeme& op = here();
      if (holds_values(scope_))
        return refuse(op.begin, written(op) + " cannot stand inside " + colon(scope_));
      step();
      if (!has_right_side(op)) return nullptr;
      if (is_list_of_operands(op))
        return refuse(op.begin, written(op) + "(…) is not supported by this version",
                      "a " + written(op) + " b");
      Child right = parse_one();
      if (!right) return nullptr;
      if (auto fault = near_fault(query_, *left, *right, written(op)))
        return refuse(std::move(*fault));
      const std::size_t begin = left->begin, end = right->end;
      left = node(Near{std::move(left), std::move(right), op.distance, op.ordered}, begin, end);
    }
    return left;
  }

  // NEAR/5(a, b, c): a comma between brackets right behind the operator.
  bool is_list_of_operands(const Lexeme& op) const {
    if (here().kind != Kind::open || here().begin != op.end) return false;
    const std::size_t close = query_.find(')', here().begin);
    return query_.substr(here().begin, close - here().begin).find(',') != std::string_view::npos;
  }

  static bool holds_values(Scope scope) { return scope == Scope::feed || scope == Scope::lang; }

  Child parse_one() {
    switch (here().kind) {
      case Kind::word:
      case Kind::phrase:
        return holds_values(scope_) ? parse_value() : parse_term();
      case Kind::open:
        return parse_bracket();
      case Kind::field:
        return parse_field();
      case Kind::op_not:
      case Kind::minus:
        return refuse(here().begin, "NOT cannot stand on one side of NEAR", "(a NEAR/5 b) NOT c");
      default:
        return refuse_here();
    }
  }

  bool counts_term() {
    if (++terms_ <= kMaxTerms) return true;
    refuse(here().begin, "more than 1000 words and phrases", "split the query into several rules");
    return false;
  }

  Child parse_term() {
    const Lexeme lexeme = here();
    if (!counts_term()) return nullptr;
    const bool quoted = lexeme.kind == Kind::phrase;
    const auto offset = static_cast<std::size_t>(lexeme.text.data() - query_.data());
    auto term = term_of(lexeme.text, offset, quoted ? Written::quoted : Written::bare);
    if (!term) return refuse(term.error());
    if (term->slots.size() > kMaxPhraseWords)
      return refuse(lexeme.begin, "more than 100 words in a row");
    if (is_only_any(*term))
      return refuse(lexeme.begin, "a phrase of * alone would match every article",
                    "put a word beside the *");
    if (!quoted) warn_of_word(lexeme, warnings_);
    step();
    return node(std::move(*term), lexeme.begin, lexeme.end);
  }

  // Also of no word at all, where all that was written does not count.
  static bool is_only_any(const Term& term) {
    return std::all_of(term.slots.begin(), term.slots.end(),
                       [](const Slot& slot) { return slot.kind == Slot::Kind::any; });
  }

  Child parse_value() {
    const Lexeme lexeme = here();
    if (!counts_term()) return nullptr;
    std::string wanted(lexeme.text);
    if (scope_ == Scope::lang) {
      wanted = ascii_lower(wanted);
      const bool is_code =
          wanted.size() == 2 &&
          wanted.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
      if (!is_code) return refuse(lexeme.begin, "lang: takes a two-letter code", "lang:en");
    }
    step();
    return node(Value{scope_, std::move(wanted)}, lexeme.begin, lexeme.end);
  }

  Child parse_bracket() {
    const Lexeme& open = here();
    if (depth_ == kMaxDepth) return refuse(open.begin, "brackets nest deeper than 32");
    step();
    if (here().kind == Kind::close) return refuse(open.begin, "there is nothing in these brackets");
    if (here().kind == Kind::end)
      return refuse(open.begin, "this bracket is never closed", "add )");
    ++depth_;
    Child inside = parse_or();
    --depth_;
    if (!inside) return nullptr;
    if (here().kind == Kind::end)
      return refuse(open.begin, "this bracket is never closed", "add )");
    if (here().kind != Kind::close) return refuse_here();
    inside->begin = open.begin;
    inside->end = here().end;
    inside->in_brackets = true;
    step();
    return inside;
  }

  Child parse_field() {
    const Lexeme& field = here();
    if (scope_ != Scope::everywhere)
      return refuse(field.begin, colon(field.scope) + " cannot stand inside " + colon(scope_),
                    "close the bracket of " + colon(scope_) + " first");
    step();
    const bool takes =
        here().kind == Kind::word || here().kind == Kind::phrase || here().kind == Kind::open;
    if (!takes) {
      if (here().kind == Kind::fault || here().kind == Kind::field)
        return refuse_after_field(field);
      return refuse(field.begin,
                    colon(field.scope) + " needs a word, a phrase or a bracket right behind it",
                    colon(field.scope) + "word");
    }
    scope_ = field.scope;
    Child inside = parse_one();
    scope_ = Scope::everywhere;
    if (!inside) return nullptr;
    const std::size_t end = inside->end;
    if (holds_values(field.scope) && std::holds_alternative<Value>(inside->is)) {
      inside->begin = field.begin;
      return inside;
    }
    return node(InField{field.scope, std::move(inside)}, field.begin, end);
  }

  Child refuse_after_field(const Lexeme& field) {
    if (here().kind == Kind::fault) return refuse(here().fault);
    return refuse(here().begin, colon(here().scope) + " cannot stand inside " + colon(field.scope),
                  colon(field.scope) + "a " + colon(here().scope) + "b");
  }

  // Two operands side by side, of which the reader may take the words together.
  void warn_of_neighbours(std::size_t left_from, std::size_t right_from, const Node& left,
                          const Node& right) {
    const Lexeme& first = lexemes_[left_from];
    const Lexeme& second = lexemes_[right_from];
    const Lexeme& last_of_left = lexemes_[right_from - 1];
    if (first.kind == Kind::field && std::holds_alternative<InField>(left.is) &&
        last_of_left.kind == Kind::word && second.kind == Kind::word)
      warnings_.add(second.begin,
                    colon(first.scope) +
                        " holds only the word before; brackets hold both: " + colon(first.scope) +
                        "(" + written(last_of_left) + " " + written(second) + ")");
    const bool near_right = is_unbracketed_near(right), near_left = is_unbracketed_near(left);
    if ((near_right || near_left) && last_of_left.kind == Kind::word && second.kind == Kind::word)
      warnings_.add(near_right ? first.begin : second.begin,
                    "NEAR takes only the one word beside it; quotes make a phrase: \"" +
                        written(last_of_left) + " " + written(second) + "\"");
  }

  bool is_unbracketed_near(const Node& n) const {
    return std::holds_alternative<Near>(n.is) && !n.in_brackets;
  }

  std::string_view query_;
  std::vector<Lexeme> lexemes_;
  Warnings& warnings_;
  std::optional<Fault> fault_;
  std::size_t at_ = 0;
  std::size_t terms_ = 0;
  int depth_ = 0;
  Scope scope_ = Scope::everywhere;
};

}  // namespace

std::expected<ParsedQuery, QueryError> parse_query(std::string_view query) {
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
  return ParsedQuery{std::make_shared<const Query>(std::move(root)), warnings.take()};
}

}  // namespace rules
