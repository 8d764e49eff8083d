#pragma once
#include <filesystem>
#include <string>

#include "cli/session.h"

namespace cli {

// Who types this, for the revisions.
std::string person();

// Prints every problem; throws Failed(configuration) where there is an error.
watch::WatchSet read_or_fail(Session&, const std::filesystem::path&);

// Runs the rules' tests; throws Failed(red) at the first red one.
void require_green(const watch::WatchSet&);

// Runs the rules' tests, applies, prints what changed; throws on red.
void apply_set(Session&, const watch::WatchSet&, bool prune);

}  // namespace cli
