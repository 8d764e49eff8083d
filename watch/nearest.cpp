#include <fmt/format.h>

#include <vector>

#include "text/edit_distance.h"
#include "watch/keys.h"

namespace watch {
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const auto meant = text::nearest(word, known);
  if (!meant.empty()) return fmt::format("did you mean \"{}\"?", meant);
  constexpr std::size_t kListed = 20;
  if (known.empty() || known.size() > kListed) return {};
  return fmt::format("known are: {}", fmt::join(known, ", "));
}

}  // namespace watch
