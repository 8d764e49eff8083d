#pragma once
// This room's way to say a statement and read its rows; libpqxx stays behind it, and the
// differences between its versions 6 and 7 are settled in connection.cpp.
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/time.h"
#include "storage/database.h"
#include "storage/savepoint.h"

namespace storage {

// A bound parameter, as text; the statement's casts give it its type. A NUL inside text is replaced
// at the gate (text/encoding), never cut silently here: it is Rejected.
class Param {
 public:
  Param(std::nullopt_t) {}
  Param(std::string_view text) : text_(std::string(text)) {}
  Param(const std::string& text) : text_(text) {}
  Param(const char* text) : text_(text) {}
  Param(bool value) : text_(value ? "t" : "f") {}
  Param(int value) : text_(std::to_string(value)) {}
  Param(std::int64_t value) : text_(std::to_string(value)) {}
  Param(double);
  Param(model::Time);  // ISO 8601 with microseconds and Z
  template <class Noun>
  Param(model::Id<Noun> id) : Param(id.value) {}
  template <class T>
  Param(const std::optional<T>& value) {
    if (value) *this = Param(*value);
  }
  Param(const std::vector<std::string>&);   // an array literal, for $n::text[]
  Param(const std::vector<std::int64_t>&);  // for $n::bigint[]
  const std::optional<std::string>& text() const { return text_; }

 private:
  std::optional<std::string> text_;
};

class Cell {
 public:
  explicit Cell(std::optional<std::string_view> text) : text_(text) {}
  bool is_null() const { return !text_; }
  std::string text() const { return std::string(text_.value_or("")); }
  std::int64_t integer() const;
  double real() const;
  bool truth() const { return text_ == "t"; }
  model::Time time() const;  // sessions run in UTC, datestyle ISO
  std::optional<model::Time> maybe_time() const;
  std::vector<std::string> texts() const;  // of text[]
  template <class Noun>
  model::Id<Noun> id() const {
    return {integer()};
  }

 private:
  std::optional<std::string_view> text_;
};

struct Result;  // libpqxx's

class Row {
 public:
  Row(std::shared_ptr<const Result> result, int number)
      : result_(std::move(result)), number_(number) {}
  Cell operator[](const char* column) const;  // lives as long as the Row

 private:
  std::shared_ptr<const Result> result_;
  int number_;
};

class Rows {
 public:
  explicit Rows(std::shared_ptr<const Result> result);
  int size() const;
  bool empty() const { return size() == 0; }
  int affected() const;  // rows an INSERT, UPDATE or DELETE changed
  Row operator[](int number) const { return {result_, number}; }
  Row front() const { return (*this)[0]; }

  struct Iterator {
    const Rows* rows;
    int number;
    Row operator*() const { return (*rows)[number]; }
    Iterator& operator++() { return ++number, *this; }
    bool operator!=(const Iterator& other) const { return number != other.number; }
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  std::shared_ptr<const Result> result_;
};

// Runs one statement; throws Unavailable or Rejected.
Rows exec(Transaction&, const char* statement, std::initializer_list<Param> params = {});
// Several statements in one go, without parameters: the text of a migration.
void exec_script(Transaction&, const std::string& statements);

}  // namespace storage
