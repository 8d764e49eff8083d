#pragma once
// Statements as scripts read them.
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/statement.h"

namespace cli {

// Bytes of a text as its code points; asked in any order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view utf8);
  std::size_t at(std::size_t byte) const;

 private:
  static constexpr std::size_t kStep = 64;
  std::string_view utf8_;
  std::vector<std::size_t> starts_;  // at each kStep bytes
};

// Offsets are code points of the field that the statement stands in.
class StatementJson {
 public:
  explicit StatementJson(const model::Article& article)
      : in_title_(article.title), in_text_(article.text) {}
  nlohmann::ordered_json of(const model::Statement&) const;

 private:
  CodePoints in_title_, in_text_;
};

}  // namespace cli
