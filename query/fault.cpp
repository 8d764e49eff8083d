#include "query/fault.h"

#include <algorithm>

#include "text/utf8.h"

namespace query {

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

// A message may quote a word of any length; a hint that is cut would be no query.
Error error_of(std::string_view query, const Fault& fault) {
  constexpr std::size_t kLongestMessage = 300, kLongestHint = 2000;
  const Position position = position_of(query, fault.at);
  return {position.line, position.column, text::cut_to_code_points(fault.message, kLongestMessage),
          fault.hint.size() > kLongestHint ? "" : fault.hint};
}

}  // namespace query
