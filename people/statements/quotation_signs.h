#pragma once
// The signs that may be quotation marks, with what stands beside them, and the line ends between
// them. What they are there quotations.cpp decides. Pure; linear; any bytes.
#include <cstdint>
#include <string_view>
#include <vector>

namespace people {

struct QuotationSign {
  char32_t sign = 0;                 // `` and ,, as U'`' and U'„'; U'\n' is a line end
  std::uint32_t begin = 0, end = 0;  // of a line end: all blanks around it
  char32_t before = 0, after = 0;    // the nearest visible characters or blanks; 0 at an end
  bool doubled = false;              // two signs of one: '' `` ,,
  bool paragraph = false;            // a line end that ends its paragraph
};

std::vector<QuotationSign> quotation_signs(std::string_view utf8);

}  // namespace people
