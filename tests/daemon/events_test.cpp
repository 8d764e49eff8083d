#include "daemon/events.h"

#include <gtest/gtest.h>

namespace wirewatchd {

TEST(EventLine, IsNamesAndValues) {
  EXPECT_EQ(to_line(Event("feed_polled").with("feed", "tass").with("articles", 3)),
            "feed_polled feed=tass articles=3");
}

TEST(EventLine, B38B39StaysOneLineWhateverTheValueHolds) {
  const struct {
    const char* value;
    const char* shown;
  } rows[] = {
      {"two words", "\"two words\""},
      {"", "\"\""},
      {"a\nfeed_polled feed=x", "\"a feed_polled feed=x\""},
      {"say \"no\"", "\"say \\\"no\\\"\""},
      {"back\\slash", "\"back\\\\slash\""},
      {"\x1b[31m", "\"\\\\x1b[31m\""},
      {"\xE2\x80\xAE"
       "gpj.exe",
       "\"gpj.exe\""},
      {"Шойгу", "\"Шойгу\""},
      {"“quoted”", "\"“quoted”\""},
  };

  for (const auto& [value, shown] : rows)
    EXPECT_EQ(to_line(Event("e").with("v", value)), std::string("e v=") + shown);
}

}  // namespace wirewatchd
