#include "watch/csv.h"

#include <fmt/format.h>

#include <optional>

#include "text/ascii.h"
#include "text/utf8.h"

namespace watch {
namespace {

class Reader {
 public:
  explicit Reader(const Source& source) : source_(source), rest_(source.text()) {}

  bool at_end() const { return at_ == rest_.size(); }
  const std::optional<Problem>& fault() const { return fault_; }

  // Up to the line's end, and behind it; empty of a blank line.
  std::vector<Cell> row() {
    std::vector<Cell> cells;
    for (bool more = true; more && !fault_;) {
      cells.push_back(cell());
      more = take(',');
    }
    if (!fault_ && !at_end() && !take_line_end())
      refuse(at_, "a comma belongs behind a closing \"");
    const bool is_blank = cells.size() == 1 && cells.front().text.empty();
    return is_blank ? std::vector<Cell>() : cells;
  }

 private:
  char now() const { return at_end() ? '\0' : rest_[at_]; }
  bool take(char wanted) {
    if (at_end() || now() != wanted) return false;
    ++at_;
    return true;
  }
  bool take_line_end() {
    const bool carriage = take('\r');
    return take('\n') || carriage;
  }

  Cell cell() {
    while (now() == ' ' || now() == '\t') ++at_;
    const Place place = place_at(at_);
    return {std::string(text::trimmed(now() == '"' ? quoted() : plain())), place};
  }

  std::string plain() {
    const std::size_t begin = at_;
    for (; !at_end() && now() != ',' && now() != '\n' && now() != '\r'; ++at_)
      if (now() == '"') refuse(at_, "a cell with a \" stands in \" itself, and doubles it: \"\"");
    return std::string(rest_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    const std::size_t open = at_++;
    std::string text;
    while (!at_end()) {
      const char c = rest_[at_++];
      if (c != '"') {
        text += c;
      } else if (!take('"')) {
        while (now() == ' ' || now() == '\t') ++at_;
        return text;
      } else {
        text += '"';
      }
    }
    refuse(open, "the \" that opens here never closes");
    return text;
  }

  // Of cell after cell, counted on: a line may hold a million.
  Place place_at(std::size_t offset) {
    for (; known_at_ < offset; ++known_at_) {
      if (rest_[known_at_] == '\n')
        known_ = {known_.line + 1, 1};
      else if (text::begins_code_point(rest_[known_at_]))
        ++known_.column;
    }
    return known_;
  }

  void refuse(std::size_t offset, std::string message) {
    if (fault_) return;
    Report report(source_);
    report.error(source_.place_of(offset), std::move(message));
    fault_ = report.in_order().front();
  }

  const Source& source_;
  std::string_view rest_;
  std::size_t at_ = 0;
  std::size_t known_at_ = 0;
  Place known_{1, 1};  // of known_at_
  std::optional<Problem> fault_;
};

Problem fault_at(const Source& source, Place place, std::string message, std::string hint = {}) {
  Report report(source);
  report.error(place, std::move(message), std::move(hint));
  return report.in_order().front();
}

}  // namespace

std::expected<Csv, Problem> parse_csv(const Source& source) {
  Reader reader(source);
  Csv csv;
  while (!reader.at_end()) {
    auto cells = reader.row();
    if (reader.fault()) return std::unexpected(*reader.fault());
    if (cells.empty()) continue;
    if (csv.columns.empty()) {
      csv.columns = std::move(cells);
    } else if (cells.size() != csv.columns.size()) {
      return std::unexpected(fault_at(
          source, cells.front().at,
          fmt::format("this row has {} cells, the first one {}", cells.size(), csv.columns.size()),
          "a cell with a comma stands in quotation marks"));
    } else {
      csv.rows.push_back(std::move(cells));
    }
  }
  if (csv.columns.empty())
    return std::unexpected(fault_at(source, {1, 1}, "the first row names the columns",
                                    "name,aliases,office,country,from,until"));
  return csv;
}

}  // namespace watch
