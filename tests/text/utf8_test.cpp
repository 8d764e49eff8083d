#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

std::vector<char32_t> code_points_of(std::string_view utf8) {
  std::vector<char32_t> found;
  while (!utf8.empty()) found.push_back(text::take_code_point(utf8));
  return found;
}

TEST(Utf8, ReadsBackWhatItWrote) {
  for (const char32_t c : {U'a', U'é', U'я', U'€', U'\uFFFD', U'😀', U'\U0010FFFF'}) {
    std::string written;
    text::append_code_point(written, c);

    EXPECT_EQ(code_points_of(written), std::vector<char32_t>{c});
  }
}

TEST(Utf8, ReadsOneReplacementForEachMaximalPart) {
  const struct {
    std::string bytes;
    std::vector<char32_t> read;
  } rows[] = {
      {"\x80", {0xFFFD}},
      {"\xE2\x82", {0xFFFD}},                                  // a character cut short
      {"\xE2\x82g", {0xFFFD, 'g'}},                            // likewise, before another one
      {"\xC0\xAF", {0xFFFD, 0xFFFD}},                          // overlong
      {"\xED\xA0\x80", {0xFFFD, 0xFFFD, 0xFFFD}},              // a surrogate
      {"\xF4\x90\x80\x80", {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD}},  // beyond U+10FFFF
  };

  for (const auto& row : rows) EXPECT_EQ(code_points_of(row.bytes), row.read);
}

TEST(Utf8, CutsOnlyWhereACodePointBegins) {
  const std::string text = "a€b";

  EXPECT_EQ(text::code_point_start(text, 1), 1u);
  EXPECT_EQ(text::code_point_start(text, 2), 1u);
  EXPECT_EQ(text::code_point_start(text, 3), 1u);
  EXPECT_EQ(text::code_point_start(text, 4), 4u);
  EXPECT_EQ(text::code_point_start(text, 99), text.size());
}

}  // namespace
