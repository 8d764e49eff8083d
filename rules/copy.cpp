#include "rules/copy.h"

namespace rules {
namespace {

std::vector<Child> copies_of(const std::vector<Child>& nodes) {
  std::vector<Child> copies;
  for (const Child& node : nodes) copies.push_back(copy_of(*node));
  return copies;
}

using Meaning = decltype(Node::is);

Meaning copy_of_meaning(const Meaning& is) {
  return std::visit(
      Overloaded{
          [](const And& all) -> Meaning { return And{copies_of(all.of)}; },
          [](const Or& any) -> Meaning { return Or{copies_of(any.of)}; },
          [](const Not& no) -> Meaning { return Not{copy_of(*no.of)}; },
          [](const Near& near) -> Meaning {
            return Near{copy_of(*near.left), copy_of(*near.right), near.distance, near.ordered,
                        near.without};
          },
          [](const NearAll& near) -> Meaning { return NearAll{copies_of(near.of), near.distance}; },
          [](const Within& within) -> Meaning { return Within{within.unit, copy_of(*within.of)}; },
          [](const AtLeast& many) -> Meaning { return AtLeast{many.times, copy_of(*many.of)}; },
          [](const Score& score) -> Meaning {
            Score copy;
            copy.threshold = score.threshold;
            for (const auto& part : score.parts)
              copy.parts.push_back({copy_of(*part.of), part.weight});
            return copy;
          },
          [](const Said& said) -> Meaning {
            const auto copy = [](const Child& part) { return part ? copy_of(*part) : nullptr; };
            return Said{copy(said.by), copy(said.about), said.kinds, copy(said.via),
                        copy(said.venue)};
          },
          [](const InField& field) -> Meaning { return InField{field.scope, copy_of(*field.of)}; },
          [](const auto& leaf) -> Meaning { return leaf; }},
      is);
}

}  // namespace

Child copy_of(const Node& node) {
  auto copy = std::make_unique<Node>();
  copy->is = copy_of_meaning(node.is);
  copy->begin = node.begin;
  copy->end = node.end;
  copy->in_brackets = node.in_brackets;
  return copy;
}

Query alone(const Node& node, Scope scope, const Size& of_all) {
  Child root = copy_of(node);
  if (scope != Scope::everywhere) {
    auto field = std::make_unique<Node>();
    field->begin = root->begin;
    field->end = root->end;
    field->is = InField{scope, std::move(root)};
    root = std::move(field);
  }
  return {std::move(root), of_all};
}

}  // namespace rules
