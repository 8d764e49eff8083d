#pragma once
// A set of places of one field, a bit each: a phrase is found by shifting and intersecting them, at
// a cost that its words' frequency does not change.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rules {

class Places {
 public:
  explicit Places(std::size_t size) : bits_((size + kBits - 1) / kBits), size_(size) {}

  void add(std::uint32_t place) { bits_[place / kBits] |= bit(place); }
  void drop(std::uint32_t place) { bits_[place / kBits] &= ~bit(place); }
  void add_all() {
    for (std::uint32_t place = 0; place < size_; ++place) add(place);
  }
  bool has(std::uint32_t place) const {
    return place < size_ && (bits_[place / kBits] & bit(place)) != 0;
  }
  bool empty() const {
    return std::all_of(bits_.begin(), bits_.end(), [](std::uint64_t b) { return b == 0; });
  }
  std::size_t words() const { return bits_.size(); }  // of the machine: what an operation costs

  void keep(const Places& others) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= others.bits_[i];
  }

  // Keeps those whose next place is in `next`.
  void keep_before(const Places& next) {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      const std::uint64_t carried = i + 1 < bits_.size() ? next.bits_[i + 1] << (kBits - 1) : 0;
      bits_[i] &= next.bits_[i] >> 1 | carried;
    }
  }

  // Ascending, until `visit` returns false.
  template <class Visit>
  void each(const Visit& visit) const {
    for (std::size_t i = 0; i < bits_.size(); ++i)
      for (std::uint64_t left = bits_[i]; left != 0; left &= left - 1) {
        const auto in_word = static_cast<std::size_t>(std::countr_zero(left));
        if (!visit(static_cast<std::uint32_t>(i * kBits + in_word))) return;
      }
  }

 private:
  static constexpr std::size_t kBits = 64;
  static std::uint64_t bit(std::uint32_t place) { return std::uint64_t{1} << place % kBits; }

  std::vector<std::uint64_t> bits_;
  std::size_t size_;
};

}  // namespace rules
