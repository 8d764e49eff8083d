#pragma once
// JSON Lines as scripts hand them to the tools: a file, gzip or plain, or standard input.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/time.h"

namespace cli {

// What a script calls a line by, handed back as it came.
using LineId = std::variant<std::int64_t, std::string>;
std::string to_text(const LineId&);  // 7 and "7" are the same text
std::string to_json(const LineId&);  // 7 and "7"
std::string json_string(std::string_view);

// Lines are numbered from 1; blank ones are stepped over, members that nobody asks for are ignored.
// Everything throws Failed(data), which names file, line and what was expected.
class JsonLines {
 public:
  explicit JsonLines(const std::string& file);  // empty: standard input
  ~JsonLines();
  JsonLines(JsonLines&&) = delete;

  // To the next object. False at the end.
  bool next();

  // Members of this line. An absent one is as null: empty.
  std::string text(const char* member) const;
  std::string required_text(const char* member) const;
  std::vector<std::string> texts(const char* member) const;  // of one string, or an array
  std::optional<model::Time> time(const char* member) const;
  // The JSON of an object, of an array of objects.
  std::optional<std::string> object(const char* member) const;
  std::optional<std::string> objects(const char* member) const;
  std::optional<LineId> id() const;
  LineId required_id() const;

  [[noreturn]] void fail(const std::string& what) const;
  std::string place() const;  // "rules.jsonl:12"

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

}  // namespace cli
