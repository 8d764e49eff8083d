#include <gtest/gtest.h>

#include "stories/stories.h"
#include "tests/stories/sample.h"

TEST(Likeness, IsNothingForArticlesThatShareNothing) {
  const stories::Frequencies frequencies;
  const auto one = sample::signed_by(
      frequencies, sample::article("Ferry stuck off Lund", "The ferry Aurelia ran aground."));
  const auto other =
      sample::signed_by(frequencies, sample::article("Bakers march", "Bread was sold on Tuesday."));
  EXPECT_EQ(stories::likeness(one, other, frequencies), 0);
}
