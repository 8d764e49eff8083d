// NEAR pairs the occurrences of its operands inside the window; an OR-group is the union of its
// branches.
#include <algorithm>
#include <iterator>

#include "rules/find.h"
#include "rules/gathering.h"

namespace rules {
namespace {

constexpr std::size_t kTriesPerPair = 50;
constexpr std::uint32_t kLongestTerm = 100 * 8;  // words of a phrase, pieces of a word

std::uint32_t width_of_widest(const Occurrences& all) {
  std::uint32_t widest = 0;
  for (std::size_t i = 0; i < all.size(); ++i)
    widest = std::max(widest, all[i].back().last - all[i].front().first);
  return widest;
}

// Left to right over the left operand; the occurrences of the right one that begin inside the reach
// of some word of the left one are tried, each once.
class Pairing {
 public:
  Pairing(const Part& near, const Occurrences& left, const Occurrences& right, std::size_t most)
      : near_(near),
        left_(left),
        right_(right),
        most_(most),
        reach_(static_cast<std::uint32_t>(near.number) + 1),
        widest_(near.ordered ? 0 : width_of_widest(right)) {}

  Occurrences run(std::size_t max_tries) {
    for (std::size_t l = 0; l < left_.size() && found_.size() < most_ && tries_ < max_tries; ++l) {
      const Occurrence one = left_[l];
      lowest_ = first_from(lowest_, lowest_of_all(one.front().first));
      std::size_t r = lowest_;
      for (const Stretch& words : near_.ordered ? one.last(1) : one) {
        r = first_from(r, lowest_for(words));
        for (; r < right_.size() && right_[r].front().first <= words.last + reach_ &&
               found_.size() < most_ && tries_ < max_tries;
             ++r)
          pair(one, right_[r]);
      }
    }
    return std::move(found_);
  }

  std::size_t tries() const { return tries_; }

 private:
  // Where a right occurrence must begin, to be near these words.
  std::uint32_t lowest_for(const Stretch& words) const {
    return near_.ordered ? words.last + 1 : lowest_of_all(words.first);
  }
  std::uint32_t lowest_of_all(std::uint32_t first) const {
    if (near_.ordered) return first + 1;
    return first > reach_ + widest_ ? first - reach_ - widest_ : 0;
  }

  // The first of the right occurrences, from index `r` on, that begins at `place` or later; mostly
  // the very next.
  std::size_t first_from(std::size_t r, std::uint32_t place) const {
    std::size_t step = 1;
    while (r + step < right_.size() && right_[r + step].front().first < place) {
      r += step;
      step *= 2;
    }
    std::size_t end = std::min(r + step, right_.size());
    while (r < end) {
      const std::size_t middle = r + (end - r) / 2;
      if (right_[middle].front().first < place)
        r = middle + 1;
      else
        end = middle;
    }
    return r;
  }

  void pair(Occurrence a, Occurrence b) {
    tries_ += a.size() * b.size();
    if (are_near(a, b, near_.number, near_.ordered)) found_.add_joined(a, b);
  }

