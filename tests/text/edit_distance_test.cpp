#include "text/edit_distance.h"

#include <gtest/gtest.h>

TEST(Nearest, NamesWhatWasProbablyMeant) {
  const std::vector<std::string_view> known = {"name", "url", "tags", "interval", "country"};
  const struct {
    const char *word, *meant;
  } rows[] = {
      {"intervall", "interval"}, {"intreval", "interval"}, {"nmae", "name"}, {"Url", "url"},
      {"contry", "country"},     {"frequency", ""},        {"", ""},         {"x", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(text::nearest(row.word, known), row.meant) << row.word;
}
