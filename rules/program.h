#pragma once
// Queries compiled: the trees in one row of small parts, the words they ask for each once. Many
// queries share one Program, so that what one of them asks of an article is known for all.
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "rules/tree.h"

namespace rules {

using SlotId = std::uint32_t;
using PartId = std::uint32_t;

// One node of a tree; what it is made of follows it. Before each tree stands its query. Small: most
// rules are looked at once in a while, and then are not in any cache.
struct Part {
  enum class Kind : std::uint8_t {
    query,
    term,
    raw,
    regex,
    all,
    any,
    none,
    near,
    near_all,
    within,
    at_least,
    score,
    in_field,
    value,
    published
  };
  Kind kind = Kind::term;
  Scope scope : 4 = Scope::everywhere;  // of in_field, value
  bool ordered : 1 = false;             // near
  bool without : 1 = false;             // near
  bool by_paragraph : 1 = false;        // within
  bool simple : 1 = false;              // a term of one slot that no signs restrict
  std::uint16_t count = 0;              // of slots, or of parts directly inside
  std::int32_t number =
      0;                   // distance, times, threshold; slop, or -1; of a query: limits.of_operand
  std::uint32_t size = 1;  // parts, this one and those inside
  std::uint32_t first =
      0;  // index into what its kind holds: slots, texts …; of a query: limits.pairs
};

class Program {
 public:
  // Where the query stands.
  PartId add(const Node& root, const Size&);

  const Part& part(PartId id) const { return parts_[id]; }
  // Asks for the beginning of a query's parts, which will be needed soon.
  void fetch(PartId query) const {
    __builtin_prefetch(&parts_[query]);
    __builtin_prefetch(&parts_[query] + 4);
  }
  // The parts directly inside, in order.
  template <class Visit>
  void each_inside(PartId id, const Visit& visit) const {
    PartId inside = id + 1;
    for (std::uint32_t i = 0; i < parts_[id].count; ++i, inside += parts_[inside].size)
      visit(inside);
  }
  PartId after(PartId id) const { return id + parts_[id].size; }

  const SlotId* slots_of(const Part& term) const { return &slot_ids_[term.first]; }
  const Slot& slot(SlotId id) const { return *slots_[id]; }
  // Whether its places are those of the words that meet it: no signs, not any word.
  bool is_plain(SlotId id) const { return plain_[id]; }
  // Of `*` alone: any word meets them.
  const std::vector<SlotId>& any() const { return any_; }
  std::uint32_t slots() const { return static_cast<std::uint32_t>(slots_.size()); }
  const std::string& text(const Part& p) const { return texts_[p.first]; }  // of raw, value
  const re2::RE2& expression(const Part& p) const { return *expressions_[p.first]; }
  const Published& days(const Part& p) const { return days_[p.first]; }
  int weight(const Part& score, std::uint32_t i) const { return weights_[score.first + i]; }

  // Nothing more will be added.
  void finish();

 private:
  struct HashOfSlot {
    std::size_t operator()(const Slot*) const;
  };
  struct SameSlot {
    bool operator()(const Slot* a, const Slot* b) const { return *a == *b; }
  };

  void add(const Node&);
  void fill(PartId, const Term&);
  void fill(PartId, const Raw&);
  void fill(PartId, const Regex&);
  void fill(PartId, const And&);
  void fill(PartId, const Or&);
  void fill(PartId, const Not&);
  void fill(PartId, const Near&);
  void fill(PartId, const NearAll&);
  void fill(PartId, const Within&);
  void fill(PartId, const AtLeast&);
  void fill(PartId, const Score&);
  void fill(PartId, const InField&);
  void fill(PartId, const Value&);
  void fill(PartId, const Published&);
  void fill(PartId, const Named&);
  void fill(PartId, const Said&);
  void add_inside(PartId, const std::vector<Child>&);
  SlotId id_of(const Slot&);

  std::vector<Part> parts_;
  std::vector<SlotId> slot_ids_;
  std::vector<std::unique_ptr<const Slot>> slots_;
  std::vector<bool> plain_;
  std::vector<SlotId> any_;
  std::vector<std::string> texts_;
  std::vector<std::shared_ptr<const re2::RE2>> expressions_;
  std::vector<Published> days_;
  std::vector<int> weights_;
  std::unordered_map<const Slot*, SlotId, HashOfSlot, SameSlot> known_;
};

}  // namespace rules
