// Slot after slot, each at a place of its own, as far as the slots placed so far are no more moves
// from standing in a row than the slop (Lucene's SloppyPhraseMatcher counts them so). A written
// word of several pieces goes before its first piece, unless the rest cannot be placed with it.
#include "rules/find_apart.h"

#include <algorithm>

namespace rules {
namespace {

constexpr std::size_t kTriesPerOccurrence = 50;

class Search {
 public:
  Search(const std::vector<Candidates>& slots, int slop, const Ground& ground, const Limits& limits)
      : slots_(slots),
        slop_(slop),
        ground_(ground),
        most_(limits.most),
        max_tries_(std::max<std::size_t>(limits.pairs, 1000) * kTriesPerOccurrence) {}

  Occurrences run() {
    place_next(0, 0, 0);
    found_.sort_out(most_);
    return std::move(found_);
  }
  std::size_t tries() const { return tries_; }

 private:
  bool is_done() const { return tries_ >= max_tries_ || found_.size() >= most_; }

  // `lowest`, `highest`: of the places taken, each less the places of the slots before it.
  bool place_next(std::int64_t before, std::int64_t lowest, std::int64_t highest) {
    if (taken_.size() == slots_.size()) return add();
    const Candidates& slot = slots_[taken_.size()];
    const auto begins = slot.begins();
    auto at = begins.begin();
    std::int64_t last = ground_.behind;
    if (!taken_.empty()) {
      at = std::lower_bound(begins.begin(), begins.end(), highest - slop_ + before,
                            [](std::uint32_t a, std::int64_t b) { return a < b; });
      last = lowest + slop_ + before;
    }
    bool placed_any = false;
    for (; at != begins.end() && *at <= last && !is_done(); ++at) {
      const std::int64_t adjusted = *at - before;
      const std::int64_t low = taken_.empty() ? adjusted : std::min(lowest, adjusted);
      const std::int64_t high = taken_.empty() ? adjusted : std::max(highest, adjusted);
      placed_any = place_here(slot, *at, before, low, high) || placed_any;
    }
    return placed_any;
  }

  bool place_here(const Candidates& slot, std::uint32_t place, std::int64_t before,
                  std::int64_t low, std::int64_t high) {
    const std::uint32_t whole =
        slot.and_wholes.empty() ? 0 : ground_.sheet->whole_at(slot.slot, ground_.field, place);
    if (whole > 1 && take(place, whole, before, low, high)) return true;
    return std::binary_search(slot.places.begin(), slot.places.end(), place) &&
           take(place, 1, before, low, high);
  }

  bool take(std::uint32_t place, std::uint32_t length, std::int64_t before, std::int64_t low,
            std::int64_t high) {
    const Stretch words{place, place + length - 1};
    ++tries_;
    if (words.last >= ground_.behind) return false;
    for (const Stretch& other : taken_)
      if (other.first <= words.last && words.first <= other.last) return false;
    taken_.push_back(words);
    const bool placed = place_next(before + length, low, high);
    taken_.pop_back();
    return placed;
  }

  // Words side by side are one stretch: a phrase is marked as one.
  bool add() {
    std::vector<Stretch> words = taken_, joined;
    std::sort(words.begin(), words.end());
    for (const Stretch& one : words)
      if (!joined.empty() && joined.back().last + 1 == one.first)
        joined.back().last = one.last;
      else
        joined.push_back(one);
    found_.add(joined);
    return true;
  }

  const std::vector<Candidates>& slots_;
  std::int64_t slop_;
  const Ground& ground_;
  std::size_t most_, max_tries_;
  std::size_t tries_ = 0;
  std::vector<Stretch> taken_;
  Occurrences found_;
};

}  // namespace

void Candidates::add_wholes(const Ground& ground) {
  and_wholes.assign(places.begin(), places.end());
  ground.sheet->add_wholes(slot, ground.field, and_wholes);
  std::erase_if(and_wholes, [&](std::uint32_t place) { return !ground.holds(place); });
  std::sort(and_wholes.begin(), and_wholes.end());
  and_wholes.erase(std::unique(and_wholes.begin(), and_wholes.end()), and_wholes.end());
}

Occurrences find_apart(const std::vector<Candidates>& slots, int slop, const Ground& ground,
                       const Limits& limits, std::size_t& steps) {
  Search search(slots, slop, ground, limits);
  Occurrences found = search.run();
  steps += search.tries();
  return found;
}

}  // namespace rules
