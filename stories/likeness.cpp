// The cosine of two vectors of words, in which rare ones, names, numbers and what stands in front
// weigh more; times how far each article speaks of whom the other one's beginning names. Without
// the second factor two arrests, two dismissals, two earthquakes of one kind are one event: they
// share their words, not their names. And times how far their numbers agree: two fights of one
// champion share his name, and not the rounds.
#include "stories/likeness.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "stories/features.h"
#include "stories/sketch.h"

namespace stories {
namespace {

constexpr double kFocusCounts = 0.5;
constexpr double kFocusOfNobody = 0.7;
constexpr double kRareEnough = 1;
constexpr double kRare = 2;  // e² = 7.4: in one article of that many
constexpr double kLeastBreadth = 0.17;
// Vectors of names alone are shorter, and chance meets them more often.
constexpr double kAcross = 0.3;
constexpr std::size_t kLeastShared = 3;
constexpr double kWhole = 65535;

struct Shared {
  double cosine = 0;
  std::size_t features = 0, rare = 0;
  double repeated = 0;  // the share of what the rare ones weigh that one of the two says again
};

// A round-up that prints a sentence or two of another's text has its words, and tells of no one
// event for that. What share of the vectors that makes; nothing where most of the text is shared:
// that is a rewrite.
double taken_as_printed(const Sketch& a, const Sketch& b) {
  constexpr double kSentences = 0.25, kRewrite = 0.6, kWeight = 1.75;
  const double alike = resemblance(a, b);
  if (alike == 0) return 0;
  const double printed =
      alike / (1 + alike) * (a.runs + b.runs) / std::sqrt(static_cast<double>(a.runs) * b.runs);
  if (printed <= kSentences) return kWeight * printed;
  return kWeight * kSentences * std::max(0.0, (kRewrite - printed) / (kRewrite - kSentences));
}

// Calls `found(part of a, part of b)` for each key of both.
void for_each_shared(const Weighed& a, const Weighed& b, auto found) {
  for (auto i = a.parts.begin(), j = b.parts.begin(); i != a.parts.end() && j != b.parts.end();) {
    if (i->key < j->key)
      ++i;
    else if (j->key < i->key)
      ++j;
    else
      found(*i++, *j++);
  }
}

Shared shared(const Weighed& a, const Weighed& b) {
  std::uint64_t sum = 0, of_rare = 0, of_repeated = 0;
  Shared shared;
  for_each_shared(a, b, [&](const auto& one, const auto& other) {
    const std::uint64_t product = std::uint64_t{one.weight} * other.weight;
    sum += product;
    ++shared.features;
    if (!one.is_rare) return;
    ++shared.rare;
    of_rare += product;
    if (one.is_repeated || other.is_repeated) of_repeated += product;
  });
  if (of_rare > 0)
    shared.repeated = static_cast<double>(of_repeated) / static_cast<double>(of_rare);
  shared.cosine = static_cast<double>(sum) / (kWhole * kWhole);
  return shared;
}

// An event fills its article: two that share few of their words, however heavy these are, have a
// sentence about it.
double breadth(const Shared& both, const Weighed& a, const Weighed& b) {
  const double rare = std::sqrt(static_cast<double>(a.rare) * b.rare);
  return rare == 0 ? 1 : std::min(1.0, static_cast<double>(both.rare) / rare / kLeastBreadth);
}

// An article comes back to its event: what two of some length share, and neither says twice, is a
// sentence in each of two round-ups.
double dwelt_on(const Shared& both, const Weighed& a, const Weighed& b) {
  constexpr double kLeastRepeated = 0.3;
  constexpr std::uint32_t kSomeLength = 40;  // rare words
  if (both.rare == 0 || std::min(a.rare, b.rare) < kSomeLength) return 1;
  return std::min(1.0, both.repeated / kLeastRepeated);
}

const Weighed::Part* part_with(const Weighed& all, std::uint32_t key) {
  const auto part = std::ranges::lower_bound(all.parts, key, {}, &Weighed::Part::key);
  return part != all.parts.end() && part->key == key ? &*part : nullptr;
}

// How far `b` speaks of what `a` begins with.
double covered(const Weighed& a, const Weighed& b) {
  double all = 0, found = 0;
  for (const auto& focus : a.focus) {
    all += focus.says;
    if (const auto* part = part_with(b, focus.key)) found += 2 * focus.says * part->presence / 255;
  }
  return all == 0 ? kFocusOfNobody : std::min(1.0, found / all);
}

// How much of the numbers of `a` the other one does without. A few that both have may be chance.
double without_numbers(const Weighed& a, const Weighed& b) {
  constexpr double kFew = 4, kOfFew = 0.5;  // what one or two rare numbers say; nothing is known
  double all = 0, missed = 0;
  for (const auto& number : a.numbers) {
    all += number.says;
    if (part_with(b, number.key) == nullptr) missed += number.says;
  }
  const double share = all == 0 ? kOfFew : missed / all;
  return std::max(share, (missed + kFew * kOfFew) / (all + kFew));
}

// An event has its numbers, and each report brings some of them: where neither article has those
// of the other, they tell of two events. One alone may well bring more.
double kept_by_numbers(const Weighed& a, const Weighed& b) {
  constexpr double kCounts = 0.7;
  return 1 - kCounts * std::min(without_numbers(a, b), without_numbers(b, a));
}

Weighed weighed(const std::vector<Feature>& features, const Frequencies& frequencies) {
  std::vector<double> weights;
  double square = 0;
  for (const Feature& feature : features) {
    weights.push_back(weight(feature, frequencies));
    square += weights.back() * weights.back();
  }
  Weighed made;
  for (std::size_t i = 0; i < features.size(); ++i) {
    const Feature& feature = features[i];
    const double rarity = frequencies.rarity(feature);
    made.parts.push_back({feature.key,
                          static_cast<std::uint16_t>(weights[i] / std::sqrt(square) * kWhole),
                          static_cast<std::uint8_t>(presence(feature) * 255), rarity >= kRare,
                          feature.times + (feature.is(Feature::in_title) ? 1 : 0) >= 2});
    made.rare += rarity >= kRare ? 1 : 0;
    if (feature.is(Feature::name) && feature.is(Feature::in_focus) && rarity >= kRareEnough)
      made.focus.push_back({feature.key, static_cast<float>(rarity)});
    if (feature.is(Feature::number) && !feature.is(Feature::of_date))
      made.numbers.push_back({feature.key, static_cast<float>(presence(feature) * rarity)});
  }
  return made;
}

bool names_any(const Compared& article, const std::vector<std::uint32_t>& marks) {
  return std::ranges::any_of(marks, [&](std::uint32_t mark) {
    return std::ranges::binary_search(article.weighed.marks.parts, mark, {}, &Weighed::Part::key);
  });
}

bool are_of_two_languages(const Compared& a, const Compared& b) {
  return a.signature.lang != b.signature.lang;
}

}  // namespace

WeighedArticle weighed(const Signature& signature, const Frequencies& frequencies) {
  return {weighed(signature.words, frequencies), weighed(signature.marks, frequencies)};
}

double likeness_in_words(const Compared& a, const Compared& b) {
  const bool is_across = are_of_two_languages(a, b);
  const Weighed& one = is_across ? a.weighed.marks : a.weighed.words;
  const Weighed& other = is_across ? b.weighed.marks : b.weighed.words;
  const Shared both = shared(one, other);
  if (both.features == 0 || (is_across && both.features < kLeastShared)) return 0;
  const double focus = std::sqrt(covered(one, other) * covered(other, one));
  const double taken = is_across ? 0 : taken_as_printed(a.signature.sketch, b.signature.sketch);
  const double in_words = std::max(0.0, both.cosine - taken) / (1 - taken);
  const double alike = in_words * (1 - kFocusCounts + kFocusCounts * focus);
  if (is_across) return std::min(1.0, alike * kAcross);
  return alike * breadth(both, one, other) * dwelt_on(both, one, other) *
         kept_by_numbers(one, other);
}

double likeness(const Signature& a, const Signature& b, const Frequencies& frequencies) {
  const WeighedArticle weighed_a = weighed(a, frequencies), weighed_b = weighed(b, frequencies);
  const Compared one{a, weighed_a}, other{b, weighed_b};
  // First, for a copy names whom the original names.
  if (are_other_speakers(one, other)) return 0;
  return is_copy(a, b) ? 1 : likeness_in_words(one, other);
}

bool are_other_speakers(const Compared& a, const Compared& b) {
  const auto &of_a = a.signature.speakers, &of_b = b.signature.speakers;
  return !of_a.empty() && !of_b.empty() && !names_any(b, of_a) && !names_any(a, of_b);
}

std::vector<std::uint32_t> shared_keys(const Compared& a, const Compared& b, std::size_t most) {
  const bool is_across = are_of_two_languages(a, b);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> found;
  for_each_shared(is_across ? a.weighed.marks : a.weighed.words,
                  is_across ? b.weighed.marks : b.weighed.words,
                  [&](const auto& one, const auto& other) {
                    found.emplace_back(std::uint64_t{one.weight} * other.weight, one.key);
                  });
  std::ranges::sort(found, std::greater{});
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i) keys.push_back(found[i].second);
  return keys;
}

double shared_text(const Signature& a, const Signature& b) {
  return containment(a.sketch, b.sketch);
}

bool is_copy(const Signature& a, const Signature& b) {
  constexpr double kOfShorter = 0.7, kOfShortText = 0.9;
  constexpr std::uint32_t kShortText = 12, kMostTimes = 8;
  const auto [fewer, more] = std::minmax(a.sketch.runs, b.sketch.runs);
  if (fewer == 0) return false;
  if (fewer < kShortText) return resemblance(a.sketch, b.sketch) >= kOfShortText;
  return more / fewer <= kMostTimes && shared_text(a, b) >= kOfShorter;
}

}  // namespace stories
