#include "watch/keys.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;

TEST(DurationOf, ReadsANumberAndOneUnit) {
  const struct {
    const char* text;
    std::optional<std::chrono::milliseconds> expected;
  } rows[] = {
      {"500ms", 500ms},
      {"30s", 30s},
      {"5m", 5min},
      {"2h", 2h},
      {"7d", 168h},
      {"0s", 0ms},
      {"999999999d", 999999999 * 24h},
      {"", {}},
      {"5", {}},
      {"m", {}},
      {"5 m", {}},
      {"-5m", {}},
      {"1.5h", {}},
      {"1h30m", {}},
      {"5M", {}},
      {"5w", {}},
      {"9999999999s", {}},
  };
  for (const auto& row : rows) EXPECT_EQ(watch::duration_of(row.text), row.expected) << row.text;
}
