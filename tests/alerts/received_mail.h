#pragma once
// Reads a mail as the far end does: unfolds, splits, decodes. Independent of the room's own code.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace received {

struct Mail {
  std::vector<std::pair<std::string, std::string>> headers;  // unfolded, encoded words decoded
  std::string text, html;                                    // decoded, lines end in CRLF
  std::string header(std::string_view name) const;           // empty when there is none
  int count(std::string_view name) const;
};
Mail read(std::string_view message);

std::string from_quoted_printable(std::string_view);
std::vector<std::string> lines_of(std::string_view);  // at CRLF

}  // namespace received
