#pragma once
// Seeded random trees of every node, the same as queries, and articles that they may meet.
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "query/query.h"
#include "tests/rules/row.h"

namespace random_tree {

using Random = std::mt19937;

query::Child tree(Random&, int depth);

// As a person would write it, with more brackets. Not every tree may be written: what the parser
// refuses is no rule.
std::string query_of(const query::Node&);

// Of trees that may be written when words are cut so. Most of them want a word; some are met by
// look-alikes.
std::vector<model::Rule> rules_of(Random&, std::size_t count, text::Cut cut = text::Cut::analyst);

// With random statements in it, whose speakers are named or not.
rows::Attributes article(Random&);

// Those that the trees name.
std::shared_ptr<const people::Lists> lists();

}  // namespace random_tree
