#pragma once
#include <algorithm>
#include <vector>

#include "cli/session.h"

namespace cli {

const char* name_of(storage::Status);

// What --limit leaves of the rows (50; 0: all), those stored last first.
template <class Noun>
std::vector<storage::WatchRow<Noun>> newest(std::vector<storage::WatchRow<Noun>> rows,
                                            const Arguments& arguments) {
  std::ranges::sort(rows, std::greater<>(), [](const auto& row) { return row.noun.id; });
  const auto limit = static_cast<std::size_t>(arguments.number("--limit", 50));
  if (limit > 0 && rows.size() > limit) rows.resize(limit);
  return rows;
}

}  // namespace cli
