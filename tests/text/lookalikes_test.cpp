#include "text/lookalikes.h"

#include <gtest/gtest.h>

#include "text/fold.h"

TEST(Skeleton, MakesLettersThatLookAlikeOne) {
  const struct {
    const char *one, *other;
    bool are_one;
  } table[] = {
      {"НАТО", "HATO", true},  // Cyrillic and Latin
      {"Ροст", "Рост", true},  // Greek and Cyrillic
      {"paypal", "раураl", true}, {"ІКЕА", "IKEA", true},
      {"scope", "ѕсоре", true},   {"ΝΑΤΟ", "NATO", true},
      {"война", "воина", false},  {"нато", "nato", false},  // н looks like H
      {"b0", "bo", false},                                  // digits stay
      {"член", "член", true},
  };

  for (const auto& row : table)
    EXPECT_EQ(text::skeleton(text::fold(row.one)) == text::skeleton(text::fold(row.other)),
              row.are_one)
        << row.one << " " << text::skeleton(text::fold(row.one)) << " / " << row.other << " "
        << text::skeleton(text::fold(row.other));
}

TEST(Skeleton, LeavesWhatLooksLikeNothingElse) {
  EXPECT_EQ(text::skeleton("missile 16"), "missile 16");
  EXPECT_EQ(text::skeleton("жук"), "жyk");
  EXPECT_EQ(text::skeleton(""), "");
}
