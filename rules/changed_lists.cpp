// A list has changed where it differs itself, or one that it includes or lies within.
#include "rules/changed_lists.h"

#include <algorithm>
#include <string_view>

namespace rules {
namespace {

const std::vector<model::List>& all_of(const people::Lists* lists) {
  static const std::vector<model::List> kNone;
  return lists ? lists->all() : kNone;
}

bool differs(const model::List& list, const people::Lists* other) {
  const model::List* same = other ? other->find(list.name) : nullptr;
  return !same || !(*same == list);
}

}  // namespace

ChangedLists::ChangedLists(const people::Lists* before, const people::Lists* after) {
  if (before == after) return;
  for (const model::List& list : all_of(before))
    if (differs(list, after)) names_.insert(list.name);
  for (const model::List& list : all_of(after))
    if (differs(list, before)) names_.insert(list.name);
  const auto is_changed = [&](std::string_view name) { return names_.contains(name); };
  for (std::size_t known = 0; known != names_.size();) {
    known = names_.size();
    for (const auto* lists : {&all_of(before), &all_of(after)})
      for (const model::List& list : *lists)
        if (is_changed(list.within) || std::ranges::any_of(list.include, is_changed))
          names_.insert(list.name);
  }
}

bool ChangedLists::any_of(const Segment& segment, std::uint32_t rule) const {
  if (names_.empty()) return false;
  const Program& program = segment.program();
  const PartId query = segment.query(rule);
  for (PartId id = query; id < program.after(query); ++id) {
    if (program.part(id).kind != Part::Kind::named) continue;
    const auto& wanted = program.roster()->wanted()[program.naming(program.part(id)).wanted];
    if (wanted.kind != people::Wanted::Kind::person && names_.contains(wanted.name)) return true;
  }
  return false;
}

}  // namespace rules
