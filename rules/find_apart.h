#pragma once
// A term whose words may stand apart ("…"~5), or of which one may take several places.
#include <cstdint>
#include <span>
#include <vector>

#include "rules/find.h"

namespace rules {

// Where one slot may be met.
struct Candidates {
  SlotId slot = 0;
  std::span<const std::uint32_t> places;  // by one word
  std::vector<std::uint32_t>
      and_wholes{};  // by one word or a whole written word, where there are such

  void add_wholes(const Ground&);
  std::span<const std::uint32_t> begins() const {
    return and_wholes.empty() ? places : std::span<const std::uint32_t>(and_wholes);
  }
};

Occurrences find_apart(const std::vector<Candidates>&, int slop, const Ground&, const Limits&,
                       std::size_t& steps);

}  // namespace rules
