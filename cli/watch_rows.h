#pragma once
// Feeds, lists, rules and receivers as rows: found by name, cut to --limit.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/session.h"
#include "text/edit_distance.h"

namespace cli {

// `noun` as the commands name it: "rule". Throws Failed(nothing found).
template <class Noun>
const storage::WatchRow<Noun>& named(const std::vector<storage::WatchRow<Noun>>& rows,
                                     std::string_view noun, std::string_view name) {
  const auto row = std::ranges::find(rows, name, [](const auto& each) { return each.noun.name; });
  if (row != rows.end()) return *row;
  std::vector<std::string_view> known;
  for (const auto& each : rows) known.push_back(each.noun.name);
  const std::string_view meant = text::nearest(name, known);
  throw Failed(kRedOrNothing,
               fmt::format("no {0} is named \"{1}\"{2} (wirewatch {0}s list)", noun, name,
                           meant.empty() ? "" : fmt::format("; did you mean \"{}\"?", meant)));
}

// NAME of a list, as a query writes it (@alliances) or plainly.
inline std::string list_name(const Arguments& arguments) {
  const std::string name = arguments.text("NAME");
  return name.starts_with('@') ? name.substr(1) : name;
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
