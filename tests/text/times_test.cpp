#include "text/times.h"

#include <gtest/gtest.h>

namespace {

using std::chrono::milliseconds;

model::Time at(std::int64_t unix_seconds) {
  return model::Time(std::chrono::seconds(unix_seconds));
}

constexpr std::int64_t kThursday = 1685016271;  // 2023-05-25 12:04:31

TEST(Times, AreWrittenInEachFormWithItsOwnWidths) {
  const model::Time second_day = at(1685677509);  // 2023-06-02 03:45:09

  EXPECT_EQ(text::to_rfc3339(second_day), "2023-06-02T03:45:09Z");
  EXPECT_EQ(text::to_rfc5322(second_day), "Fri, 2 Jun 2023 03:45:09 +0000");
  EXPECT_EQ(text::to_http_date(second_day), "Fri, 02 Jun 2023 03:45:09 GMT");
  EXPECT_EQ(text::to_day_and_minute(second_day), "Fri 2 Jun 2023, 03:45");
}

TEST(Times, LoseTheirFractionDownwardsAlsoBefore1970) {
  EXPECT_EQ(text::to_rfc3339(at(kThursday) + milliseconds(999)), "2023-05-25T12:04:31Z");
  EXPECT_EQ(text::to_rfc3339(at(0) - milliseconds(1)), "1969-12-31T23:59:59Z");
}

TEST(Times, BesideOneOfTheSameDayShowTheMinuteAlone) {
  EXPECT_EQ(text::to_day_and_minute(at(kThursday), at(kThursday + 3600)), "12:04");
  EXPECT_EQ(text::to_day_and_minute(at(kThursday), at(kThursday + 86400)),
            "Thu 25 May 2023, 12:04");
}

}  // namespace
