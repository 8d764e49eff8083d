#pragma once
// Hits with their decisions, and alerts with their attempts, as the commands tell of them.
#include <algorithm>
#include <string>
#include <vector>

#include "cli/print.h"
#include "storage/storage.h"

namespace cli {

void put_line(const std::string& what, const std::string& value);  // nothing where it is empty

// How far something got: "Told:", "Waits:", "Given up:", "Discarded:", and then "held until …",
// "delivered at … within delivery 24, of al_…".
std::string heading_of(const storage::Way&);
std::string in_words(const storage::Way&);
void add_way(JsonLine&, const storage::Way&);  // state, next_attempt, delivered, within

void put_hit(const storage::TracedHit&);
void put_alert(const storage::TracedAlert&);
// In a line: "at 2026-12-01T00:50:00Z al_… (update) to desk, of article 7: held until …"
std::string in_words(const storage::TracedAlert&);

// An article of a story: when, how it belongs to it and by what.
void put_report(const storage::StoryArticle&);
// "report by Selm Courier, 0.43 like 71: Aurelia, Vintra", "copy of TASS's 71 by Selm Courier"
std::string in_words(const storage::StoryArticle&);

JsonLine json_of_hit(const storage::TracedHit&);
JsonLine json_of_report(const storage::StoryArticle&);
JsonLine json_of_alert(const storage::TracedAlert&);

std::string heading_of(const storage::DecisionRow&);  // one of these, or "Not told:"
// "desk (first in story)", "desk (silence 3 until 2026-12-01T08:00:00Z by mia: the summit)";
// "anybody" where there is no receiver; "mia (first in story), the deputy instead of ann, who is
// away".
std::string in_words(const storage::DecisionRow&);

// An article may meet each of a hundred thousand rules; --json gives all of it.
template <class Row>
void put_some(const std::vector<Row>& rows, void (*put_row)(const Row&), const char* noun) {
  constexpr std::size_t kMostShown = 20;
  for (std::size_t i = 0; i < std::min(rows.size(), kMostShown); ++i) put_row(rows[i]);
  if (rows.size() > kMostShown)
    put(std::string(11, ' ') + "and " + std::to_string(rows.size() - kMostShown) + " more " + noun);
}

template <class Row>
std::vector<JsonLine> lines_of(const std::vector<Row>& rows, JsonLine (*json_of)(const Row&)) {
  std::vector<JsonLine> lines;
  for (const Row& row : rows) lines.push_back(json_of(row));
  return lines;
}

}  // namespace cli
