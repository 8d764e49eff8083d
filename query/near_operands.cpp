#include "query/near_operands.h"

#include <algorithm>
#include <string>

#include "query/vocabulary.h"

namespace query {
namespace {

using Answer = std::optional<Fault>;

std::string written(std::string_view query, const Node& node) {
  return std::string(query.substr(node.begin, node.end - node.begin));
}

const Node& without_field(const Node& side, Scope scope) {
  const auto* field = std::get_if<InField>(&side.is);
  return field && field->scope == scope ? *field->of : side;
}

bool holds_field(const Node& node) {
  if (const auto* any = std::get_if<Or>(&node.is))
    return std::ranges::any_of(any->of, [](const Child& one) { return holds_field(*one); });
  return std::holds_alternative<InField>(node.is) || std::holds_alternative<Value>(node.is) ||
         std::holds_alternative<Published>(node.is);
}

// The operands of one NEAR or ATLEAST, and how it is said with others in their place.
class Operands {
 public:
  Operands(std::string_view query, std::string_view op, std::vector<const Node*> all, bool is_list)
      : query_(query), op_(op), all_(std::move(all)), is_list_(is_list) {}

  Answer fault() const {
    for (const Node* one : all_)
      if (auto fault = fault_of(*one, *one)) return fault;
    return std::nullopt;
  }

 private:
  // `whole` is the operand that `node` is a part of.
  Answer fault_of(const Node& whole, const Node& node) const {
    return std::visit(
        Overloaded{
            [](const Term&) -> Answer { return std::nullopt; },
            [](const Raw&) -> Answer { return std::nullopt; },
            [](const Named&) -> Answer { return std::nullopt; },
            [](const Near&) -> Answer { return std::nullopt; },
            [](const NearAll&) -> Answer { return std::nullopt; },
            [&](const Or& any) { return fault_of_group(whole, any); },
            [&](const InField& field) -> Answer { return fault_of_field(node, field.scope); },
            [&](const Value& value) -> Answer { return fault_of_filter(node, value.scope); },
            [&](const Published&) -> Answer { return fault_of_filter(node, Scope::published); },
            [&](const And&) -> Answer {
              return Fault{node.begin, takes() + ", not AND",
                           is_at_least()
                               ? "quote the phrase, or put OR between the words"
                               : "join each pair with a NEAR of its own, or quote the phrase"};
            },
            [&](const Not& no) -> Answer {
              return Fault{node.begin, takes() + ", not NOT", hint_without(whole, *no.of)};
            },
            [&](const Regex&) -> Answer {
              return Fault{node.begin,
                           takes() + ", not re:", "put re: beside it, or use wildcards and raw:"};
            },
            [&](const auto&) -> Answer {
              return Fault{node.begin, takes() + ", not " + name_of(node),
                           "put " + name_of(node) + " beside it"};
            }},
        node.is);
  }

  std::string takes() const {
    return (is_at_least() ? "ATLEAST" : "NEAR") +
           std::string(" takes words, phrases and OR-groups of them");
  }

  static std::string name_of(const Node& node) {
    if (const auto* within = std::get_if<Within>(&node.is))
      return within->unit == Within::Unit::sentence ? "SENT(…)" : "PARA(…)";
    if (std::holds_alternative<Said>(node.is)) return "said(…)";
    return std::holds_alternative<AtLeast>(node.is) ? "ATLEAST(…)" : "SCORE(…)";
  }

  Answer fault_of_group(const Node& whole, const Or& any) const {
    for (const Child& one : any.of)
      if (auto fault = fault_of(whole, *one)) return fault;
    return std::nullopt;
  }

  bool is_at_least() const { return op_[0] == 'A' || op_[0] == 'a'; }

  // The whole with other words for its operands.
  std::string said_with(const std::vector<std::string>& operands) const {
    std::string said;
    for (const std::string& one : operands)
      said += (said.empty() ? "" : is_list_ ? ", " : " " + std::string(op_) + " ") + one;
    if (!is_list_) return said;
    const bool has_bracket = is_at_least() && all_[0]->in_brackets;
    return has_bracket ? std::string(op_) + said : std::string(op_) + "(" + said + ")";
  }

