// NEAR pairs the occurrences of its operands inside the window; an OR-group is the union of its
// branches.
#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "rules/find.h"

namespace rules {
namespace {

using model::Field;

constexpr std::size_t kTriesPerPair = 50;
constexpr std::uint32_t kLongestTerm = 100 * 8;  // words of a phrase, pieces of a word

struct HashOfTerm {
  std::size_t operator()(const Term* term) const {
    std::size_t hash = 0;
    for (const Slot& slot : term->slots) hash = hash * 31 + std::hash<std::string>{}(slot.folded);
    return hash;
  }
};
struct SameTerm {
  bool operator()(const Term* a, const Term* b) const { return *a == *b; }
};

bool is_of_terms(const Node& node) {
  const auto* any = std::get_if<Or>(&node.is);
  if (!any) return std::holds_alternative<Term>(node.is);
  return std::all_of(any->of.begin(), any->of.end(),
                     [](const Child& one) { return is_of_terms(*one); });
}

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
  Pairing(const Near& near, const Occurrences& left, const Occurrences& right, std::size_t most)
      : near_(near),
        left_(left),
        right_(right),
        most_(most),
        reach_(static_cast<std::uint32_t>(near.distance) + 1),
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
    if (are_near(a, b, near_.distance, near_.ordered)) found_.add_joined(a, b);
  }

  const Near& near_;
  const Occurrences& left_;
  const Occurrences& right_;
  std::size_t most_;
  std::uint32_t reach_, widest_;
  std::size_t lowest_ = 0, tries_ = 0;
  Occurrences found_;
};

}  // namespace

// Of one operand what may be near the other one's occurrences: all of it, where those are few,
// however frequent it is itself.
Occurrences Finder::find_beside(const Node& node, const Occurrences& others, const Near& near,
                                Field field, Limits limits) {
  Places within(reading_.tokens(field).size());
  const auto reach = static_cast<std::uint32_t>(near.distance) + 1;
  std::uint32_t behind = 0;
  for (std::size_t i = 0; i < others.size(); ++i) {
    const std::uint32_t first = others[i].front().first, margin = reach + kLongestTerm;
    const std::uint32_t end = std::min(others[i].back().last + reach + 1,
                                       static_cast<std::uint32_t>(reading_.tokens(field).size()));
    for (std::uint32_t place = std::max(behind, first > margin ? first - margin : 0); place < end;
         ++place)
      within.add(place);
    behind = std::max(behind, end);
  }
  steps_ += within.words() + others.size();
  limits.within = &within;
  return find(node, field, limits);
}

// The right one first: in a chain it is a term, which mostly is not there.
Occurrences Finder::find_near(const Near& near, Field field, Limits limits) {
  Limits of_operand = limits;
  of_operand.most = limits.of_operand;
  of_operand.within = nullptr;
  Occurrences right = find(*near.right, field, of_operand), left;
  if (right.empty()) return {};
  if (right.size() < of_operand.most || !is_of_terms(*near.right)) {
    left = find_beside(*near.left, right, near, field, of_operand);
  } else {
    left = find(*near.left, field, of_operand);
    right = find_beside(*near.right, left, near, field, of_operand);
  }

  const std::size_t most = std::min(limits.most, limits.pairs);
  Pairing pairing(near, left, right, most);
  Occurrences found = pairing.run(limits.pairs * kTriesPerPair);
  steps_ += left.size() + right.size() + pairing.tries();
  found.sort_out(most);
  return found;
}

// The union is cut while it is made: many branches may meet the same words.
Occurrences Finder::find_any(const Or& any, Field field, Limits limits) {
  std::vector<Stretch> of_terms, both;
  std::vector<Occurrences> others;
  std::unordered_set<const Term*, HashOfTerm, SameTerm> seen;
  for (const Child& one : any.of) {
    const auto* term = std::get_if<Term>(&one->is);
    if (!term) {
      others.push_back(find(*one, field, limits));
      continue;
    }
    if (!seen.insert(term).second) continue;
    const auto more = find_term(*term, field, limits);
    if (more.empty()) continue;
    both.clear();
    std::set_union(of_terms.begin(), of_terms.end(), more.begin(), more.end(),
                   std::back_inserter(both));
    if (both.size() > limits.most) both.resize(limits.most);
    steps_ += both.size();
    std::swap(of_terms, both);
  }
  Occurrences found(std::move(of_terms));
  if (others.empty()) return found;
  for (const Occurrences& more : others)
    for (std::size_t i = 0; i < more.size(); ++i) found.add(more[i]);
  found.sort_out(limits.most);
  return found;
}

Occurrences Finder::find(const Node& node, Field field, Limits limits) {
  if (const auto* term = std::get_if<Term>(&node.is))
    return Occurrences(find_term(*term, field, limits));
  if (const auto* any = std::get_if<Or>(&node.is)) return find_any(*any, field, limits);
  if (const auto* near = std::get_if<Near>(&node.is)) return find_near(*near, field, limits);
  return {};  // the parser lets nothing else stand here
}

}  // namespace rules
