#pragma once
// Values as a watch file writes them, fit to be read by people: what a terminal or an editor would
// hide is written as its number.
#include <string>
#include <vector>

namespace watch {

// "…", or '''…''' where it has several lines.
std::string toml_text(const std::string&);
// ["…", "…"]; of none: empty.
std::string toml_text(const std::vector<std::string>&);

}  // namespace watch