  // The excluded beside the NEAR of the others; where one is left, NOT NEAR is mostly meant.
  std::string hint_without(const Node& whole, const Node& excluded) const {
    std::vector<std::string> kept;
    for (const Node* one : all_)
      if (one != &whole)
        kept.push_back(all_.size() > 2 ? written(query_, *one) : as_operand(query_, *one));
    if (kept.size() > 1) return said_with(kept) + " NOT " + written(query_, excluded);
    const bool occurs = std::holds_alternative<Term>(excluded.is) ||
                        std::holds_alternative<Raw>(excluded.is) ||
                        std::holds_alternative<Named>(excluded.is);
    if (kept.empty() || !occurs) return "say what must be found, then NOT …";
    return kept[0] + " NOT " + std::string(op_) + " " + written(query_, excluded);
  }

  Fault fault_of_filter(const Node& node, Scope scope) const {
    std::vector<std::string> kept;
    for (const Node* one : all_)
      if (one != &node) kept.push_back(written(query_, *one));
    const std::string field = with_colon(scope);
    Fault fault{node.begin, place_of(field),
                "put " + field + " beside it: a NEAR/5 b " + field + "…"};
    if (kept.size() == 1 && !is_list_) fault.hint = kept[0] + " " + written(query_, node);
    if (kept.size() > 1 && kept.size() < all_.size())
      fault.hint = said_with(kept) + " " + written(query_, node);
    return fault;
  }

  std::string place_of(const std::string& field) const {
    return field + " cannot stand " +
           (is_list_ ? "inside " + std::string(op_) + "(…)" : "on one side of NEAR");
  }

  // All of it in this field. No hint where another field would be left inside the bracket.
  Fault fault_of_field(const Node& node, Scope scope) const {
    if (holds_values(scope)) return fault_of_filter(node, scope);
    const std::string field = with_colon(scope);
    std::vector<std::string> plain;
    bool is_free = true;
    for (const Node* one : all_) {
      const Node& inside = without_field(*one, scope);
      is_free = is_free && !holds_field(inside);
      plain.push_back(written(query_, inside));
    }
    std::string hint;
    if (is_free && is_list_)
      hint = field + said_with(plain);
    else if (is_free)
      hint = field + "(" + said_with(plain) + ")";
    return {node.begin, place_of(field), std::move(hint), true};
  }

  std::string_view query_, op_;
  std::vector<const Node*> all_;
  bool is_list_;
};

// How many operands an occurrence of the node is made of, at most.
int operands_of(const Node& node) {
  if (const auto* near = std::get_if<Near>(&node.is))
    return operands_of(*near->left) + operands_of(*near->right);
  int sum = 0, most = 1;
  if (const auto* all = std::get_if<NearAll>(&node.is))
    for (const Child& one : all->of) sum += operands_of(*one);
  if (const auto* any = std::get_if<Or>(&node.is))
    for (const Child& one : any->of) most = std::max(most, operands_of(*one));
  return std::max(sum, most);
}

Answer too_many(const Node& last) {
  return Fault{last.begin, "NEAR joins more than 32 words and phrases",
               "split the query into several rules"};
}

}  // namespace

std::string as_operand(std::string_view query, const Node& node) {
  const bool is_bare = !node.in_brackets && (std::holds_alternative<Or>(node.is) ||
                                             std::holds_alternative<And>(node.is) ||
                                             std::holds_alternative<Near>(node.is));
  return is_bare ? "(" + written(query, node) + ")" : written(query, node);
}

Answer near_fault(std::string_view query, const Node& left, const Node& right,
                  std::string_view op) {
  if (auto fault = Operands(query, op, {&left, &right}, false).fault()) return fault;
  if (operands_of(left) + operands_of(right) > kMaxOperands) return too_many(right);
  return std::nullopt;
}

Answer near_all_fault(std::string_view query, const std::vector<Child>& all, std::string_view op) {
  std::vector<const Node*> operands;
  int count = 0;
  for (const Child& one : all) {
    operands.push_back(one.get());
    count += operands_of(*one);
    if (count > kMaxOperands) return too_many(*one);
  }
  return Operands(query, op, std::move(operands), true).fault();
}

Answer at_least_fault(std::string_view query, const Node& operand, std::string_view op) {
  return Operands(query, op, {&operand}, true).fault();
}

}  // namespace query
