#pragma once
// What lists say of one another: include and within.
#include <optional>
#include <string>
#include <vector>

#include "watch/watch_file.h"

namespace watch {

// Whether the lists that lists name are there, of the kind that is meant, in no circle and not of
// too many terms. Returns the names of all; none where a file could not be read, because then
// nobody knows.
std::optional<std::vector<std::string>> check_lists(std::vector<WatchFile>&);

}  // namespace watch
