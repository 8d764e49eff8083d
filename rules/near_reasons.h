#pragma once
// How near was it?
#include <functional>
#include <optional>

#include "rules/reasons.h"

namespace rules {

inline constexpr int kFarthest = 1 << 20;  // words; no article is longer

// The least number from `first` on for which `holds`, where it holds for all above; none up to
// `last`.
std::optional<int> least_that_holds(int first, int last, const std::function<bool(int)>& holds);

std::string reason_of_near(const Asked&, const Near&, Scope);
std::string reason_of_near(const Asked&, const NearAll&, Scope);

}  // namespace rules
