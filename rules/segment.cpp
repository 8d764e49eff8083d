#include "rules/segment.h"

#include "rules/vocabulary.h"

namespace rules {
namespace {

// Where no articles are known: a long word is rarer than a short one, and a beginning is met by
// several.
std::uint32_t guess(const Slot& slot) {
  if (slot.kind == Slot::Kind::any) return UINT32_MAX / 2;
  if (is_stop_word(slot.folded)) return 1'000'000;
  const auto length = static_cast<std::uint32_t>(slot.folded.size());
  return (slot.kind == Slot::Kind::pattern ? 20'000 : 10'000) / (length + 1);
}

}  // namespace

Segment::Segment(std::span<const std::shared_ptr<const Query>> queries,
                 const RuleSetOptions& options) {
  for (const auto& query : queries) {
    roots_.push_back(program_.add(query->root()));
    const Limits limits = limits_of(query->size());
    bounds_.push_back(
        {static_cast<std::uint32_t>(limits.of_operand), static_cast<std::uint32_t>(limits.pairs)});
  }
  program_.finish();
  index_ = std::make_unique<SlotIndex>(program_);
  presearch_ = std::make_unique<Presearch>(program_, roots_, frequencies(options));
}

Limits Segment::limits(std::uint32_t rule) const {
  return {.of_operand = bounds_[rule].of_operand, .pairs = bounds_[rule].pairs};
}

std::vector<std::uint32_t> Segment::frequencies(const RuleSetOptions& options) const {
  std::vector<std::uint32_t> met(program_.slots());
  for (SlotId slot = 0; slot < program_.slots(); ++slot)
    if (options.sample.empty() || program_.slot(slot).kind == Slot::Kind::any)
      met[slot] = guess(program_.slot(slot));
  Judge judge(program_, *index_);
  for (const model::Article& article : options.sample) {
    const text::Reading reading(article.title, article.text, article.lang, options.cut);
    judge.open({reading, article, {}});
    for (const SlotId slot : judge.sheet().met()) ++met[slot];
  }
  return met;
}

}  // namespace rules
