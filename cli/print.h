#pragma once
// What a command shows: JSON lines for scripts, columns for people.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/hit.h"
#include "model/rate.h"
#include "model/story.h"
#include "model/time.h"
#include "storage/storage.h"

namespace cli {

// One JSON object on one line, its members in the order they were added.
class JsonLine {
 public:
  JsonLine();
  JsonLine(JsonLine&&) noexcept;
  ~JsonLine();
  JsonLine& add(const char* name, std::string_view value);
  JsonLine& add(const char* name, std::int64_t value);
  JsonLine& add_truth(const char* name, bool value);
  JsonLine& add(const char* name, std::optional<model::Time> value);  // RFC 3339 UTC, or null
  JsonLine& add(const char* name, const std::vector<std::string>& values);
  JsonLine& add(const char* name,
                const std::vector<model::Passage>& passages);  // marks in code points
  JsonLine& add(const char* name,
                const std::vector<model::Span>& spans);  // [field, begin, end] in bytes
  JsonLine& add(const char* name, const std::vector<JsonLine>& objects);
  JsonLine& add(const char* name, const JsonLine& object);
  JsonLine& add(const char* name, model::StoryId);  // "st_8f2k", or null
  JsonLine& add_real(const char* name, double value);
  JsonLine& add_null(const char* name);
  std::string text() const;

 private:
  struct Object;
  std::unique_ptr<Object> object_;
};

// Rows under a heading, columns as wide as their widest cell; cells are made harmless for a
// terminal.
class Table {
 public:
  explicit Table(std::vector<std::string> heading) : rows_{std::move(heading)} {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

// The passage with its marks shown: bold on a terminal, between asterisks elsewhere.
std::string with_marks(const model::Passage&, bool terminal);

const char* name_of(storage::Status);

std::string words_of(const model::Rate&);                   // "20/h", "100/10m"
std::string in_words(std::string name);                     // first_poll: "first poll"
std::string joined(const std::vector<std::string>& words);  // "a, b"

void put(std::string_view line);  // to standard output, with a line's end
void put(const Table&);

// What a list command shows: a JSON line each, or all in a table.
template <class Row>
void put_rows(bool as_json, const std::vector<Row>& rows, std::vector<std::string> heading,
              std::string (*to_json)(const Row&),
              std::vector<std::string> (*to_cells)(const Row&)) {
  Table table(std::move(heading));
  for (const Row& row : rows) {
    if (as_json) put(to_json(row));
    table.add(to_cells(row));
  }
  if (!as_json) put(table);
}

bool output_is_terminal();

}  // namespace cli
