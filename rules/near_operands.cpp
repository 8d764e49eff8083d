#include "rules/near_operands.h"

#include <algorithm>
#include <string>

#include "rules/vocabulary.h"

namespace rules {
namespace {

constexpr int kMaxOperands = 32;

class Sides {
 public:
  Sides(std::string_view query, const Node& left, const Node& right, std::string_view op)
      : query_(query), left_(left), right_(right), op_(op) {}

  std::optional<Fault> fault_of(const Node& operand) const {
    using Answer = std::optional<Fault>;
    return std::visit(
        Overloaded{
            [](const Term&) -> Answer { return std::nullopt; },
            [](const Near&) -> Answer { return std::nullopt; },
            [&](const Or& any) { return fault_of_group(any); },
            [&](const InField& field) -> Answer { return fault_of_field(operand, field); },
            [&](const Value& value) -> Answer { return fault_of_filter(operand, value.scope); },
            [&](const And&) -> Answer {
              return Fault{operand.begin,
                           "NEAR takes words, phrases and OR-groups of them, not AND",
                           "join each pair with a NEAR of its own, or quote the phrase"};
            },
            [&](const Not&) -> Answer {
              return Fault{operand.begin,
                           "NEAR takes words, phrases and OR-groups of them, not NOT",
                           "(a NEAR/5 b) NOT c"};
            },
            [](const auto&) -> Answer { return std::nullopt; }},
        operand.is);
  }

 private:
  std::string written(const Node& node) const {
    return std::string(query_.substr(node.begin, node.end - node.begin));
  }

  std::optional<Fault> fault_of_group(const Or& any) const {
    for (const Child& one : any.of)
      if (auto fault = fault_of(*one)) return fault;
    return std::nullopt;
  }

  Fault fault_of_filter(const Node& operand, Scope scope) const {
    return {operand.begin, with_colon(scope) + " cannot stand on one side of NEAR",
            "(a NEAR/5 b) " + written(operand)};
  }

  // Both sides without this field. No hint where another field would be left inside the bracket.
  Fault fault_of_field(const Node& operand, const InField& field) const {
    if (field.scope == Scope::lang || field.scope == Scope::feed)
      return fault_of_filter(operand, field.scope);
    const std::string name = with_colon(field.scope);
    const Node *left = without_field(left_, field.scope),
               *right = without_field(right_, field.scope);
    std::string hint;
    if (!holds_field(*left) && !holds_field(*right))
      hint = name + "(" + written(*left) + " " + std::string(op_) + " " + written(*right) + ")";
    return {operand.begin, name + " cannot stand on one side of NEAR", std::move(hint)};
  }

  static const Node* without_field(const Node& side, Scope scope) {
    const auto* field = std::get_if<InField>(&side.is);
    return field && field->scope == scope ? field->of.get() : &side;
  }

  static bool holds_field(const Node& node) {
    if (const auto* any = std::get_if<Or>(&node.is))
      return std::any_of(any->of.begin(), any->of.end(),
                         [](const Child& one) { return holds_field(*one); });
    return std::holds_alternative<InField>(node.is) || std::holds_alternative<Value>(node.is);
  }

  std::string_view query_;
  const Node& left_;
  const Node& right_;
  std::string_view op_;
};

// How many operands an occurrence of the node is made of, at most.
int operands_of(const Node& node) {
  if (const auto* near = std::get_if<Near>(&node.is))
    return operands_of(*near->left) + operands_of(*near->right);
  int most = 1;
  if (const auto* any = std::get_if<Or>(&node.is))
    for (const Child& one : any->of) most = std::max(most, operands_of(*one));
  return most;
}

}  // namespace

std::optional<Fault> near_fault(std::string_view query, const Node& left, const Node& right,
                                std::string_view op) {
  const Sides sides(query, left, right, op);
  if (auto fault = sides.fault_of(left)) return fault;
  if (auto fault = sides.fault_of(right)) return fault;
  if (operands_of(left) + operands_of(right) > kMaxOperands)
    return Fault{right.begin, "NEAR joins more than 32 words and phrases",
                 "split the query into several rules"};
  return std::nullopt;
}

}  // namespace rules
