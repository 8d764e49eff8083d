#pragma once
// A passage as runs of plain and marked words.
#include <cstddef>
#include <string>
#include <vector>

#include "model/hit.h"

namespace alerts {

struct Run {
  std::string text;
  bool marked = false;
  bool operator==(const Run&) const = default;
};
using MarkedText = std::vector<Run>;

// Marks in order, inside the text, at code points, none overlapping another.
std::vector<model::Passage::Mark> tidy_marks(const model::Passage&);

// The runs, each harmless. Joined they are the passage.
MarkedText to_runs(const model::Passage&);
std::string plain(const MarkedText&);

// Between quotation marks, unless it opens with one of its own.
MarkedText in_quotes(MarkedText);

// At most `max_bytes` of the text, "…" where something is cut; keeps the first mark in sight.
model::Passage shortened(const model::Passage&, std::size_t max_bytes);
MarkedText shortened(const MarkedText&, std::size_t max_bytes);

}  // namespace alerts
