#include "text/reading.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

const text::Word* word_of(const text::Reading& reading, std::string_view folded) {
  for (std::uint32_t i = 0; i < reading.size(); ++i)
    if (reading.word(i).folded == folded) return &reading.word(i);
  return nullptr;
}

}  // namespace

TEST(Reading, KnowsEachWordOnceWithItsForms) {
  const text::Reading reading("NATO's plan", "NATO plans. Müller plante.", "de");

  EXPECT_EQ(reading.size(), 6u);
  ASSERT_TRUE(word_of(reading, "muller"));
  EXPECT_EQ(word_of(reading, "muller")->twin, "mueller");
  EXPECT_EQ(word_of(reading, "plan")->stem, word_of(reading, "plans")->stem);
  EXPECT_EQ(reading.word(reading.tokens(model::Field::title)[0]).possessive, "nato's");
  EXPECT_EQ(reading.word(reading.tokens(model::Field::text)[0]).possessive, "");
}

TEST(Reading, KnowsThePlacesOfAWord) {
  const text::Reading reading("a b", "b a b", "en");
  const std::uint32_t b = reading.tokens(model::Field::title)[1].word;

  EXPECT_TRUE(std::ranges::equal(reading.places(b, model::Field::title), std::vector{1u}));
  EXPECT_TRUE(std::ranges::equal(reading.places(b, model::Field::text), std::vector{0u, 2u}));
}

TEST(Reading, SurvivesAnyBytes) {
  const std::string bytes = std::string("a\0b\xFF\xC0 c.\xF0\x9F", 10);
  const text::Reading reading(bytes, bytes, "xx");

  for (const auto& token : reading.tokens(model::Field::text)) EXPECT_LE(token.end, bytes.size());
  EXPECT_EQ(reading.tokens(model::Field::text).size(), 3u);
}
