#pragma once
#include <optional>

#include "watch/source.h"

namespace watch {

// What must not reach the TOML parser, told at its place: too long lines, too deep nesting; and
// strings that never end, which the parser would report where it gave up instead of where they
// begin.
std::optional<Problem> objection_to(const Source&);

}  // namespace watch
