#pragma once
// The words and signs of a text in reading order, with the borders of its quotations
// (quotations.h) among them. Linear.
#include <cstdint>
#include <string_view>
#include <vector>

#include "people/statements/sheet.h"

namespace people {

struct Item {
  enum class What : std::uint8_t { plain, open, close, paragraph };
  Node node;
  What what = What::plain;
  std::uint32_t mate = kNone;       // of an opening border: the item that closes it
  std::uint32_t quotation = kNone;  // of a border: whose, as people::quotations numbers them
  bool first_part = false;          // of an opening border: not reopened
  std::uint32_t inside = 0, inside_end = 0;  // of an opening border: bytes of what it holds
};

std::vector<Item> items_of(const text::Reading&, model::Field, std::string_view utf8,
                           const Tongue&);

}  // namespace people
