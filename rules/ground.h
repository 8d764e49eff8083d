#pragma once
// Words in a row of one field: all of it, a paragraph, a sentence. What is asked of an article is
// asked of its grounds.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/sheet.h"

namespace rules {

// Words of a ground that alone count: what was said, without "he said" in its middle.
struct Piece {
  std::uint32_t begin = 0, end = 0;     // bytes of the field
  std::uint32_t first = 0, behind = 0;  // places
};
using Pieces = std::vector<Piece>;  // ascending and apart

struct Ground {
  Sheet* sheet = nullptr;
  model::Field field = model::Field::text;
  std::string_view text;                // of the whole field
  std::uint32_t begin = 0, end = 0;     // bytes of it
  std::uint32_t first = 0, behind = 0;  // places
  const Pieces* pieces = nullptr;       // null: all of it counts

  static Ground of(Sheet& sheet, model::Field field, std::string_view text) {
    const auto places = static_cast<std::uint32_t>(sheet.reading().tokens(field).size());
    return {&sheet, field, text, 0, static_cast<std::uint32_t>(text.size()), 0, places, nullptr};
  }

  // A word belongs to the part that holds its beginning.
  Ground part(std::uint32_t from, std::uint32_t to) const {
    Ground smaller = *this;
    smaller.begin = std::max(begin, from);
    smaller.end = std::min(end, to);
    smaller.first = place_from(smaller.begin);
    smaller.behind = place_from(smaller.end);
    return smaller;
  }
  std::string_view bytes() const { return text.substr(begin, end - begin); }
  bool holds(std::uint32_t place) const { return holds_all(place, place + 1); }
  // Places [from, to).
  bool holds_all(std::uint32_t from, std::uint32_t to) const {
    if (from < first || to > behind) return false;
    if (!pieces) return true;
    const auto piece =
        std::ranges::partition_point(*pieces, [&](const Piece& one) { return one.behind <= from; });
    return piece != pieces->end() && piece->first <= from && to <= piece->behind;
  }

  // The first place of the field that begins there or later.
  std::uint32_t place_from(std::uint32_t byte) const {
    const auto& tokens = sheet->reading().tokens(field);
    const auto found = std::partition_point(tokens.begin(), tokens.end(),
                                            [&](const text::Token& t) { return t.begin < byte; });
    return static_cast<std::uint32_t>(found - tokens.begin());
  }
};

}  // namespace rules
