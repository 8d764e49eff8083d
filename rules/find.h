#pragma once
// Where terms and NEAR groups stand in one field of an article: the definition of "occurs". Places
// are indexes of tokens. Bounded: a node gives at most kMaxOccurrences, the first ones in reading
// order.
#include <compare>
#include <cstdint>
#include <vector>

#include "model/hit.h"
#include "rules/query.h"
#include "text/reading.h"

namespace rules {

constexpr std::size_t kMaxOccurrences = 100'000;
constexpr std::size_t kMaxPairs = 20'000;

// Consecutive places, both inclusive.
struct Stretch {
  std::uint32_t first = 0, last = 0;
  auto operator<=>(const Stretch&) const = default;
};

// The words of an occurrence: one stretch for a term, for NEAR those of its operands without the
// gap.
struct Occurrence {
  std::vector<Stretch> words;  // ascending, disjoint
  std::uint32_t first() const { return words.front().first; }
  std::uint32_t last() const { return words.back().last; }
  auto operator<=>(const Occurrence&) const = default;
};

std::vector<Stretch> find_term(const Term&, const text::Reading&, model::Field);

// Of what NEAR takes: a term, an OR-group, another NEAR.
std::vector<Occurrence> find_occurrences(const Node&, const text::Reading&, model::Field);

// At most `distance` words strictly between the nearest ends, no word in both.
bool are_near(const Occurrence& left, const Occurrence& right, int distance, bool ordered);

}  // namespace rules
