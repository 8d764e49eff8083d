// A term: from its last slot to its first, the set of places from which the rest of it can be met.
// Exact, and no slower where every word is frequent.
#include "rules/find.h"

#include <algorithm>
#include <utility>

#include "rules/patterns.h"
#include "rules/slots.h"

namespace rules {
namespace {

using model::Field;

// A written word of letters and digits is joined from its pieces, no more than this many of them;
// of so many such words a wildcard looks at. No honest article has as many.
constexpr std::uint32_t kMaxJoined = 8;
constexpr std::size_t kMaxWholes = 20'000;

// The end of a term that such words meet is sought place by place.
constexpr std::size_t kMaxSoughtEnds = 10'000;

constexpr std::size_t kMaxKeptBytes = 32 << 20;

}  // namespace

const std::vector<Finder::WrittenWhole>& Finder::wholes_of(Field field) {
  auto& wholes = field == Field::title ? title_wholes_ : text_wholes_;
  if (wholes) return *wholes;
  wholes.emplace();
  const auto& tokens = reading_.tokens(field);
  for (std::uint32_t place = 0; place < tokens.size() && wholes->size() < kMaxWholes; ++place) {
    std::uint32_t length = 1;
    while (place + length < tokens.size() && tokens[place + length].joined && length < kMaxJoined)
      ++length;
    if (length == 1) continue;
    WrittenWhole whole{{place, length}, {}, {}};
    for (std::uint32_t i = 0; i + 1 < length; ++i)
      whole.written += reading_.word(tokens[place + i]).folded;
    const text::Word& last = reading_.word(tokens[place + length - 1]);
    if (!last.possessive.empty()) whole.possessive = whole.written + last.possessive;
    whole.written += last.folded;
    wholes->push_back(std::move(whole));
  }
  return *wholes;
}

bool Finder::has_signs(const Slot& slot, Field field, std::uint32_t first,
                       std::uint32_t last) const {
  const auto& tokens = reading_.tokens(field);
  return (slot.before.empty() || slot.before == reading_.signs(tokens[first]).before) &&
         (slot.after.empty() || slot.after == reading_.signs(tokens[last]).after);
}

// Before signs are looked at: a pattern that is a beginning is met by the whole where the first
// piece meets it.
void Finder::add_wholes(const Slot& slot, Field field, SlotPlaces& places) {
  const bool by_first = slot.kind == Slot::Kind::any || is_beginning(slot.folded);
  const auto& wholes = wholes_of(field);
  steps_ += wholes.size();
  for (const WrittenWhole& whole : wholes)
    if ((by_first ? places.one.has(whole.place)
                  : meets_whole(slot, whole.written, whole.possessive)) &&
        has_signs(slot, field, whole.place, whole.place + whole.length - 1))
      places.whole.push_back(whole);
}

void Finder::drop_without_signs(const Slot& slot, Field field, SlotPlaces& places) {
  if (slot.before.empty() && slot.after.empty()) return;
  const Places all = places.one;
  all.each([&](std::uint32_t place) {
    if (!has_signs(slot, field, place, place)) places.one.drop(place);
    return true;
  });
}

Finder::Shared Finder::make_places(const Slot& slot, const std::vector<std::uint32_t>& words,
                                   Field field) {
  static const Shared nowhere = std::make_shared<SlotPlaces>(0);
  const auto& tokens = reading_.tokens(field);
  std::size_t count = 0;
  for (const std::uint32_t word : words) count += reading_.places(word, field).size();
  if (tokens.empty() || (slot.kind == Slot::Kind::word && count == 0)) return nowhere;

  auto made = std::make_shared<SlotPlaces>(tokens.size());
  if (slot.kind == Slot::Kind::any) made->one.add_all();
  for (const std::uint32_t word : words)
    for (const std::uint32_t place : reading_.places(word, field)) made->one.add(place);
  if (slot.kind != Slot::Kind::word) add_wholes(slot, field, *made);
  drop_without_signs(slot, field, *made);
  made->empty = made->one.empty() && made->whole.empty();
  steps_ += count + made->one.words();
  kept_ += made->one.words() * sizeof(std::uint64_t) + made->whole.size() * sizeof(Whole);
  return made;
}

Finder::Shared Finder::places_of(const Slot& slot, Field field) {
  if (kept_ > kMaxKeptBytes) {
    known_.clear();
    kept_ = 0;
  }
  const auto [found, is_new] = known_.try_emplace(&slot);
  Known& known = found->second;
  if (is_new && slot.kind != Slot::Kind::any) {
    for (std::uint32_t word = 0; word < reading_.size(); ++word)
      if (meets(slot, reading_.word(word), reading_.lang())) known.words.push_back(word);
    steps_ += reading_.size();
    kept_ += sizeof(Known) + known.words.size() * sizeof(std::uint32_t);
  }
  Shared& places = field == Field::title ? known.title : known.text;
  if (!places) places = make_places(slot, known.words, field);
  return places;
}

// For each slot, from where it and all behind it can be met.
std::vector<Places> Finder::chances_of(const std::vector<Shared>& slots) {
  std::vector<Places> chances;
  for (std::size_t i = slots.size(); i-- > 0;) {
    Places here = slots[i]->one;
    if (!chances.empty()) here.keep_before(chances.back());
    for (const Whole& whole : slots[i]->whole)
      if (chances.empty() || chances.back().has(whole.place + whole.length)) here.add(whole.place);
    steps_ += here.words() + slots[i]->whole.size();
    chances.push_back(std::move(here));
  }
  std::reverse(chances.begin(), chances.end());
  return chances;
}

// The place behind a term that stands at `place`. Where a slot is met by a whole written word and
// by its first piece, the whole goes before, unless the rest cannot be met behind it.
std::uint32_t Finder::end_of(const std::vector<Shared>& slots, const std::vector<Places>& chances,
                             std::uint32_t place) {
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const auto& wholes = slots[i]->whole;
    const auto whole =
        std::lower_bound(wholes.begin(), wholes.end(), place,
                         [](const Whole& w, std::uint32_t wanted) { return w.place < wanted; });
    const bool is_whole = whole != wholes.end() && whole->place == place &&
                          (i + 1 == slots.size() || chances[i + 1].has(place + whole->length));
    place += is_whole ? whole->length : 1;
  }
  steps_ += slots.size();
  return place;
}

std::vector<Stretch> Finder::find_term(const Term& term, Field field, Limits limits) {
  std::vector<Shared> slots;
  bool has_wholes = false;
  for (const Slot& slot : term.slots) {
    slots.push_back(places_of(slot, field));
    if (slots.back()->empty) return {};
    has_wholes = has_wholes || !slots.back()->whole.empty();
  }
  const std::size_t most = has_wholes ? std::min(limits.most, kMaxSoughtEnds) : limits.most;
  std::vector<Stretch> found;
  const auto length = static_cast<std::uint32_t>(slots.size());
  auto chances = chances_of(slots);
  if (limits.within) chances.front().keep(*limits.within);
  chances.front().each([&](std::uint32_t start) {
    found.push_back({start, (has_wholes ? end_of(slots, chances, start) : start + length) - 1});
    return found.size() < most;
  });
  steps_ += found.size();
  return found;
}

}  // namespace rules
