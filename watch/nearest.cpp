#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "text/edit_distance.h"
#include "watch/keys.h"

namespace watch {
namespace {

constexpr std::size_t kLongest = 64;

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  if (word.size() > kLongest) return {};
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  std::string_view found;
  for (const auto candidate : known) {
    if (candidate.size() > kLongest) continue;
    const std::size_t far = text::edit_distance(word, candidate);
    if (far >= least || far >= candidate.size()) continue;
    least = far;
    found = candidate;
  }
  return found;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const auto meant = nearest(word, known);
  if (!meant.empty()) return fmt::format("did you mean \"{}\"?", meant);
  constexpr std::size_t kListed = 20;
  if (known.empty() || known.size() > kListed) return {};
  return fmt::format("known are: {}", fmt::join(known, ", "));
}

}  // namespace watch
