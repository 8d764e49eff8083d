#include "rules/fault.h"

#include <algorithm>

#include "text/utf8.h"

namespace rules {

Position position_of(std::string_view query, std::size_t at) {
  Position position;
  for (const char c : query.substr(0, std::min(at, query.size()))) {
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if (text::begins_code_point(c)) {
      ++position.column;
    }
  }
  return position;
}

QueryError error_of(std::string_view query, const Fault& fault) {
  const Position position = position_of(query, fault.at);
  return {position.line, position.column, fault.message, fault.hint};
}

}  // namespace rules
