#pragma once
// A TOML document as a small tree that knows where everything stands.
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/time.h"
#include "watch/source.h"

namespace watch {

struct Member;

struct Value {
  enum class Kind { text, integer, real, truth, date, time_of_day, date_time, list, table };
  Kind kind = Kind::table;
  Place begin, end;  // end exclusive
  std::string text;
  std::int64_t integer = 0;
  double real = 0;  // also of an integer
  bool truth = false;
  std::optional<model::Time> time;  // of a date its beginning; UTC where no offset is written
  std::vector<Value> elements;
  std::vector<Member> members;  // in the file's order

  const Value* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Place at;  // of the key
  Value value;
};

// "a string", "an integer" … for messages.
std::string_view name_of(Value::Kind);

// The document as a table. Faults are Problems at their exact place. Files that would cost the
// parser too much are refused before it sees them: lines over 64 kB, keys of over 32 parts,
// brackets nested deeper than 16 (its recursion follows both).
std::expected<Value, Problem> parse_toml(const Source&);

// Where the definition that begins at `table` ends: after the last of its values.
Place end_of(const Value& table);

// The place in the file of a place in a string's value, past escapes and opening quotation marks.
Place place_in_string(const Source&, const Value& string, Place inside);

}  // namespace watch
