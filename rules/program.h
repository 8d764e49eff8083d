#pragma once
// Queries compiled: the trees in one row of small parts, the words they ask for each once. Many
// queries share one Program, so that what one of them asks of an article is known for all.
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "people/people.h"
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
    published,
    named,
    said
  };
  Kind kind = Kind::term;
  Scope scope : 4 = Scope::everywhere;  // of in_field, value
  bool ordered : 1 = false;             // near
  bool without : 1 = false;             // near
  bool by_paragraph : 1 = false;        // within
  bool simple : 1 = false;              // a term of one slot without signs; a query without said
  std::uint16_t count = 0;              // of slots, or of parts directly inside
  // distance, times, threshold; slop, or -1; of a query: limits.of_operand; of said: its Roles
  std::int32_t number = 0;
  std::uint32_t size = 1;  // parts, this one and those inside
  // index into what its kind holds: slots, texts …; of a query: limits.pairs; of said: its kinds, a
  // bit each, or 0
  std::uint32_t first = 0;
};

// What said asks of a statement, in the order in which its parts stand; a bit each.
enum Role : std::uint8_t { kBy = 1, kAbout = 2, kVia = 4, kVenue = 8 };
inline constexpr std::array kRoles = {kBy, kAbout, kVia, kVenue};

class Program {
 public:
  static constexpr PartId kNoPart = UINT32_MAX;

  // `lists`: those that queries name; null: none. `roster`: has all whom they will name; null: it
  // is made of them.
  explicit Program(std::shared_ptr<const people::Lists> lists = nullptr,
                   std::shared_ptr<const people::Roster> roster = nullptr)
      : lists_(std::move(lists)), roster_(std::move(roster)) {}

  // Where the query stands. The options are those by which it was parsed.
  PartId add(const Node& root, const Size&, const query::Options& = {});

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
  // Once finished: what an article may meet, which are the slots and, behind them, somebody, and
  // one for each whom the roster looks for.
  std::uint32_t keys() const {
    return slots() + static_cast<std::uint32_t>(roster_ ? 1 + roster_->wanted().size() : 0);
  }
  SlotId somebody() const { return slots(); }  // met by words that may name any of them
  SlotId key_of(people::WantedId id) const { return slots() + 1 + id; }
  const people::Roster* roster() const { return roster_.get(); }            // null: nobody is named
  const std::string& text(const Part& p) const { return texts_[p.first]; }  // of raw, value
  const re2::RE2& expression(const Part& p) const { return *expressions_[p.first]; }
  const Published& days(const Part& p) const { return days_[p.first]; }
  // Who is named, and the terms of a list: a part that others share, or kNoPart.
  struct Naming {
    people::WantedId wanted = 0;
    PartId terms = kNoPart;
  };
  const Naming& naming(const Part& p) const { return namings_[p.first]; }
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
  void add_terms(Naming&, bool lookalikes);
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
  people::WantedId id_of(const Named&);

  std::shared_ptr<const people::Lists> lists_;
  std::shared_ptr<const people::Roster> roster_;
  query::Options options_;  // of the query that is being added
  bool asks_said_ = false;  // it does
  std::vector<Part> parts_;
  std::vector<SlotId> slot_ids_;
  std::vector<std::unique_ptr<const Slot>> slots_;
  std::vector<bool> plain_;
  std::vector<SlotId> any_;
  std::vector<std::string> texts_;
  std::vector<std::shared_ptr<const re2::RE2>> expressions_;
  std::vector<Published> days_;
  std::vector<int> weights_;
  std::vector<people::Wanted> wanted_;
  std::vector<Naming> namings_;
  std::size_t named_ = 0;  // namings whose terms are added
  std::unordered_map<const Slot*, SlotId, HashOfSlot, SameSlot> known_;
  std::map<std::pair<people::Wanted::Kind, std::string>, people::WantedId> known_wanted_;
  std::map<std::pair<people::WantedId, bool>, std::uint32_t> known_namings_;  // bool: lookalikes
};

}  // namespace rules