  const Part& near_;
  const Occurrences& left_;
  const Occurrences& right_;
  std::size_t most_;
  std::uint32_t reach_, widest_;
  std::size_t lowest_ = 0, tries_ = 0;
  Occurrences found_;
};

// Of those of the left operand the ones that no right one is near to or overlaps.
Occurrences without_neighbours(const Part& near, const Occurrences& left, const Occurrences& right,
                               std::size_t most, std::size_t& steps) {
  const auto reach = static_cast<std::uint32_t>(near.number) + 1;
  const std::uint32_t margin = reach + width_of_widest(right);
  Occurrences found;
  std::size_t from = 0;
  for (std::size_t l = 0; l < left.size() && found.size() < most; ++l) {
    const Occurrence one = left[l];
    const std::uint32_t first = one.front().first, lowest = first > margin ? first - margin : 0;
    while (from < right.size() && right[from].front().first < lowest) ++from;
    bool has_near = false;
    for (std::size_t r = from;
         r < right.size() && !has_near && right[r].front().first <= one.back().last + reach;
         ++r, ++steps)
      has_near = are_near(one, right[r], near.number, near.ordered) || share_a_word(one, right[r]);
    if (!has_near) found.add(one);
  }
  return found;
}

}  // namespace

bool Finder::is_of_terms(PartId id) const {
  const Part& part = program_.part(id);
  if (part.kind != Part::Kind::any) return part.kind == Part::Kind::term && part.number <= 0;
  bool all = true;
  program_.each_inside(id, [&](PartId inside) { all = all && is_of_terms(inside); });
  return all;
}

// Of one operand what may be near the other one's occurrences: all of it, where those are few,
// however frequent it is itself.
Occurrences Finder::find_beside(PartId id, const Occurrences& others, const Part& near,
                                const Ground& ground, Limits limits) {
  Windows within;
  const auto reach = static_cast<std::uint32_t>(near.number) + 1;
  for (std::size_t i = 0; i < others.size(); ++i) {
    const std::uint32_t first = others[i].front().first, margin = reach + kLongestTerm;
    const std::uint32_t from = first > margin ? first - margin : 0,
                        behind = others[i].back().last + reach + 1;
    if (within.empty() || from > within.back().behind)
      within.push_back({from, behind});
    else
      within.back().behind = std::max(within.back().behind, behind);
  }
  steps_ += others.size();
  limits.within = &within;
  return find(id, ground, limits);
}

// The right one first: in a chain it is a term, which mostly is not there.
Occurrences Finder::find_near(PartId id, const Ground& ground, Limits limits) {
  const Part& near = program_.part(id);
  const PartId left_id = id + 1, right_id = program_.after(left_id);
  Limits of_operand = limits;
  of_operand.most = limits.of_operand;
  of_operand.within = nullptr;
  Occurrences right = find(right_id, ground, of_operand), left;
  const std::size_t most = std::min(limits.most, limits.pairs);
  if (near.without) {
    // What was cut off on the right might be near: then nobody knows.
    const Part::Kind kind = program_.part(right_id).kind;
    const bool is_of_pairs = kind == Part::Kind::near || kind == Part::Kind::near_all;
    if (right.size() >= (is_of_pairs ? limits.pairs : of_operand.most)) is_cut_ = true;
    left = find(left_id, ground, of_operand);
    return without_neighbours(near, left, right, most, steps_);
  }
  if (right.empty()) return {};
  if (right.size() < of_operand.most || !is_of_terms(right_id)) {
    left = find_beside(left_id, right, near, ground, of_operand);
  } else {
    left = find(left_id, ground, of_operand);
    right = find_beside(right_id, left, near, ground, of_operand);
  }

  Pairing pairing(near, left, right, most);
  Occurrences found = pairing.run(limits.pairs * kTriesPerPair);
  steps_ += left.size() + right.size() + pairing.tries();
  found.sort_out(most);
  return found;
}

// The union is cut while it is made: many branches may meet the same words.
Occurrences Finder::find_any(PartId id, const Ground& ground, Limits limits) {
  Occurrences found;
  program_.each_inside(id, [&](PartId inside) {
    const Occurrences more = find(inside, ground, limits);
    for (std::size_t i = 0; i < more.size(); ++i) found.add(more[i]);
    steps_ += more.size();
    if (found.size() > 2 * limits.most) found.sort_out(limits.most);
  });
  found.sort_out(limits.most);
  return found;
}

// From operand to operand, the rarest first, inside the widest stretch that may still do.
Occurrences Finder::find_near_all(PartId id, const Ground& ground, Limits limits) {
  Limits of_operand = limits;
  of_operand.most = limits.of_operand;
  of_operand.within = nullptr;
  std::vector<Occurrences> operands;
  program_.each_inside(id, [&](PartId inside) {
    if (operands.empty() || !operands.back().empty())
      operands.push_back(find(inside, ground, of_operand));
  });
  if (operands.back().empty()) return {};
  std::ranges::sort(operands, {}, &Occurrences::size);
  Gathering gathering(operands, program_.part(id).number, std::min(limits.most, limits.pairs));
  Occurrences found = gathering.run(limits.pairs * kTriesPerPair);
  steps_ += gathering.tries();
  found.sort_out(limits.most);
  return found;
}

}  // namespace rules
