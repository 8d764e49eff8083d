#include <gtest/gtest.h>

#include "feeds/feeds.h"
#include "tests/feeds/sample.h"

using test::utc;

TEST(ParseDate, ReadsWhatFeedsWrite) {
  const struct {
    const char* written;
    model::Time instant;
  } cases[] = {
      {"Mon, 05 Jan 2026 10:00:00 +0300", utc(2026, 1, 5, 7)},
      {"5 Jan 2026 10:00 +0300", utc(2026, 1, 5, 7)},
      {"Mon, 5 Jan 26 10:00:00 -0530", utc(2026, 1, 5, 15, 30)},
      {"Sun, 06 Nov 94 08:49:37 GMT", utc(1994, 11, 6, 8, 49, 37)},
      {"Sunday, 06-Nov-94 08:49:37 GMT", utc(1994, 11, 6, 8, 49, 37)},
      {"Sun Nov  6 08:49:37 1994", utc(1994, 11, 6, 8, 49, 37)},
      {"Sun Jul 15 01:16:00 +0000 2012", utc(2012, 7, 15, 1, 16)},
      {"mon,05 january 2026 07:00 ut", utc(2026, 1, 5, 7)},
      {"Mon, 05 Jan 2026 10:00:00 MSK", utc(2026, 1, 5, 7)},
      {"Mon, 05 Jan 2026 07:00:00 EDT", utc(2026, 1, 5, 11)},
      {"Mon, 05 Jan 2026 07:00:00", utc(2026, 1, 5, 7)},
      {"Mon, 05 Jan 2026 07:00:00 Europe/Nowhere", utc(2026, 1, 5, 7)},
      {"Mon, 05 Jan 2026 10:00:00 GMT+3", utc(2026, 1, 5, 7)},
      {"Mon Jan 05 2026 10:00:00 GMT+0300 (Moscow Standard Time)", utc(2026, 1, 5, 7)},
      {"January 5, 2026 3:09 pm", utc(2026, 1, 5, 15, 9)},
      {"January 5, 2026 - 12:30am", utc(2026, 1, 5, 0, 30)},
      {"5 January 2026", utc(2026, 1, 5)},
      {"2026-01-05T10:00:00+03:00", utc(2026, 1, 5, 7)},
      {"2026-01-05T07:00:00.250Z", utc(2026, 1, 5, 7) + std::chrono::milliseconds(250)},
      {"2026-01-05 10:00:00 +0300", utc(2026, 1, 5, 7)},
      {"2026-01-05T07:00", utc(2026, 1, 5, 7)},
      {"20260105T070000Z", utc(2026, 1, 5, 7)},
      {"2026-01-05", utc(2026, 1, 5)},
      {"2026-01", utc(2026, 1, 1)},
      {"2026", utc(2026, 1, 1)},
      {"05.01.2026 07:00", utc(2026, 1, 5, 7)},
      {"31/01/2026", utc(2026, 1, 31)},
      {"1/31/2026", utc(2026, 1, 31)},
      {"01/05/2026 10:00:00 AM", utc(2026, 1, 5, 10)},
      {"  \n Mon, 05 Jan 2026 07:00:00 Z \n", utc(2026, 1, 5, 7)},
      {"Thu, 31 Dec 1998 23:59:60 GMT", utc(1998, 12, 31, 23, 59, 59)},
      {"2026-01-05T24:00:00Z", utc(2026, 1, 6)},
      {"Thu, 29 Feb 2024 00:00:00 GMT", utc(2024, 2, 29)},
  };

  for (const auto& c : cases) EXPECT_EQ(feeds::parse_date(c.written), c.instant) << c.written;
}

TEST(ParseDate, ReadsMonthsInOtherLanguages) {
  const struct {
    const char* written;
    model::Time day;
  } cases[] = {
      {"Пн, 05 янв 2026", utc(2026, 1, 5)},         {"5 марта 2026 г.", utc(2026, 3, 5)},
      {"середа, 12 серпня 2026", utc(2026, 8, 12)}, {"mar., 01 déc. 2026", utc(2026, 12, 1)},
      {"14 août 2026", utc(2026, 8, 14)},           {"14 juillet 2026", utc(2026, 7, 14)},
      {"Di, 3. März 2026", utc(2026, 3, 3)},        {"1 maggio 2026", utc(2026, 5, 1)},
      {"3 października 2026", utc(2026, 10, 3)},    {"5 Ocak 2026 Pazartesi", utc(2026, 1, 5)},
      {"1 července 2026", utc(2026, 7, 1)},         {"1 marraskuuta 2026", utc(2026, 11, 1)},
      {"Κυρ, 11 Ιούλ 2026", utc(2026, 7, 11)},      {"2026年1月5日", utc(2026, 1, 5)},
  };

  for (const auto& c : cases) EXPECT_EQ(feeds::parse_date(c.written), c.day) << c.written;
}

TEST(ParseDate, B26_LeavesEmptyWhatIsNoDate) {
  const std::string unreadable[] = {"",
                                    "not a date",
                                    "Thu, 31 Feb 2026 10:00:00 GMT",
                                    "Mon, 32 Jan 2026 07:00:00 GMT",
                                    "2026-13-01",
                                    "2025-02-29",
                                    "2026-01-05T25:00:00Z",
                                    "2026-01-05T10:61:00Z",
                                    "2026-xx-05",
                                    "10000-01-01T00:00:00Z",
                                    "00000000",
                                    "99999999999999999999",
                                    "yesterday at 10:00",
                                    "--::++//..",
                                    std::string(100'000, '1'),
                                    "\xFF\xFE"};

  for (const auto& written : unreadable)
    EXPECT_EQ(feeds::parse_date(written), std::nullopt) << written.substr(0, 40);
}
