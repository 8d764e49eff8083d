// A phrase: its rarest word's places, and at each whether the others stand where they should. What
// may stand apart (slop), or take several places (F16 for a wildcard), is searched in find_apart.
#include "rules/find.h"

#include <algorithm>
#include <iterator>

#include "rules/find_apart.h"

namespace rules {

// Those of the ground.
Finder::Spot Finder::places(SlotId slot, const Ground& ground) {
  Spot all = ground.sheet->places(slot, ground.field);
  if (all.empty()) return all;
  if (all.front() < ground.first || all.back() >= ground.behind) {
    const auto from = std::lower_bound(all.begin(), all.end(), ground.first);
    all = {from, std::lower_bound(from, all.end(), ground.behind)};
  }
  return ground.pieces ? those_in_pieces(all, ground) : all;
}

// Until the next term.
Finder::Spot Finder::those_in_pieces(Spot all, const Ground& ground) {
  if (used_ == kept_.size()) kept_.emplace_back();
  std::vector<std::uint32_t>& kept = kept_[used_++];
  kept.clear();
  std::ranges::copy_if(all, std::back_inserter(kept),
                       [&](std::uint32_t place) { return ground.holds(place); });
  steps_ += all.size();
  return kept;
}

bool Finder::occurs_simply(SlotId slot, const Ground& ground) {
  if (!ground.sheet->has(slot)) return false;
  used_ = 0;
  if (!places(slot, ground).empty()) return true;
  if (!ground.sheet->has_wholes(slot)) return false;
  std::vector<std::uint32_t> wholes;
  ground.sheet->add_wholes(slot, ground.field, wholes);
  return std::any_of(wholes.begin(), wholes.end(),
                     [&](std::uint32_t place) { return ground.holds(place); });
}

bool Finder::are_near_simply(const Part& near, SlotId left, SlotId right, const Ground& ground) {
  used_ = 0;
  const Spot lefts = places(left, ground), rights = places(right, ground);
  const auto reach = static_cast<std::uint32_t>(near.number) + 1;
  steps_ += lefts.size() + rights.size();
  auto from = rights.begin();
  for (const std::uint32_t place : lefts) {
    const std::uint32_t lowest = near.ordered ? place + 1 : place > reach ? place - reach : 0;
    while (from != rights.end() && *from < lowest) ++from;
    for (auto other = from; other != rights.end() && *other <= place + reach; ++other)
      if (*other != place) return true;
  }
  return false;
}

bool Finder::occurs(PartId id, const Ground& ground, const Limits& limits) {
  const Part& part = program_.part(id);
  if (part.kind == Part::Kind::term && part.count == 1 && part.number < 0)
    return occurs_simply(*program_.slots_of(part), ground);
  if (part.kind == Part::Kind::term)
    for (std::uint32_t i = 0; i < part.count; ++i)
      if (!ground.sheet->has(program_.slots_of(part)[i])) return false;
  if (part.kind == Part::Kind::raw || part.kind == Part::Kind::regex)
    return !find_exact(id, ground, {.most = 1}).empty();
  if (part.kind == Part::Kind::near && !part.without) {
    const Part &left = program_.part(id + 1), &right = program_.part(program_.after(id + 1));
    if (left.simple && right.simple) {
      const SlotId a = *program_.slots_of(left), b = *program_.slots_of(right);
      if (!ground.sheet->has(a) || !ground.sheet->has(b)) return false;
      if (!ground.sheet->has_wholes(a) && !ground.sheet->has_wholes(b))
        return are_near_simply(part, a, b, ground);
    }
  }
  Limits first = limits;
  first.most = 1;
  return !find(id, ground, first).empty();
}

Occurrences Finder::find(PartId id, const Ground& ground, Limits limits) {
  const Part& part = program_.part(id);
  const auto with_words = [](std::vector<Stretch> found) {
    std::erase_if(found, [](const Stretch& s) { return s.is_empty(); });
    return Occurrences(std::move(found));
  };
  switch (part.kind) {
    case Part::Kind::term:
      return find_term(part, ground, limits);
    case Part::Kind::raw:
    case Part::Kind::regex:
      return with_words(find_exact(id, ground, limits));
    case Part::Kind::named:
      return find_named(part, ground, limits);
    case Part::Kind::any:
      return find_any(id, ground, limits);
    case Part::Kind::near:
      return find_near(id, ground, limits);
    case Part::Kind::near_all:
      return find_near_all(id, ground, limits);
    default:
      return {};
  }
}

bool Finder::names(const people::Mention& mention, people::WantedId wanted, const Ground& ground) {
  ++steps_;
  return std::ranges::binary_search(mention.of, wanted) &&
         ground.holds_all(mention.first, mention.behind);
}

// All of a mention is the occurrence: of "Kazakhstan's defence minister" what is near is near its
// nearest word.
Occurrences Finder::find_named(const Part& part, const Ground& ground, Limits limits) {
  const auto& [wanted, terms] = program_.naming(part);
  Occurrences found;
  if (terms != Program::kNoPart) found = find(terms, ground, limits);
  if (!ground.sheet->has(program_.key_of(wanted))) return found;
  const bool had_terms = !found.empty();
  for (const auto& mention : ground.sheet->mentions(ground.field, ground.first, ground.behind)) {
    if (!had_terms && found.size() == limits.most) break;
    if (!names(mention, wanted, ground)) continue;
    const Stretch words{mention.first, mention.behind - 1};
    found.add({&words, 1});
  }
  if (found.size() > 1) found.sort_out(limits.most);
  return found;
}

Occurrences Finder::find_term(const Part& term, const Ground& ground, Limits limits) {
  bool in_a_row = term.number <= 0;
  for (std::uint32_t i = 0; i < term.count; ++i) {
    const SlotId slot = program_.slots_of(term)[i];
    if (!ground.sheet->has(slot)) return {};
    in_a_row = in_a_row && !ground.sheet->has_wholes(slot);
  }
  used_ = 0;
  if (in_a_row) return find_in_a_row(term, ground, limits);
  std::vector<Candidates> slots;
  for (std::uint32_t i = 0; i < term.count; ++i) {
    const SlotId slot = program_.slots_of(term)[i];
    slots.push_back({slot, places(slot, ground), {}});
    if (ground.sheet->has_wholes(slot)) slots.back().add_wholes(ground);
  }
  return find_apart(slots, std::max(term.number, 0), ground, limits, steps_);
}

// Window by window, the places of the rarest word.
Occurrences Finder::find_in_a_row(const Part& term, const Ground& ground, Limits limits) {
  spots_.clear();
  std::uint32_t rarest = 0;
  for (std::uint32_t i = 0; i < term.count; ++i) {
    spots_.push_back(places(program_.slots_of(term)[i], ground));
    if (spots_[i].size() < spots_[rarest].size()) rarest = i;
  }
  cursors_.assign(term.count, 0);
  const Window all{ground.first, ground.behind};
  const std::span<const Window> windows =
      limits.within ? std::span<const Window>(*limits.within) : std::span(&all, 1);
  std::vector<Stretch> found;
  for (const Window& window : windows) {
    const Spot& spot = spots_[rarest];
    auto place =
        std::lower_bound(spot.begin(), spot.end(), std::max(window.first, ground.first) + rarest);
    for (; place != spot.end() && *place < window.behind + rarest; ++place, ++steps_) {
      if (found.size() == limits.most) return Occurrences(std::move(found));
      const std::uint32_t start = *place - rarest;
      if (stands_at(start, rarest)) found.push_back({start, start + term.count - 1});
    }
  }
  return Occurrences(std::move(found));
}

// Whether the term's words stand from `start` on, of which one is known to.
bool Finder::stands_at(std::uint32_t start, std::uint32_t but) {
  constexpr std::uint32_t kSteps = 8;  // then it is far away
  for (std::uint32_t i = 0; i < spots_.size(); ++i) {
    if (i == but) continue;
    const Spot& spot = spots_[i];
    std::uint32_t& at = cursors_[i];
    const std::uint32_t near = at + kSteps;
    ++steps_;
    while (at < spot.size() && spot[at] < start + i && at < near) ++at;
    if (at == near)
      at = static_cast<std::uint32_t>(std::lower_bound(spot.begin() + at, spot.end(), start + i) -
                                      spot.begin());
    if (at == spot.size() || spot[at] != start + i) return false;
  }
  return true;
}

}  // namespace rules
