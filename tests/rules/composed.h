#pragma once
// A text in NFC, and where each of its bytes came from: what raw: and re: look at.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obvious {

struct Composed {
  explicit Composed(std::string_view utf8);

  std::string text;
  // Of each byte, the characters as received that it was made of.
  std::vector<std::uint32_t> begin, end;
};

// Whether raw: may begin or end there: not inside a word. A mark belongs to its letter; in scripts
// without blanks every character is a word.
bool is_border(std::string_view utf8, std::size_t at);

// Where `wanted` ends that begins at `at`, or npos. Any run of blanks meets any other.
std::size_t end_of_raw(std::string_view wanted, std::string_view utf8, std::size_t at);

}  // namespace obvious
