#pragma once
// Rules compiled together: their program, the way from words to slots and from slots to rules.
// Immutable, shared; a RuleSet holds one, or after a reload a large old one and a small new one.
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "rules/judge.h"
#include "rules/presearch.h"
#include "rules/program.h"
#include "rules/rules.h"
#include "rules/slot_index.h"

namespace rules {

class Segment {
 public:
  Segment(std::span<const std::shared_ptr<const Query>> queries, const RuleSetOptions&);

  const Program& program() const { return program_; }
  const SlotIndex& index() const { return *index_; }
  std::size_t size() const { return roots_.size(); }
  const std::vector<std::uint32_t>& unindexed() const { return presearch_->unindexed(); }

  PartId root(std::uint32_t rule) const { return roots_[rule]; }
  Limits limits(std::uint32_t rule) const;

  // Visits each rule that the article may meet, once; `is_proof`: it does. The judge has opened
  // the article. `seen`: by rule, in which article it was last met.
  struct Seen {
    std::vector<std::uint32_t> article;
    std::uint32_t now = 0;
  };
  template <class Visit>
  void each_candidate(const Sheet& sheet, Seen& seen, const Visit& visit) const {
    if (seen.article.size() < size() || ++seen.now == 0) {
      seen.article.assign(size(), 0);
      seen.now = 1;
    }
    for (const std::uint32_t rule : presearch_->unindexed()) visit(rule, false);
    const std::vector<SlotId>& met = sheet.met();
    const std::size_t count = met.size();  // `*` alone is added while rules are judged
    for (std::size_t i = 0; i < count; ++i)
      presearch_->each_under(met[i], sheet, [&](const Presearch::Entry& entry) {
        const std::uint32_t rule = entry.index();
        if (entry.comes_again() && std::exchange(seen.article[rule], seen.now) == seen.now) return;
        visit(rule, entry.is_proof());
      });
  }

 private:
  struct Bounds {
    std::uint32_t of_operand = 0, pairs = 0;
  };
  std::vector<std::uint32_t> frequencies(const RuleSetOptions&) const;

  Program program_;
  std::vector<PartId> roots_;
  std::vector<Bounds> bounds_;
  std::unique_ptr<const SlotIndex> index_;
  std::unique_ptr<const Presearch> presearch_;
};

}  // namespace rules
