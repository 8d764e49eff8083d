#pragma once
// HTML's character references: HTML 4's names, the common ones of HTML 5, and numbers. Pure; any
// thread.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace text {

// A numeric reference's character as UTF-8, the C1 range read as windows-1252 (as browsers do);
// empty where no such character may stand in a text.
std::string numbered_character(std::uint32_t code_point);

// One reference at the start of a text.
struct Reference {
  std::string characters;  // empty with a length: a number no text may hold
  std::size_t length = 0;  // bytes it takes, `;` included; 0: no reference anybody knows
};
// `text` begins with '&'. Without its semicolon only a Latin-1 name counts (`&copy 2026`), as in
// HTML 5, and only where no letter, digit or `=` follows.
Reference read_reference(std::string_view text);

}  // namespace text
