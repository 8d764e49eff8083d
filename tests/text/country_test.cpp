#include "text/country.h"

#include <gtest/gtest.h>

TEST(Country, KnowsCodesInAnyCase) {
  for (const char* code : {"RU", "ru", "De", "AM", "KZ"})
    EXPECT_TRUE(text::is_country(code)) << code;
  for (const char* code : {"XX", "UK", "EU", "", "RUS"})
    EXPECT_FALSE(text::is_country(code)) << code;
}

TEST(Country, KnowsTheCodeOfAName) {
  EXPECT_EQ(text::country_code("Germany"), "DE");
  EXPECT_EQ(text::country_code("united states"), "US");
  EXPECT_EQ(text::country_code("Ruritania"), "");
}

TEST(Country, KnowsTheNameOfACode) {
  EXPECT_EQ(text::country_name("KZ"), "Kazakhstan");
  EXPECT_EQ(text::country_name("ru"), "Russia");
  EXPECT_EQ(text::country_name("XX"), "");
}
