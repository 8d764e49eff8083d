#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace model {

enum class Field { title, text };

// Bytes [begin, end) of an article's title or text. Only what leaves the program counts code
// points.
struct Span {
  Field field = Field::text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

// A stretch of the article worth showing, with the words that matched marked as bytes of `text`.
struct Passage {
  struct Mark {
    std::uint32_t begin = 0, end = 0;
    bool operator==(const Mark&) const = default;
  };
  Field field = Field::text;
  std::string text;
  std::vector<Mark> marks;
  bool operator==(const Passage&) const = default;
};

}  // namespace model
