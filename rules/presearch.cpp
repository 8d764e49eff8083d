#include "rules/presearch.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace rules {
namespace {

using Kind = Part::Kind;

bool is_of_the_article(Scope scope) {
  return scope == Scope::title || scope == Scope::lead || scope == Scope::body;
}

// What an article needs for a part to hold.
struct Need {
  std::vector<SlotId> one_of;  // empty: nothing is known
  std::uint64_t cost = std::numeric_limits<std::uint64_t>::max();
  std::vector<SlotId> all_of;  // each of these, too
};

class Needs {
 public:
  Needs(const Program& program, std::span<const std::uint32_t> frequencies)
      : program_(program), frequencies_(frequencies) {}

  Need of(PartId id) const {
    const Part& part = program_.part(id);
    switch (part.kind) {
      case Kind::term:
        return of_term(part);
      case Kind::all:
      case Kind::near_all:
        return of_all(id);
      case Kind::any:
        return of_any(id);
      case Kind::near:
        return part.without ? of(id + 1) : of_all(id);
      case Kind::query:
      case Kind::within:
      case Kind::at_least:
        return of(id + 1);
      case Kind::score:
        return of_score(id);
      case Kind::in_field:
        return is_of_the_article(part.scope) ? of(id + 1) : Need{};
      case Kind::named:
        return of_naming(program_.naming(part));
      case Kind::said:
        return of_said(id);
      default:
        return {};
    }
  }

 private:
  Need of_term(const Part& term) const {
    Need need;
    for (std::uint32_t i = 0; i < term.count; ++i) {
      const SlotId slot = program_.slots_of(term)[i];
      if (program_.slot(slot).kind == Slot::Kind::any) continue;
      need.all_of.push_back(slot);
      if (frequencies_[slot] + 1 >= need.cost) continue;
      need.cost = frequencies_[slot] + 1;
      need.one_of = {slot};
    }
    return need;
  }

  Need of_all(PartId id) const {
    Need need;
    program_.each_inside(id, [&](PartId inside) { merge(of(inside), need); });
    return need;
  }

  // Both have to hold.
  static void merge(Need one, Need& all) {
    all.all_of.insert(all.all_of.end(), one.all_of.begin(), one.all_of.end());
    if (one.cost >= all.cost) return;
    all.cost = one.cost;
    all.one_of = std::move(one.one_of);
  }

  Need of_any(PartId id) const {
    Need need;
    need.cost = 0;
    bool known = true;
    program_.each_inside(id, [&](PartId inside) { known = known && add(of(inside), need); });
    return known ? need : Need{};
  }

  Need of_naming(const Program::Naming& naming) const {
    const SlotId key = program_.key_of(naming.wanted);
    Need need{.one_of = {key}, .cost = std::uint64_t{frequencies_[key]} + 1, .all_of = {}};
    if (naming.terms == Program::kNoPart) return need;
    return add(of(naming.terms), need) ? need : Need{};
  }

  // Who speaks and what is said stand in the article as written. Through whom, and where, too; but
  // these words are in more articles, and name the same in other cases.
  Need of_said(PartId id) const {
    Need need, of_occasion;
    std::size_t role = 0;
    program_.each_inside(id, [&](PartId inside) {
      while ((program_.part(id).number & kRoles[role]) == 0) ++role;
      merge(of(inside), kRoles[role++] <= kAbout ? need : of_occasion);
    });
    return need.one_of.empty() ? of_occasion : need;
  }

  // One of those that count for it has to hold.
  Need of_score(PartId id) const {
    Need need;
    need.cost = 0;
    bool known = true;
    std::uint32_t i = 0;
    program_.each_inside(id, [&](PartId inside) {
      if (program_.weight(program_.part(id), i++) > 0) known = known && add(of(inside), need);
    });
    return known ? need : Need{};
  }

  static bool add(const Need& one, Need& any) {
    if (one.one_of.empty()) return false;
    any.cost += one.cost;
    any.one_of.insert(any.one_of.end(), one.one_of.begin(), one.one_of.end());
    return true;
  }

  const Program& program_;
  std::span<const std::uint32_t> frequencies_;
};

// Whether the two words of an AND, or the one there is, are all that the query asks.
bool is_proved_by_words(const Program& program, PartId id) {
  const Part& part = program.part(id);
  if (part.kind == Kind::term) return part.simple;
  if (part.kind != Kind::all || part.count != 2) return false;
  bool simple = true;
  program.each_inside(id, [&](PartId inside) { simple = simple && program.part(inside).simple; });
  return simple;
}

}  // namespace

Presearch::Presearch(const Program& program, std::span<const PartId> queries,
                     std::span<const std::uint32_t> frequencies) {
  const Needs needs(program, frequencies);
  std::vector<std::pair<SlotId, Entry>> keyed;
  for (std::uint32_t rule = 0; rule < queries.size(); ++rule) {
    Need need = needs.of(queries[rule]);
    if (need.one_of.empty()) {
      unindexed_.push_back(rule);
      continue;
    }
    std::sort(need.one_of.begin(), need.one_of.end());
    need.one_of.erase(std::unique(need.one_of.begin(), need.one_of.end()), need.one_of.end());
    const bool single = need.one_of.size() == 1;
    Entry entry{.query = queries[rule]};
    entry.rule = rule & ((1u << 30) - 1);
    entry.comes_again = single ? 0 : 1;
    for (const SlotId slot : need.all_of)
      if ((!single || slot != need.one_of[0]) &&
          (entry.companion == kNone || frequencies[slot] < frequencies[entry.companion]))
        entry.companion = slot;
    entry.is_proof = is_proved_by_words(program, queries[rule] + 1) ? 1 : 0;
    for (const SlotId slot : need.one_of) keyed.emplace_back(slot, entry);
  }

  std::ranges::stable_sort(keyed, {}, [](const auto& one) { return one.first; });
  begins_.assign(program.keys() + 1, 0);
  for (const auto& [slot, entry] : keyed) ++begins_[slot + 1];
  for (std::size_t slot = 0; slot < program.keys(); ++slot) begins_[slot + 1] += begins_[slot];
  entries_.reserve(keyed.size());
  for (const auto& [slot, entry] : keyed) entries_.push_back(entry);
}

}  // namespace rules
