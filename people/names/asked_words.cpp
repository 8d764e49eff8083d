#include "people/names/asked_words.h"

#include <algorithm>
#include <utility>

#include "people/names/name_parts.h"

namespace people {

namespace {

constexpr std::size_t kFewestPairs = 1 << 12, kMostPairs = 1 << 18;
constexpr std::size_t kMostNamed = 4'000'000, kMostFamilies = 8'000'000;
constexpr std::uint32_t kNothing = UINT32_MAX;

}  // namespace

AskedWords::AskedWords(const Names& names, Words words)
    : of_(names), names_(names.get()), words_(std::move(words)), pairs_(kFewestPairs) {}

void AskedWords::trim() {
  if (families_.size() > kMostFamilies) {
    rows_.clear();
    families_.resize(1);
  }
  if (named_.size() > kMostNamed || used_ > kMostPairs) {
    pairs_.assign(kFewestPairs, {});
    used_ = 0;
    named_.resize(1);
  }
}

AskedWords::Row& AskedWords::row(std::uint32_t id) {
  if (id >= rows_.size()) rows_.resize(std::max<std::size_t>(words_->size(), id + 1));
  return rows_[id];
}

bool AskedWords::is_exact(std::uint32_t id) {
  Row& known = row(id);
  if ((known.is & kExactAsked) == 0) {
    known.is |= kExactAsked;
    if (names_->is_family((*words_)[id].folded)) known.is |= kExact;
  }
  return (known.is & kExact) != 0;
}

bool AskedWords::is_stepped_over(std::uint32_t id) {
  Row& known = row(id);
  if ((known.is & kStepAsked) == 0) {
    const std::string& folded = (*words_)[id].folded;
    known.is |= kStepAsked;
    if (is_particle(folded) || is_patronymic(folded)) known.is |= kSteppedOver;
  }
  return (known.is & kSteppedOver) != 0;
}

std::span<const PartFound> AskedWords::families(std::uint32_t id, std::string_view lang) {
  std::uint32_t begin = row(id).families;
  if (begin == 0) begin = ask_families(id, lang);
  if (begin == kNothing) return {};
  return {families_.data() + begin + 1, families_[begin].part};
}

std::uint32_t AskedWords::ask_families(std::uint32_t id, std::string_view lang) {
  const auto found = names_->families((*words_)[id].folded, lang);
  Row& known = row(id);
  if (found.empty()) {
    known.is |= kNone;
    return known.families = kNothing;
  }
  for (const PartFound& family : found)
    for (const std::uint32_t name : names_->names_of_family(family.part))
      if (names_->name(name).is_one_word()) known.is |= kOneWord;
  known.families = static_cast<std::uint32_t>(families_.size());
  families_.push_back({static_cast<PartId>(found.size()), 0});
  families_.insert(families_.end(), found.begin(), found.end());
  return known.families;
}

// Where the pair stands, or the free place that is its own.
AskedWords::Pair& AskedWords::place_of(std::uint32_t id, std::uint32_t other) {
  const std::uint64_t hash = (std::uint64_t{id} << 32 | other) * 0x9E37'79B9'7F4A'7C15;
  for (std::size_t at = hash >> 32;; ++at) {
    Pair& pair = pairs_[at & (pairs_.size() - 1)];
    if (pair.is_free() || (pair.id == id && pair.other == other)) return pair;
  }
}

void AskedWords::grow() {
  std::vector<Pair> before(2 * pairs_.size());
  before.swap(pairs_);
  for (const Pair& pair : before)
    if (!pair.is_free()) place_of(pair.id, pair.other) = pair;
}

std::span<const AskedWords::Named> AskedWords::together(std::uint32_t id, std::uint32_t other,
                                                        bool is_initial, std::string_view lang) {
  const std::uint32_t key = is_initial ? ~other : other;
  const Pair* pair = &place_of(id, key);
  if (pair->is_free()) {
    const std::uint32_t named = ask_together(id, other, is_initial, lang);
    if (2 * ++used_ > pairs_.size()) grow();
    Pair& place = place_of(id, key);
    place = {id, key, named};
    pair = &place;
  }
  if (pair->named == 0) return {};
  return {named_.data() + pair->named + 1, named_[pair->named].name};
}

bool AskedWords::may_be_part(PartId id, std::string_view folded, const HeardPart& heard,
                             bool is_initial) {
  std::uint8_t& verdict = verdicts_[id];
  if (verdict == 0) {
    const NamePart& part = names_->part(id);
    const bool may_be = is_initial ? may_begin(part.sounds, heard.word.sounds)
                                   : unlikeness_of_given(part, folded, heard) <= 1;
    verdict = may_be ? 2 : 1;
    judged_.push_back(id);
  }
  return verdict == 2;
}

std::uint32_t AskedWords::ask_together(std::uint32_t id, std::uint32_t other, bool is_initial,
                                       std::string_view lang) {
  const text::Word& word = (*words_)[other];
  const std::string folded = is_initial ? word.folded : without_apostrophes(word.folded);
  const HeardPart heard = heard_part(folded, lang);
  verdicts_.resize(names_->parts());
  std::vector<Named> found;
  const auto may_be = [&](const KnownName& name) {
    for (std::size_t i = 0; i < name.parts.size(); ++i)
      if (i != name.family && may_be_part(name.parts[i], folded, heard, is_initial)) return true;
    return !is_initial && std::ranges::any_of(name.joined, [&](const KnownName::Joined& joined) {
      return unlikeness_of_given(joined.as_one, folded, heard) <= 1;
    });
  };
  for (const auto& [part, distance] : families(id, lang))
    for (const std::uint32_t name : names_->names_of_family(part))
      if (!names_->name(name).is_one_word() && may_be(names_->name(name)))
        found.push_back({name, distance});
  for (const PartId part : judged_) verdicts_[part] = 0;
  judged_.clear();
  if (found.empty()) return 0;
  std::ranges::sort(found);
  const auto begin = static_cast<std::uint32_t>(named_.size());
  named_.push_back({static_cast<std::uint32_t>(found.size()), 0});
  named_.insert(named_.end(), found.begin(), found.end());
  return begin;
}

AskedWords& asked_words(const AskedWords::Names& names, const AskedWords::Words& words) {
  constexpr std::size_t kMost = 64;
  static thread_local std::vector<std::unique_ptr<AskedWords>> asked;
  const auto found = std::find_if(asked.begin(), asked.end(),
                                  [&](const auto& one) { return one->is_of(names, words); });
  if (found != asked.end()) {
    std::rotate(asked.begin(), found, found + 1);
    return *asked.front();
  }
  std::erase_if(asked, [](const auto& one) { return one->is_out_of_use(); });
  if (asked.size() == kMost) asked.pop_back();
  asked.insert(asked.begin(), std::make_unique<AskedWords>(names, words));
  return *asked.front();
}

}  // namespace people
