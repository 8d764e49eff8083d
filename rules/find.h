#pragma once
// Where the parts of a query that are words stand on a ground: the definition of "occurs", as
// tests/rules/ground.h says it plainly.
//
// Bounded, so that no query holds up the others: Limits, and a budget of steps for all.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "rules/ground.h"
#include "rules/occurrences.h"
#include "rules/program.h"
#include "text/composed.h"

namespace rules {

// Places [first, behind), ascending and apart.
struct Window {
  std::uint32_t first = 0, behind = 0;
};
using Windows = std::vector<Window>;

// What is cut are the last ones in reading order.
struct Limits {
  std::size_t most = 0;             // occurrences that are wanted
  std::size_t of_operand = 0;       // occurrences that a NEAR looks at on either side
  std::size_t pairs = 0;            // that one NEAR may find; it tries at most 50 times as many
  const Windows* within = nullptr;  // where a term has to begin, if not anywhere
};

class Finder {
 public:
  explicit Finder(const Program& program) : program_(program) {}

  // Whether it occurs at all.
  bool occurs(PartId, const Ground&, const Limits&);
  // Of a term, raw:, re:, whoever is named, NEAR of either kind, an OR-group of these; of all else
  // nothing.
  Occurrences find(PartId, const Ground&, Limits);

  // Of raw: and re:, also what touches no word.
  std::vector<Stretch> find_exact(PartId, const Ground&, Limits);

  // Before another article, and before another query.
  void open() { composed_.clear(); }
  void begin(std::size_t budget) {
    steps_ = 0;
    budget_ = budget;
    is_cut_ = false;
  }
  // Places, pairs and characters looked at since begin(). Beyond the budget what is found is not
  // all there is.
  std::size_t steps() const { return steps_; }
  bool is_spent() const { return is_cut_ || steps_ > budget_; }
  void take_step() { ++steps_; }

 private:
  using Spot = std::span<const std::uint32_t>;

  Spot places(SlotId, const Ground&);
  Spot those_in_pieces(Spot, const Ground&);
  bool occurs_simply(SlotId, const Ground&);
  bool are_near_simply(const Part& near, SlotId left, SlotId right, const Ground&);

  Occurrences find_term(const Part&, const Ground&, Limits);
  Occurrences find_in_a_row(const Part&, const Ground&, Limits);
  bool stands_at(std::uint32_t start, std::uint32_t but);
  std::vector<Stretch> find_raw(const Part&, const Ground&, Limits);
  std::vector<Stretch> find_regex(const Part&, const Ground&, Limits);
  Stretch words_between(std::uint32_t begin, std::uint32_t end, const Ground&) const;
  std::vector<Stretch> find_in_pieces(PartId, const Ground&, Limits);
  bool names(const people::Mention&, people::WantedId, const Ground&);
  Occurrences find_named(const Part&, const Ground&, Limits);
  Occurrences find_any(PartId, const Ground&, Limits);
  Occurrences find_near(PartId, const Ground&, Limits);
  Occurrences find_near_all(PartId, const Ground&, Limits);
  Occurrences find_beside(PartId, const Occurrences& others, const Part& near, const Ground&,
                          Limits);
  bool is_of_terms(PartId) const;

  const text::Composed& composed(std::string_view utf8);

  const Program& program_;
  std::deque<text::Composed> composed_;          // of this article's fields and names, as asked for
  std::vector<Spot> spots_;                      // of a term's slots
  std::vector<std::uint32_t> cursors_;           // into them
  std::deque<std::vector<std::uint32_t>> kept_;  // spots of pieces
  std::size_t used_ = 0;                         // of them
  std::size_t steps_ = 0, budget_ = SIZE_MAX;
  bool is_cut_ = false;  // what was left out would have mattered
};

}  // namespace rules
