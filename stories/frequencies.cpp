// In how many articles a key was seen, in two rows of counters that different hashes fill: the
// smaller count is the nearer (Cormode and Muthukrishnan, count-min, 2005).
#include <algorithm>
#include <cmath>

#include "stories/features.h"
#include "stories/stories.h"

namespace stories {
namespace {

constexpr std::uint32_t kRow = 1U << 20U;
constexpr std::uint64_t kFull = 60'000;  // then all counts are halved
// What was learnt before anything is: so many articles, in half of which common words are.
constexpr double kBefore = 200;
constexpr double kLeast = 0.1;

std::uint32_t first_place(std::uint32_t key) {
  return key & (kRow - 1);
}
std::uint32_t second_place(std::uint32_t key) {
  return kRow + static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15U) >> 44U);
}

}  // namespace

Frequencies::Frequencies() : counts_(2 * std::size_t{kRow}) {}

void Frequencies::count(std::uint32_t key) {
  for (const std::uint32_t place : {first_place(key), second_place(key)})
    if (counts_[place] < UINT16_MAX) ++counts_[place];
}

std::vector<std::uint32_t> keys_of(const text::Reading& reading, const model::Article& article) {
  const Features features = features_of(reading, article);
  std::vector<std::uint32_t> keys;
  keys.reserve(features.words.size() + features.marks.size());
  for (const Feature& word : features.words) keys.push_back(word.key);
  // A number is both a word and a mark, and counted once.
  for (const Feature& mark : features.marks)
    if (!mark.is(Feature::number)) keys.push_back(mark.key);
  return keys;
}

void Frequencies::learn(const std::vector<std::uint32_t>& keys) {
  for (const std::uint32_t key : keys) count(key);
  if (++articles_ < kFull) return;
  for (auto& times : counts_) times = static_cast<std::uint16_t>(times / 2);
  articles_ /= 2;
}

double Frequencies::rarity(const Feature& feature) const {
  const double seen =
      std::min(counts_[first_place(feature.key)], counts_[second_place(feature.key)]);
  const double all = static_cast<double>(articles_) + kBefore;
  const double before = kBefore * (feature.is(Feature::is_common) ? 0.5 : seen / all);
  return std::max(kLeast, std::log((all + 1) / (seen + before + 0.5)));
}

}  // namespace stories
