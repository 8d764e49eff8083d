#include "rules/occurrences.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace rules {

Occurrences::Occurrences(std::vector<Stretch> each_one_stretch)
    : stretches_(std::move(each_one_stretch)), ends_(stretches_.size()) {
  std::iota(ends_.begin(), ends_.end(), 1u);
}

void Occurrences::add(Occurrence one) {
  stretches_.insert(stretches_.end(), one.begin(), one.end());
  ends_.push_back(static_cast<std::uint32_t>(stretches_.size()));
}

void Occurrences::add_joined(Occurrence a, Occurrence b) {
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(stretches_));
  ends_.push_back(static_cast<std::uint32_t>(stretches_.size()));
}

void Occurrences::sort_out(std::size_t most) {
  const auto less = [this](std::uint32_t a, std::uint32_t b) {
    const Occurrence left = (*this)[a], right = (*this)[b];
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
  };
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), less);
  Occurrences sorted;
  for (const std::uint32_t i : order) {
    if (sorted.size() == most) break;
    const Occurrence one = (*this)[i];
    if (sorted.empty() || !std::ranges::equal(sorted[sorted.size() - 1], one)) sorted.add(one);
  }
  std::swap(*this, sorted);
}

// What touches no word (raw:"—") is near nothing.
bool are_near(Occurrence left, Occurrence right, int distance, bool ordered) {
  const auto reach = static_cast<std::uint32_t>(distance) + 1;
  if (left.back().is_empty() || right.back().is_empty()) return false;
  if (ordered)
    return right.front().first > left.back().last &&
           right.front().first - left.back().last <= reach;
  bool near = false;
  for (const Stretch& a : left)
    for (const Stretch& b : right) {
      if (a.first <= b.last && b.first <= a.last) return false;
      near = near || (a.last < b.first ? b.first - a.last : a.first - b.last) <= reach;
    }
  return near;
}

bool share_a_word(Occurrence left, Occurrence right) {
  for (const Stretch& a : left)
    for (const Stretch& b : right)
      if (a.first <= b.last && b.first <= a.last && !a.is_empty() && !b.is_empty()) return true;
  return false;
}

}  // namespace rules
