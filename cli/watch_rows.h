#pragma once
// Feeds, rules and receivers as rows: found by name, cut to --limit.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/session.h"

namespace cli {

// `noun` as the commands name it: "rule". Throws Failed(nothing found).
template <class Noun>
const storage::WatchRow<Noun>& named(const std::vector<storage::WatchRow<Noun>>& rows,
                                     std::string_view noun, std::string_view name) {
  const auto row = std::ranges::find(rows, name, [](const auto& each) { return each.noun.name; });
  if (row != rows.end()) return *row;
  throw Failed(kRedOrNothing,
               fmt::format("no {0} is named \"{1}\" (wirewatch {0}s list)", noun, name));
}

// What --limit leaves of the rows (0: all), those stored last first.
template <class Noun>
std::vector<storage::WatchRow<Noun>> newest(std::vector<storage::WatchRow<Noun>> rows, int limit) {
  std::ranges::sort(rows, std::greater<>(), [](const auto& row) { return row.noun.id; });
  if (limit > 0 && rows.size() > static_cast<std::size_t>(limit))
    rows.resize(static_cast<std::size_t>(limit));
  return rows;
}

}  // namespace cli
