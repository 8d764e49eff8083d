#include "text/brackets.h"

#include <gtest/gtest.h>

TEST(Brackets, AreClosedWhereACutLeftThemOpen) {
  const std::pair<const char*, const char*> rows[] = {{"the treaty (CSTO", "the treaty (CSTO)"},
                                                      {"the treaty (CSTO)", "the treaty (CSTO)"},
                                                      {"a (b (c", "a (b (c))"},
                                                      {"a) b", "a) b"},
                                                      {"", ""}};
  for (const auto& [words, closed] : rows) EXPECT_EQ(text::with_closed_brackets(words), closed);
}
