#include "rules/slot_index.h"

#include <algorithm>

#include "rules/slots.h"
#include "text/lookalikes.h"
#include "text/stems.h"

namespace rules {

SlotIndex::SlotIndex(const Program& program) : program_(program) {
  by_form_.reserve(program.slots());
  for (SlotId id = 0; id < program.slots(); ++id) enter(id);
}

SlotIndex::~SlotIndex() = default;

void SlotIndex::enter(SlotId id) {
  const Slot& slot = program_.slot(id);
  if (slot.kind == Slot::Kind::any) return;
  if (slot.kind == Slot::Kind::pattern) {
    enter_pattern(id, slot.folded);
    if (!slot.twin.empty()) enter_pattern(id, slot.twin);
    return;
  }
  by_form_[slot.possessive.empty() ? slot.folded : slot.possessive].push_back(id);
  if (!slot.twin.empty()) by_form_[slot.twin].push_back(id);
  for (const std::string& spelling : slot.spellings) by_form_[spelling].push_back(id);
  if (slot.inflected) inflected_.push_back(id);
  if (slot.script == text::Script::hangul) enter_beginning(id, slot.folded);
  if (!slot.skeleton.empty()) by_skeleton_[slot.skeleton].push_back(id);
}

void SlotIndex::enter_pattern(SlotId id, std::string_view pattern) {
  const std::string_view beginning = pattern.substr(0, pattern.find_first_of("*?"));
  if (beginning.empty())
    without_beginning_.push_back(id);
  else
    enter_beginning(id, beginning);
}

void SlotIndex::enter_beginning(SlotId id, std::string_view beginning) {
  beginning = beginning.substr(0, beginnings_.size() - 1);
  beginnings_.set(beginning.size());
  by_beginning_[std::string(beginning)].push_back(id);
}

const SlotIndex::Lists& SlotIndex::stems_of(std::string_view lang) const {
  const std::lock_guard lock(mutex_);
  auto& lists = stems_[std::string(lang)];
  if (lists) return *lists;
  lists = std::make_unique<Lists>();
  const auto enter_stems = [&](SlotId id, const std::string& lower) {
    (*lists)[text::stem(lower, lang)].push_back(id);
    if (const std::string second = text::second_stem(lower, lang); !second.empty())
      (*lists)[second].push_back(id);
  };
  for (const SlotId id : inflected_) {
    const Slot& slot = program_.slot(id);
    enter_stems(id, slot.lower);
    if (lang == "de" && !slot.twin.empty()) enter_stems(id, slot.twin);
    if (lang == "en")
      for (const std::string& spelling : slot.spellings) enter_stems(id, spelling);
  }
  return *lists;
}

void SlotIndex::add(const Lists& lists, std::string_view key, std::vector<SlotId>& found) const {
  if (key.empty()) return;
  if (const auto ids = lists.find(key); ids != lists.end())
    found.insert(found.end(), ids->second.begin(), ids->second.end());
}

void SlotIndex::add_beginnings(std::string_view form, std::vector<SlotId>& found) const {
  const std::size_t longest = std::min(form.size(), beginnings_.size() - 1);
  for (std::size_t length = 1; length <= longest; ++length)
    if (beginnings_[length]) add(by_beginning_, form.substr(0, length), found);
}

void SlotIndex::add_patterns(const text::Word& word, std::vector<SlotId>& found) const {
  add_beginnings(word.possessive.empty() ? word.folded : word.possessive, found);
  add_beginnings(word.twin, found);
  found.insert(found.end(), without_beginning_.begin(), without_beginning_.end());
}

std::vector<SlotId> SlotIndex::met_by(const text::Word& word, std::string_view lang) const {
  std::vector<SlotId> found;
  for (const std::string* form : {&word.folded, &word.possessive, &word.twin})
    add(by_form_, *form, found);
  if (!word.stem.empty() && !inflected_.empty()) {
    const Lists& stems = stems_of(word.lang);
    add(stems, word.stem, found);
    if (word.second_stem != word.stem) add(stems, word.second_stem, found);
  }
  if (!by_skeleton_.empty()) add(by_skeleton_, text::skeleton(word.folded), found);
  add_patterns(word, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found, [&](SlotId id) { return !meets(program_.slot(id), word, lang); });
  return found;
}

std::vector<SlotId> SlotIndex::met_by_whole(const text::Word& whole) const {
  std::vector<SlotId> found;
  add_patterns(whole, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found, [&](SlotId id) {
    return !meets_whole(program_.slot(id), whole.folded, whole.possessive);
  });
  return found;
}

}  // namespace rules
