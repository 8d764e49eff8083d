#pragma once
// Tables as spreadsheets write them: RFC 4180, its first row names the columns.
#include <expected>
#include <string>
#include <vector>

#include "watch/source.h"

namespace watch {

struct Cell {
  std::string text;  // without the blanks around it
  Place at;
};

struct Csv {
  std::vector<Cell> columns;
  std::vector<std::vector<Cell>> rows;  // as many cells as columns; blank lines are left out
};

// A quotation mark that never closes, a row of another length: the first fault, at its place.
std::expected<Csv, Problem> parse_csv(const Source&);

}  // namespace watch
