#pragma once
// Rules compiled together: their program, the way from words to slots and from slots to rules.
// Shared, and immutable once finished; a RuleSet holds one, or after a reload a large old one and a
// small new one.
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "rules/judge.h"
#include "rules/presearch.h"
#include "rules/program.h"
#include "rules/rules.h"
#include "rules/slot_index.h"

namespace rules {

class Segment {
 public:
  explicit Segment(std::shared_ptr<const people::Lists> lists) : program_(std::move(lists)) {}

  // One after another, so that no more than one tree is held at a time.
  void add(const Query& query, const query::Options& options) {
    queries_.push_back(program_.add(query.root(), query.size(), options));
  }
  void finish(const RuleSetOptions&);

  const Program& program() const { return program_; }
  const SlotIndex& index() const { return *index_; }
  std::size_t size() const { return queries_.size(); }
  const std::vector<std::uint32_t>& unindexed() const { return presearch_->unindexed(); }

  PartId query(std::uint32_t rule) const { return queries_[rule]; }
  // A list, or a person: what it means depends on the lists that there are.
  bool names_anybody(std::uint32_t rule) const;

  // Of a thread that judges: the rules that the article may meet, and in which article each was
  // last met.
  struct Seen {
    std::vector<Presearch::Entry> candidates;
    std::vector<std::uint32_t> article;
    std::uint32_t now = 0;
  };
  // Visits each rule that the article may meet, once; `is_proof`: it does. The sheet is open.
  template <class Visit>
  void each_candidate(const Sheet& sheet, Seen& seen, const Visit& visit) const {
    if (seen.article.size() < size() || ++seen.now == 0) {
      seen.article.assign(size(), 0);
      seen.now = 1;
    }
    for (const std::uint32_t rule : presearch_->unindexed()) visit(rule, queries_[rule], false);
    // All are found before the first is looked at: their parts come from memory meanwhile.
    seen.candidates.clear();
    for (const SlotId slot : sheet.met())
      presearch_->each_under(slot, sheet, [&](const Presearch::Entry& entry) {
        if (entry.is_proof == 0) program_.fetch(entry.query);
        seen.candidates.push_back(entry);
      });
    for (const Presearch::Entry& entry : seen.candidates) {
      const std::uint32_t rule = entry.rule;
      if (entry.comes_again && std::exchange(seen.article[rule], seen.now) == seen.now) continue;
      visit(rule, entry.query, entry.is_proof != 0);
    }
  }

 private:
  std::vector<std::uint32_t> frequencies(const RuleSetOptions&) const;

  Program program_;
  std::vector<PartId> queries_;
  std::unique_ptr<const SlotIndex> index_;
  std::unique_ptr<const Presearch> presearch_;
};

}  // namespace rules
