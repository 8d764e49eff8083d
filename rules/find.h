#pragma once
// Where terms and NEAR groups stand in one field of an article: the definition of "occurs". Places
// are indexes of tokens.
//
// Bounded, so that no query holds up the others: Limits. One Finder serves all queries on one
// article and remembers which words a slot met; the queries outlive it.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/hit.h"
#include "rules/occurrences.h"
#include "rules/places.h"
#include "rules/query.h"
#include "text/reading.h"

namespace rules {

// What is cut are the last ones in reading order.
struct Limits {
  std::size_t most = 0;            // occurrences that are wanted
  std::size_t of_operand = 0;      // occurrences that a NEAR looks at on either side
  std::size_t pairs = 0;           // that one NEAR may find; it tries at most 50 times as many
  const Places* within = nullptr;  // where a term has to begin, if not anywhere
};

class Finder {
 public:
  explicit Finder(const text::Reading& reading) : reading_(reading) {}

  // Of what NEAR takes: a term, an OR-group, another NEAR. In reading order for a term.
  Occurrences find(const Node&, model::Field, Limits);

  // The work done so far: places and pairs looked at, words compared with a wildcard.
  std::size_t steps() const { return steps_; }

 private:
  // A written word of letters and digits, joined from its pieces.
  struct Whole {
    std::uint32_t place = 0, length = 0;
  };
  struct WrittenWhole : Whole {
    std::string written, possessive;  // the latter empty where it has none
  };
  struct SlotPlaces {
    explicit SlotPlaces(std::size_t size) : one(size) {}
    Places one;                // where the word there meets the slot
    std::vector<Whole> whole;  // where the written word that begins there does
    bool empty = true;
  };
  using Shared = std::shared_ptr<const SlotPlaces>;
  struct Known {
    std::vector<std::uint32_t> words;
    Shared title, text;
  };
  struct HashOfSlot {
    std::size_t operator()(const Slot* slot) const {
      return std::hash<std::string>{}(slot->folded);
    }
  };
  struct SameSlot {
    bool operator()(const Slot* a, const Slot* b) const { return *a == *b; }
  };

  const std::vector<WrittenWhole>& wholes_of(model::Field);
  Shared places_of(const Slot&, model::Field);
  Shared make_places(const Slot&, const std::vector<std::uint32_t>& words, model::Field);
  void add_wholes(const Slot&, model::Field, SlotPlaces&);
  void drop_without_signs(const Slot&, model::Field, SlotPlaces&);
  bool has_signs(const Slot&, model::Field, std::uint32_t first, std::uint32_t last) const;

  std::vector<Stretch> find_term(const Term&, model::Field, Limits);
  std::vector<Places> chances_of(const std::vector<Shared>& slots);
  std::uint32_t end_of(const std::vector<Shared>& slots, const std::vector<Places>& chances,
                       std::uint32_t place);

  Occurrences find_any(const Or&, model::Field, Limits);
  Occurrences find_near(const Near&, model::Field, Limits);
  Occurrences find_beside(const Node&, const Occurrences& others, const Near&, model::Field,
                          Limits);

  const text::Reading& reading_;
  std::optional<std::vector<WrittenWhole>> title_wholes_, text_wholes_;
  std::unordered_map<const Slot*, Known, HashOfSlot, SameSlot> known_;
  std::size_t kept_ = 0;  // bytes in known_, about
  std::size_t steps_ = 0;
};

}  // namespace rules
