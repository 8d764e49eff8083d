#pragma once
// The occurrences of a term or NEAR in one field, in one flat list: NEAR makes many of them.
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rules {

// Consecutive places (indexes of tokens), both inclusive; none where `first` lies behind `last`.
// What is shown of them are their bytes, unless others matched (raw:, re:).
struct Stretch {
  std::uint32_t first = 0, last = 0;
  std::uint32_t begin = 0, end = 0;  // bytes, or both 0
  auto operator<=>(const Stretch&) const = default;

  bool is_empty() const { return first > last; }
  std::uint32_t length() const { return last + 1 - first; }
};

// The words of an occurrence, ascending and disjoint: one stretch for a term; for NEAR those of its
// operands without the gap.
using Occurrence = std::span<const Stretch>;

class Occurrences {
 public:
  Occurrences() = default;
  explicit Occurrences(std::vector<Stretch> each_one_stretch);

  bool empty() const { return ends_.empty(); }
  std::size_t size() const { return ends_.size(); }
  Occurrence operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return Occurrence(stretches_).subspan(begin, ends_[i] - begin);
  }

  void add(Occurrence);
  void add_joined(Occurrence, Occurrence);
  // In reading order, each once, no more than `most`.
  void sort_out(std::size_t most);

 private:
  std::vector<Stretch> stretches_;
  std::vector<std::uint32_t> ends_;
};

// At most `distance` words strictly between the nearest ends, no word in both.
bool are_near(Occurrence left, Occurrence right, int distance, bool ordered);
bool share_a_word(Occurrence, Occurrence);

}  // namespace rules
