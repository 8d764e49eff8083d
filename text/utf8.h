#pragma once
// Steps over UTF-8, and writes it. What is ill-formed reads as U+FFFD (one for each maximal part of
// a sequence: Unicode 15, section 3.9), so that nothing we write is. Pure; any thread.
#include <cstddef>
#include <string>
#include <string_view>

namespace text {

// The first code point of `rest`, which must not be empty; `rest` moves past it.
char32_t take_code_point(std::string_view& rest);
void append_code_point(std::string& out, char32_t);

// Whether `byte` is not a continuation byte.
inline bool begins_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::size_t count_code_points(std::string_view);

// The nearest beginning of a code point at or before `position`.
std::size_t code_point_start(std::string_view, std::size_t position);

// At most `max` code points, "…" being the last where something was cut.
std::string cut_to_code_points(std::string_view, std::size_t max);

}  // namespace text
