#pragma once
// Quotation marks of a text, paired: “” „“ «» »« ‹› "" ‘’ ‚‘ '' and ``'', nested. Apostrophes,
// inches and minutes are none. Whether somebody said what stands inside is not asked here.
// Offsets are bytes. Pure; any thread; linear; any bytes.
#include <cstdint>
#include <string_view>
#include <vector>

namespace people {

// Offsets [begin, end) are of what stands inside, without marks and blanks at its ends; it is never
// empty.
struct QuotedPart {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t mark_begin = 0, mark_end = 0;    // of the mark that opens or reopens it
  std::uint32_t close_begin = 0, close_end = 0;  // of the one that closes it; else both are `end`
};

// One that goes on over paragraphs, each of which reopens the marks, has a part in each.
struct QuotedText {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t outer_begin = 0, outer_end = 0;  // with the marks
  std::vector<QuotedPart> parts;                 // at least one
  char32_t opened = 0;                           // U'"' for '' as well, U'„' for ,,
  char32_t closed = 0;                           // 0: never closed; it ends with its paragraph
  std::uint32_t depth = 0;                       // 0: in no other
  std::int32_t parent = -1;                      // index of the one around it
  std::uint32_t paragraph = 0;                   // where it begins; blank lines end them
  bool single = false;                           // ‘’ ‚‘ '' ‹›
};

// In the order in which they begin; one comes before what it holds.
std::vector<QuotedText> quotations(std::string_view utf8);

}  // namespace people
