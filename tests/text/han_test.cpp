#include "text/han.h"

#include <gtest/gtest.h>

TEST(OtherHan, WritesTheSameInTheOtherScript) {
  EXPECT_EQ(text::other_han("国防部"), "國防部");
  EXPECT_EQ(text::other_han("國防部"), "国防部");
  EXPECT_EQ(text::other_han("中文"), "");
  EXPECT_EQ(text::other_han("nato"), "");
}
