#include "rules/sheet.h"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "rules/slots.h"

namespace rules {

using model::Field;

std::uint32_t KnownWords::keep(const std::vector<SlotId>& list) {
  if (list.empty()) return 1;
  lists_.push_back(static_cast<SlotId>(list.size()));
  lists_.insert(lists_.end(), list.begin(), list.end());
  return static_cast<std::uint32_t>(lists_.size() - list.size());
}

std::uint32_t KnownWords::ask(std::uint32_t id, const text::Reading& reading) {
  if (id >= begins_.size()) begins_.resize(words_->size() + words_->size() / 2 + 1);
  std::vector<SlotId> met = index_.met_by((*words_)[id], reading.lang());
  const Program& program = index_.program();
  if (program.roster() && program.roster()->may_name(reading, id))
    met.push_back(program.somebody());
  return begins_[id] = keep(met);
}

std::span<const SlotId> KnownWords::met_by_whole(std::uint32_t id) {
  if (id >= begins_.size()) begins_.resize(words_->size() + words_->size() / 2 + 1);
  if (begins_[id] == 0) begins_[id] = keep(index_.met_by_whole((*words_)[id]));
  return list_at(begins_[id]);
}

void KnownWords::trim() {
  constexpr std::size_t kMost = 8'000'000;
  if (lists_.size() < kMost) return;
  begins_.clear();
  lists_ = {0, 0};
}

Sheet::Sheet(const Program& program)
    : program_(program), bits_(program.keys() / 64 + 1), found_(program.keys()) {}

void Sheet::close() {
  for (const SlotId slot : met_) bits_[slot / 64] = 0;
  met_.clear();
  links_.clear();
  wholes_.clear();
  used_lists_ = 0;
  mentions_.reset();
}

void Sheet::open(const Subject& subject, KnownWords& known) {
  close();
  known.trim();
  const text::Reading& reading = subject.reading;
  reading_ = &reading;
  article_ = &subject.article;
  for (const SlotId any : program_.any()) meet(any);
  for (std::uint32_t word = 0; word < reading.size() && links_.size() < kMostLinks; ++word)
    for (const SlotId slot : known.met_by(reading.id(word), reading)) {
      meet(slot);
      links_.push_back({word, found_[slot].link});
      found_[slot].link = static_cast<std::uint32_t>(links_.size() - 1);
    }
  if (!reading.wholes().empty()) meet_wholes(known);
  if (program_.roster() && has(program_.somebody()))
    for (const people::Mention& mention : mentions())
      for (const people::WantedId id : mention.of) meet(program_.key_of(id));
}

void Sheet::meet_wholes(KnownWords& known) {
  for (const text::Whole& whole : reading_->wholes())
    for (const SlotId slot : known.met_by_whole(whole.id)) {
      if (!has_signs(program_.slot(slot), whole.field, whole.place, whole.place + whole.length - 1))
        continue;
      meet(slot);
      wholes_.push_back({slot, whole.field, whole.place, whole.length});
    }
  std::sort(wholes_.begin(), wholes_.end());
}

bool Sheet::has_signs(const Slot& slot, Field field, std::uint32_t first,
                      std::uint32_t last) const {
  if (slot.before.empty() && slot.after.empty()) return true;
  const auto& tokens = reading_->tokens(field);
  return (slot.before.empty() || slot.before == reading_->signs(tokens[first]).before) &&
         (slot.after.empty() || slot.after == reading_->signs(tokens[last]).after);
}

std::span<const std::uint32_t> Sheet::places(SlotId slot, Field field) {
  if (!has(slot)) return {};
  Found& found = found_[slot];
  if (program_.is_plain(slot) && found.link != kNone && links_[found.link].next == kNone)
    return reading_->places(links_[found.link].word, field);
  std::uint32_t& list = field == Field::title ? found.title : found.text;
  if (list == kNone) {
    list = static_cast<std::uint32_t>(used_lists_);
    make_places(slot, field, new_list());
  }
  return lists_[list];
}

std::vector<std::uint32_t>& Sheet::new_list() {
  if (used_lists_ == lists_.size()) lists_.emplace_back();
  std::vector<std::uint32_t>& list = lists_[used_lists_++];
  list.clear();
  return list;
}

void Sheet::make_places(SlotId id, Field field, std::vector<std::uint32_t>& list) {
  const Slot& slot = program_.slot(id);
  if (slot.kind == Slot::Kind::any) {
    list.resize(reading_->tokens(field).size());
    std::iota(list.begin(), list.end(), 0u);
  }
  for (std::uint32_t link = found_[id].link; link != kNone; link = links_[link].next) {
    const auto more = reading_->places(links_[link].word, field);
    list.insert(list.end(), more.begin(), more.end());
  }
  std::sort(list.begin(), list.end());
  if (!slot.before.empty() || !slot.after.empty())
    std::erase_if(list, [&](std::uint32_t at) { return !has_signs(slot, field, at, at); });
}

bool Sheet::has_wholes(SlotId slot) const {
  if (reading_->wholes().empty()) return false;
  if (program_.slot(slot).kind == Slot::Kind::any) return true;
  const auto first = std::lower_bound(wholes_.begin(), wholes_.end(), MetWhole{slot, Field::title});
  return first != wholes_.end() && first->slot == slot;
}

std::uint32_t Sheet::whole_at(SlotId slot, Field field, std::uint32_t place) const {
  if (program_.slot(slot).kind == Slot::Kind::any) {
    const auto& wholes = reading_->wholes();
    const auto found = std::lower_bound(
        wholes.begin(), wholes.end(), std::pair(field, place),
        [](const text::Whole& w, auto wanted) { return std::pair(w.field, w.place) < wanted; });
    const bool is_there = found != wholes.end() && found->field == field && found->place == place;
    return is_there && has_signs(program_.slot(slot), field, place, place + found->length - 1)
               ? found->length
               : 0;
  }
  const auto found = std::lower_bound(wholes_.begin(), wholes_.end(), MetWhole{slot, field, place});
  const bool is_there = found != wholes_.end() && found->slot == slot && found->field == field &&
                        found->place == place;
  return is_there ? found->length : 0;
}

void Sheet::add_wholes(SlotId slot, Field field, std::vector<std::uint32_t>& places) const {
  for (auto met = std::lower_bound(wholes_.begin(), wholes_.end(), MetWhole{slot, field});
       met != wholes_.end() && met->slot == slot && met->field == field; ++met)
    places.push_back(met->place);
}

std::span<const people::Mention> Sheet::mentions() {
  if (!mentions_)
    mentions_ = program_.roster()->mentions(*reading_, *article_, people::day_of(*article_));
  return *mentions_;
}

std::span<const people::Mention> Sheet::mentions(Field field, std::uint32_t first,
                                                 std::uint32_t behind) {
  const auto all = mentions();
  const auto is_before = [&](const people::Mention& one, std::uint32_t place) {
    return std::pair(one.span.field, one.first) < std::pair(field, place);
  };
  const auto from = std::lower_bound(all.begin(), all.end(), first, is_before);
  return {from, std::lower_bound(from, all.end(), behind, is_before)};
}

}  // namespace rules
