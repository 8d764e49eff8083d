// The slow, obvious definition. A term is tried at every place where its first word can stand; NEAR
// pairs the occurrences of its operands inside the window.
#include "rules/find.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "rules/slots.h"

namespace rules {
namespace {

using model::Field;

// A written word of letters and digits is joined from its pieces, no more than this many of them.
constexpr std::uint32_t kMaxJoined = 8;

const std::vector<std::uint32_t>& places_of(const text::Word& word, Field field) {
  return field == Field::title ? word.title_places : word.text_places;
}

// Where one slot of a term can stand.
class SlotPlaces {
 public:
  SlotPlaces(const Slot& slot, const text::Reading& reading, Field field)
      : slot_(slot), reading_(reading), tokens_(reading.tokens(field)), field_(field) {
    if (slot.kind != Slot::Kind::any) met_ = words_met(slot, reading);
  }

  // The places where a term can begin with this slot, ascending.
  std::vector<std::uint32_t> starts() const {
    std::vector<std::uint32_t> all;
    for (const std::uint32_t word : met_) {
      const auto& places = places_of(reading_.words()[word], field_);
      all.insert(all.end(), places.begin(), places.end());
    }
    if (slot_.kind != Slot::Kind::word)
      for (std::uint32_t i = 0; i < tokens_.size(); ++i)
        if (slot_.kind == Slot::Kind::any || joined_from(i) > 1) all.push_back(i);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  // The places behind the slot when it stands at `place`: none, one, or for a pattern, which may be
  // met by the first piece of a written word and by the whole of it, two.
  void add_ends(std::uint32_t place, std::vector<std::uint32_t>& ends) const {
    if (place >= tokens_.size()) return;
    if (is_met(place)) ends.push_back(place + 1);
    if (slot_.kind == Slot::Kind::word) return;
    const std::uint32_t whole = joined_from(place);
    if (whole > 1 && is_met_by_whole(place, whole)) ends.push_back(place + whole);
  }

 private:
  // How many pieces the written word has from here on.
  std::uint32_t joined_from(std::uint32_t place) const {
    std::uint32_t whole = 1;
    while (place + whole < tokens_.size() && tokens_[place + whole].joined && whole < kMaxJoined)
      ++whole;
    return whole;
  }

  bool is_met(std::uint32_t place) const {
    if (!has_signs(place, place)) return false;
    return slot_.kind == Slot::Kind::any ||
           std::binary_search(met_.begin(), met_.end(), tokens_[place].word);
  }

  bool is_met_by_whole(std::uint32_t place, std::uint32_t length) const {
    if (!has_signs(place, place + length - 1)) return false;
    if (slot_.kind == Slot::Kind::any) return true;
    std::string written;
    for (std::uint32_t i = 0; i < length; ++i) written += reading_.word(tokens_[place + i]).folded;
    return meets_pattern(slot_.folded, written);
  }

  bool has_signs(std::uint32_t first, std::uint32_t last) const {
    return (slot_.before.empty() || slot_.before == reading_.signs(tokens_[first]).before) &&
           (slot_.after.empty() || slot_.after == reading_.signs(tokens_[last]).after);
  }

  const Slot& slot_;
  const text::Reading& reading_;
  const std::vector<text::Token>& tokens_;
  Field field_;
  std::vector<std::uint32_t> met_;
};

// The place behind the term when it begins at `start`; 0 when it does not stand there. All ends
// that are still possible are carried from slot to slot, so that no combination is tried twice.
std::uint32_t end_of(const std::vector<SlotPlaces>& slots, std::uint32_t start) {
  std::vector<std::uint32_t> ends{start}, further;
  for (const SlotPlaces& slot : slots) {
    further.clear();
    for (const std::uint32_t place : ends) slot.add_ends(place, further);
    if (further.empty()) return 0;
    std::sort(further.begin(), further.end());
    further.erase(std::unique(further.begin(), further.end()), further.end());
    std::swap(ends, further);
  }
  return ends.back();
}

Occurrence joined(const Occurrence& a, const Occurrence& b) {
  Occurrence both;
  std::merge(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
             std::back_inserter(both.words));
  return both;
}

void sort_out(std::vector<Occurrence>& found) {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() > kMaxOccurrences) found.resize(kMaxOccurrences);
}

std::vector<Occurrence> find_near(const Near& near, const text::Reading& reading, Field field) {
  const auto left = find_occurrences(*near.left, reading, field);
  if (left.empty()) return {};
  const auto right = find_occurrences(*near.right, reading, field);
  std::uint32_t widest = 0;
  for (const Occurrence& r : right) widest = std::max(widest, r.last() - r.first());

  std::vector<Occurrence> found;
  const auto reach = static_cast<std::uint32_t>(near.distance) + 1;
  for (const Occurrence& l : left) {
    const std::uint32_t lowest = l.first() > reach + widest ? l.first() - reach - widest : 0;
    auto r = std::lower_bound(
        right.begin(), right.end(), lowest,
        [](const Occurrence& o, std::uint32_t place) { return o.first() < place; });
    for (; r != right.end() && r->first() <= l.last() + reach; ++r) {
      if (are_near(l, *r, near.distance, near.ordered)) found.push_back(joined(l, *r));
      if (found.size() >= kMaxPairs) break;
    }
    if (found.size() >= kMaxPairs) break;
  }
  sort_out(found);
  return found;
}

std::vector<Occurrence> find_any(const Or& any, const text::Reading& reading, Field field) {
  std::vector<Occurrence> found;
  for (const Child& one : any.of) {
    auto more = find_occurrences(*one, reading, field);
    std::move(more.begin(), more.end(), std::back_inserter(found));
  }
  sort_out(found);
  return found;
}

}  // namespace

std::vector<Stretch> find_term(const Term& term, const text::Reading& reading, Field field) {
  std::vector<Stretch> found;
  std::vector<SlotPlaces> slots;
  for (const Slot& slot : term.slots) {
    slots.emplace_back(slot, reading, field);
    if (slot.kind == Slot::Kind::word && slots.back().starts().empty()) return {};
  }
  for (const std::uint32_t start : slots.front().starts()) {
    const std::uint32_t end = end_of(slots, start);
    if (end != 0) found.push_back({start, end - 1});
    if (found.size() == kMaxOccurrences) break;
  }
  return found;
}

std::vector<Occurrence> find_occurrences(const Node& node, const text::Reading& reading,
                                         Field field) {
  if (const auto* term = std::get_if<Term>(&node.is)) {
    std::vector<Occurrence> found;
    for (const Stretch& stretch : find_term(*term, reading, field)) found.push_back({{stretch}});
    return found;
  }
  if (const auto* any = std::get_if<Or>(&node.is)) return find_any(*any, reading, field);
  if (const auto* near = std::get_if<Near>(&node.is)) return find_near(*near, reading, field);
  return {};  // the parser lets nothing else stand here
}

bool are_near(const Occurrence& left, const Occurrence& right, int distance, bool ordered) {
  const auto reach = static_cast<std::uint32_t>(distance) + 1;
  if (ordered) return right.first() > left.last() && right.first() - left.last() <= reach;
  bool near = false;
  for (const Stretch& a : left.words)
    for (const Stretch& b : right.words) {
      if (a.first <= b.last && b.first <= a.last) return false;
      near = near || (a.last < b.first ? b.first - a.last : a.first - b.last) <= reach;
    }
  return near;
}

}  // namespace rules
