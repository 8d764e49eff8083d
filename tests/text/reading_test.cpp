#include "text/reading.h"

#include <gtest/gtest.h>

namespace {

std::vector<std::string> sentences(const std::string& text) {
  const text::Reading reading("", text, "");
  std::vector<std::string> all;
  for (const auto& s : reading.sentences()) all.push_back(text.substr(s.begin, s.end - s.begin));
  return all;
}

}  // namespace

TEST(Reading, KeepsTitlesInitialsAndLinesTogether) {
  using List = std::vector<std::string>;
  EXPECT_EQ(sentences("He met Gen. A. Petrov. Then left."),
            (List{"He met Gen. A. Petrov.", "Then left."}));
  EXPECT_EQ(sentences("Академия им. Фрунзе открыта. Её глава С. К. Шойгу."),
            (List{"Академия им. Фрунзе открыта.", "Её глава С. К. Шойгу."}));
  EXPECT_EQ(sentences("A line\nthat goes on. End."), (List{"A line\nthat goes on.", "End."}));
  EXPECT_EQ(sentences("No stop\n\nNew paragraph"), (List{"No stop", "New paragraph"}));
  EXPECT_EQ(sentences("Он сказал: «Да!» Потом ушёл."), (List{"Он сказал: «Да!»", "Потом ушёл."}));
  EXPECT_EQ(sentences(""), List{});
}

TEST(Reading, FindsWordsByFormAndByStem) {
  const text::Reading reading("NATO's plan", "NATO plans. Müller plante.", "de");

  EXPECT_EQ(reading.with_form("nato").size(), 2u);
  EXPECT_EQ(reading.with_form("nato's").size(), 1u);
  EXPECT_EQ(reading.with_form("mueller").size(), 1u);
  EXPECT_TRUE(reading.with_form("csto").empty());
  EXPECT_EQ(reading.with_stem("plan", "de").size(), 2u);
  EXPECT_TRUE(reading.with_stem("plan", "en").empty());
}

TEST(Reading, SurvivesAnyBytes) {
  const std::string bytes = std::string("a\0b\xFF\xC0 c.\xF0\x9F", 10);
  const text::Reading reading(bytes, bytes, "xx");

  for (const auto& token : reading.text()) EXPECT_LE(token.end, bytes.size());
  EXPECT_EQ(reading.text().size(), 3u);
}
