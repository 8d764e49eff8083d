#pragma once
// A text in NFC, and where each of its bytes came from: what exact characters and regular
// expressions are looked for in. Pure; any thread.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace text {

class Composed {
 public:
  // `utf8` outlives it: most texts are in NFC already, and are not copied.
  explicit Composed(std::string_view utf8);

  std::string_view text() const { return is_same_ ? source_ : std::string_view(composed_); }

  // Bytes of the source, of the characters as received that [begin, end) of text() is made of: of
  // letters with all their marks.
  // Where in text() the characters of the source from that byte on begin.
  std::size_t from_source(std::size_t byte) const;
  std::string_view source() const { return source_; }
  std::uint32_t source_begin(std::size_t begin) const;
  std::uint32_t source_end(std::size_t end) const;

 private:
  std::string_view source_;
  bool is_same_;
  std::string composed_;
  std::vector<std::uint32_t> begins_, ends_;  // of each byte of composed_
};

std::string nfc(std::string_view utf8);

}  // namespace text
