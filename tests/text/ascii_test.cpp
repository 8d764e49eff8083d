#include "text/ascii.h"

#include <gtest/gtest.h>

TEST(Ascii, LowersLettersAndNothingElse) {
  EXPECT_EQ(text::ascii_lower("AZ[@`{ÄΑ09"), "az[@`{ÄΑ09");
}

TEST(Ascii, TrimsBlanksAtTheEndsOnly) {
  EXPECT_EQ(text::trimmed(" \t\r\n\f\va \tb\n"), "a \tb");
  EXPECT_EQ(text::trimmed(" \n "), "");
  EXPECT_EQ(text::trimmed("\xC2\xA0"), "\xC2\xA0");
}
