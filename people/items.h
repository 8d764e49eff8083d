#pragma once
// The words and signs of a text in reading order, with its quotation marks. Linear.
#include <cstdint>
#include <string_view>
#include <vector>

#include "people/sheet.h"

namespace people {

struct Item {
  enum class What : std::uint8_t { plain, open, close, paragraph };
  Node node;
  What what = What::plain;
  // Of an opening mark: the item that closes it, or the border of the paragraph that ends it. Of a
  // closing mark: the one that opens. kNone: a mark of nothing, to be stepped over.
  std::uint32_t mate = kNone;
  bool reopens = false;  // an opening mark that goes on the quotation of the paragraph before
};

std::vector<Item> items_of(const text::Reading&, model::Field, std::string_view utf8,
                           const Tongue&);

}  // namespace people
