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
  // `queries`: where they begin in the program, by rule. `frequencies`: of each slot and key, in
  // how many articles it is met; only their order counts.
  Presearch(const Program&, std::span<const PartId> queries,
            std::span<const std::uint32_t> frequencies);

  // The rules without a key.
  const std::vector<std::uint32_t>& unindexed() const { return unindexed_; }

  struct Entry {
    PartId query = 0;
    SlotId companion = kNone;  // has to be met, too
    std::uint32_t rule : 30 = 0;
    std::uint32_t is_proof : 1 = 0;     // nothing more is asked
    std::uint32_t comes_again : 1 = 0;  // under another key, perhaps
  };
  // Those under the slot whose companion, if any, is met.
  template <class Visit>
  void each_under(SlotId slot, const Sheet& sheet, const Visit& visit) const {
    for (std::uint32_t i = begins_[slot]; i < begins_[slot + 1]; ++i)
      if (entries_[i].companion == kNone || sheet.has(entries_[i].companion)) visit(entries_[i]);
  }

 private:
  static constexpr SlotId kNone = UINT32_MAX;

  std::vector<Entry> entries_;         // by key
  std::vector<std::uint32_t> begins_;  // of each slot's
  std::vector<std::uint32_t> unindexed_;
};

}  // namespace rules
