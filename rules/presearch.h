#pragma once
// Which rules an article can meet at all. Each rule waits under its key: a word without which it
// never holds, the rarest there is; or, for an OR, one of each branch. Beside it may stand a
// companion, a second such word, so that most rules are dismissed without looking at them. What
// wants no word (filters, raw:, re:) is asked of every article, and counted.
//
// After Lucene's monitor (TermFilteredPresearcher), with the companion added.
#include <cstdint>
#include <span>
#include <vector>

#include "rules/program.h"
#include "rules/sheet.h"

namespace rules {

class Presearch {
 public:
  // `queries`: where they begin in the program, by rule. `frequencies`: of each slot, in how many
  // articles it is met; only their order counts.
  Presearch(const Program&, std::span<const PartId> queries,
            std::span<const std::uint32_t> frequencies);

  // The rules without a key.
  const std::vector<std::uint32_t>& unindexed() const { return unindexed_; }

  struct Entry {
    std::uint32_t rule = 0;
    SlotId companion = kNone;                                  // has to be met, too
    bool is_proof() const { return (rule & kProof) != 0; }     // nothing more is asked
    bool comes_again() const { return (rule & kAgain) != 0; }  // under another key, perhaps
    std::uint32_t index() const { return rule & ~(kProof | kAgain); }
  };
  // Those under the slot whose companion, if any, is met.
  template <class Visit>
  void each_under(SlotId slot, const Sheet& sheet, const Visit& visit) const {
    for (std::uint32_t i = begins_[slot]; i < begins_[slot + 1]; ++i)
      if (entries_[i].companion == kNone || sheet.is_met(entries_[i].companion)) visit(entries_[i]);
  }

 private:
  static constexpr SlotId kNone = UINT32_MAX;
  static constexpr std::uint32_t kProof = 1u << 31, kAgain = 1u << 30;

  std::vector<Entry> entries_;         // by key
  std::vector<std::uint32_t> begins_;  // of each slot's
  std::vector<std::uint32_t> unindexed_;
};

}  // namespace rules
