#include "rules/segment.h"

#include <algorithm>

namespace rules {
namespace {

// Where no articles are known: a long word is rarer than a short one, and a beginning is met by
// several.
std::uint32_t guess(const Slot& slot) {
  if (slot.kind == Slot::Kind::any) return UINT32_MAX / 2;
  if (query::is_stop_word(slot.folded)) return 1'000'000;
  const auto length = static_cast<std::uint32_t>(slot.folded.size());
  return (slot.kind == Slot::Kind::pattern ? 20'000 : 10'000) / (length + 1);
}

}  // namespace

void Segment::finish(const RuleSetOptions& options) {
  program_.finish();
  index_ = std::make_unique<SlotIndex>(program_);
  presearch_ = std::make_unique<Presearch>(program_, queries_, frequencies(options));
}

bool Segment::names_anybody(std::uint32_t rule) const {
  const PartId query = queries_[rule];
  for (PartId id = query; id < program_.after(query); ++id)
    if (program_.part(id).kind == Part::Kind::named) return true;
  return false;
}

std::vector<std::uint32_t> Segment::frequencies(const RuleSetOptions& options) const {
  constexpr std::uint32_t kOfNames = 2000;  // as those of a word of four letters
  std::vector<std::uint32_t> met(program_.keys(), options.sample.empty() ? kOfNames : 0);
  for (SlotId slot = 0; slot < program_.slots(); ++slot)
    if (options.sample.empty() || program_.slot(slot).kind == Slot::Kind::any)
      met[slot] = guess(program_.slot(slot));
  Judge judge(program_, *index_);
  Judge::Statements statements;
  // For few rules few articles do: what they ask too often costs little, and they are wanted soon.
  for (const model::Article& article :
       options.sample.first(std::min(options.sample.size(), 100 + queries_.size()))) {
    const text::Reading reading(article.title, article.text, article.lang, options.cut);
    judge.open({reading, article, {}}, statements);
    for (const SlotId slot : judge.sheet().met()) ++met[slot];
  }
  return met;
}

}  // namespace rules
