#include "cli/nothing_found.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/print.h"
#include "text/edit_distance.h"
#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

constexpr std::size_t kMostNamed = 10;

void hint(const std::string& line) {
  std::fprintf(stderr, "wirewatch: %s\n", text::harmless(line).c_str());
}

template <class Noun>
bool has_name(const std::vector<storage::WatchRow<Noun>>& rows, const std::string& name) {
  return std::ranges::any_of(rows, [&](const auto& row) { return row.noun.name == name; });
}

// A feed's name is taken for its outlet's: the two are often alike, and lists show both.
std::string instead_of(const std::string& source, const std::vector<std::string>& outlets,
                       const storage::WatchRows& rows) {
  if (has_name(rows.feeds, source))
    return fmt::format("; a feed has this name: feed:\"{}\" in the query", source);
  if (const auto meant = text::nearest(source, {outlets.begin(), outlets.end()}); !meant.empty())
    return fmt::format("; did you mean \"{}\"?", meant);
  std::vector<std::string> named = outlets;
  named.resize(std::min(named.size(), kMostNamed));
  return named.empty() ? "" : "; outlets are: " + joined(named);
}

void hint_at_filter(storage::Transaction& transaction, const storage::ArchiveFilter& filter,
                    const storage::WatchRows& rows) {
  const auto none = [&](const storage::ArchiveFilter& one) {
    return storage::count_archived(transaction, one) == 0;
  };
  if (none({})) return hint("no article is stored yet");
  if (!filter.source.empty() && none({.source = filter.source}))
    return hint(fmt::format(
        "no stored article is of the outlet \"{}\"{}", filter.source,
        instead_of(filter.source, storage::outlets_like(transaction, filter.source), rows)));
  if (!filter.lang.empty() && none({.lang = filter.lang}))
    return hint(fmt::format("no stored article is in the language \"{}\"; languages are: {}",
                            filter.lang, joined(storage::archived_languages(transaction))));
  auto of_any_time = filter;
  of_any_time.since.reset();
  if (const auto older = storage::count_archived(transaction, of_any_time);
      filter.since && older > 0)
    hint(fmt::format("{} such articles are older than {}", older, text::to_rfc3339(*filter.since)));
}

}  // namespace

void hint_at_nothing(storage::Transaction& transaction, const model::Rule& asked,
                     const storage::ArchiveFilter& filter, const desk::Coverage& coverage) {
  const auto rows = storage::load_watch_rows(transaction);
  if (asked.name.empty() && has_name(rows.rules, asked.query))
    hint("a rule has this name: @" + asked.query);
  if (coverage.all == 0) hint_at_filter(transaction, filter, rows);
}

}  // namespace cli
