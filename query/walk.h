#pragma once
// From a node of the tree to those below it.
#include <variant>

#include "query/query.h"

namespace query {

template <class Visit>
void each_child(const Node& node, const Visit& visit) {
  const auto each = [&](const std::vector<Child>& all) {
    for (const Child& one : all) visit(*one);
  };
  std::visit(Overloaded{[](const auto&) {}, [&](const And& all) { each(all.of); },
                        [&](const Or& any) { each(any.of); }, [&](const Not& no) { visit(*no.of); },
                        [&](const Near& near) {
                          visit(*near.left);
                          visit(*near.right);
                        },
                        [&](const NearAll& all) { each(all.of); },
                        [&](const Within& within) { visit(*within.of); },
                        [&](const AtLeast& least) { visit(*least.of); },
                        [&](const Score& score) {
                          for (const Score::Part& part : score.parts) visit(*part.of);
                        },
                        [&](const InField& field) { visit(*field.of); },
                        [&](const Said& said) {
                          for (const Child* part : {&said.by, &said.about, &said.via, &said.venue})
                            if (*part) visit(**part);
                        }},
             node.is);
}

// The node itself first.
template <class Visit>
void each_node(const Node& node, const Visit& visit) {
  visit(node);
  each_child(node, [&](const Node& child) { each_node(child, visit); });
}

}  // namespace query
