#pragma once
// Hits with their decisions, and alerts with their attempts, as the commands tell of them.
#include <string>
#include <vector>

#include "cli/print.h"
#include "storage/storage.h"

namespace cli {

void put_line(const char* what, const std::string& value);  // nothing where it is empty

void put_hit(const storage::TracedHit&);
void put_alert(const storage::TracedAlert&);

JsonLine json_of_hit(const storage::TracedHit&);
JsonLine json_of_alert(const storage::TracedAlert&);

// "desk (first in story)", "desk (silence 3 until 2026-12-01T08:00:00Z by mia: the summit)";
// "anybody" where there is no receiver.
std::string in_words(const storage::DecisionRow&);

template <class Row>
std::vector<JsonLine> lines_of(const std::vector<Row>& rows, JsonLine (*json_of)(const Row&)) {
  std::vector<JsonLine> lines;
  for (const Row& row : rows) lines.push_back(json_of(row));
  return lines;
}

}  // namespace cli
