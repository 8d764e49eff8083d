#pragma once
// A fault while it is still a byte of the query; it becomes line and column once, at the end.
#include <cstddef>
#include <string>
#include <string_view>

#include "query/query.h"

namespace query {

struct Fault {
  std::size_t at = 0;
  std::string message, hint;
  // The hint holds what the person wrote, which may have faults of its own: then there is no hint.
  bool is_rewritten = false;
};

struct Position {
  int line = 1, column = 1;  // 1-based, columns in code points
};
Position position_of(std::string_view query, std::size_t at);

Error error_of(std::string_view query, const Fault&);

}  // namespace query
