#include "stories/sketch.h"

#include <algorithm>
#include <array>
#include <functional>

#include "stories/features.h"

namespace stories {
namespace {

constexpr std::size_t kRun = 4;  // words

std::uint32_t mixed(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33U)) * 0xFF51AFD7ED558CCDU;
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

std::vector<std::uint32_t> hashes_of_words(const text::Reading& reading, model::Field field) {
  std::vector<std::uint32_t> of_word(reading.size());
  for (std::uint32_t i = 0; i < reading.size(); ++i)
    of_word[i] = key_of(KeyOf::word, "", reading.word(i).folded);
  const auto& tokens = reading.tokens(field);
  std::vector<std::uint32_t> hashes(std::min(tokens.size(), kMostWords));
  for (std::size_t i = 0; i < hashes.size(); ++i) hashes[i] = of_word[tokens[i].word];
  return hashes;
}

}  // namespace

Sketch sketch_of(const text::Reading& reading) {
  const bool has_text = !reading.tokens(model::Field::text).empty();
  const auto words = hashes_of_words(reading, has_text ? model::Field::text : model::Field::title);
  if (words.empty()) return {};
  std::vector<std::uint32_t> runs;
  for (std::size_t i = 0; i == 0 || i + kRun <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = i; j < std::min(i + kRun, words.size()); ++j)
      hash = hash * 0x9E3779B97F4A7C15U + words[j] + 1;
    runs.push_back(mixed(hash));
  }
  std::ranges::sort(runs);
  runs.erase(std::ranges::unique(runs).begin(), runs.end());
  Sketch sketch;
  sketch.runs = static_cast<std::uint32_t>(runs.size());
  runs.resize(std::min(runs.size(), kMostOfSketch));
  sketch.least = std::move(runs);
  return sketch;
}

double resemblance(const Sketch& a, const Sketch& b) {
  // The least of both together are a fair sample of all their runs.
  std::size_t sampled = 0, shared = 0, i = 0, j = 0;
  while (sampled < kMostOfSketch && (i < a.least.size() || j < b.least.size())) {
    const bool is_of_a = j == b.least.size() || (i < a.least.size() && a.least[i] <= b.least[j]);
    const bool is_of_b = i == a.least.size() || (j < b.least.size() && b.least[j] <= a.least[i]);
    shared += is_of_a && is_of_b ? 1 : 0;
    i += is_of_a ? 1 : 0;
    j += is_of_b ? 1 : 0;
    ++sampled;
  }
  return sampled == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(sampled);
}

double containment(const Sketch& a, const Sketch& b) {
  const double alike = resemblance(a, b);
  const double both = alike / (1 + alike) * (a.runs + b.runs);
  const double shorter = std::min(a.runs, b.runs);
  return shorter == 0 ? 0 : std::min(1.0, both / shorter);
}

}  // namespace stories
