#include "rules/gathering.h"

#include <algorithm>
#include <iterator>

namespace rules {
namespace {

std::size_t words_of(Occurrence one) {
  std::size_t words = 0;
  for (const Stretch& s : one) words += s.length();
  return words;
}

std::size_t width_of(Occurrence one) {
  return one.back().last + std::size_t{1} - one.front().first;
}

std::size_t first_from(const Occurrences& all, std::size_t place) {
  std::size_t low = 0, high = all.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (all[middle].front().first < place)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

}  // namespace

Gathering::Gathering(const std::vector<Occurrences>& operands, int distance, std::size_t most)
    : operands_(operands), distance_(static_cast<std::size_t>(distance)), most_(most) {
  widest_ = distance_;
  for (const Occurrences& all : operands) {
    std::size_t widest = 0;
    for (std::size_t i = 0; i < all.size(); ++i) widest = std::max(widest, width_of(all[i]));
    widest_ += widest;
  }
}

Occurrences Gathering::run(std::size_t max_tries) {
  max_tries_ = max_tries;
  choose(0, {});
  return std::move(found_);
}

void Gathering::choose(std::size_t operand, const std::vector<Stretch>& chosen) {
  if (operand == operands_.size()) {
    if (width_of(chosen) - words_of(chosen) <= distance_) found_.add(chosen);
    return;
  }
  const Occurrences& all = operands_[operand];
  std::size_t from = 0, last = SIZE_MAX;
  if (!chosen.empty()) {
    const std::size_t end = chosen.back().last + std::size_t{1};
    from = first_from(all, end > widest_ ? end - widest_ : 0);
    last = chosen.front().first + widest_;
  }
  for (std::size_t i = from; i < all.size() && all[i].front().first < last; ++i) {
    if (++tries_ >= max_tries_ || found_.size() >= most_) return;
    if (share_a_word(chosen, all[i])) continue;
    std::vector<Stretch> both;
    std::merge(chosen.begin(), chosen.end(), all[i].begin(), all[i].end(),
               std::back_inserter(both));
    if (width_of(both) <= widest_) choose(operand + 1, both);
  }
}

}  // namespace rules
