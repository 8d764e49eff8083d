#include <gtest/gtest.h>

#include "stories/stories.h"
#include "tests/stories/sample.h"

namespace {

double likeness(const model::Article& a, const model::Article& b) {
  const stories::Frequencies frequencies;
  return stories::likeness(sample::signature(a, frequencies), sample::signature(b, frequencies),
                           frequencies);
}

model::Article storm(const std::string& families, const std::string& houses,
                     const std::string& roofs) {
  return sample::article(
      "Storm cuts power in Port Selm",
      "A storm cut the power in Port Selm overnight and drove " + families +
          " families from their homes, mayor Hanne Orvik told reporters. " + houses +
          " houses near the harbour stayed dark, she said, and " + roofs +
          " roofs were torn off. Engineers of Selm Grid were mending the line to Vintra, and Orvik "
          "asked people to keep away from the sea wall.");
}

model::Article storm_in_short(const std::string& families, const std::string& houses) {
  return sample::article("Port Selm without power after storm",
                         "After the night's storm " + families + " families cannot go home and " +
                             houses +
                             " houses have no power, says Hanne Orvik, mayor of Port "
                             "Selm. Selm Grid hopes that the Vintra line will be repaired soon.",
                         "Selm Courier");
}

model::Article in_german() {
  return sample::article(
      "Fähre Aurelia vor Vintra auf Grund gelaufen",
      "Die Fähre Aurelia der Reederei Nordkyst ist am Montag vor der Insel Vintra auf eine Sandbank "
      "gelaufen. An Bord sind 214 Menschen. Kapitän Oskar Brandell sprach von einem Schaden am "
      "Ruder. Schlepper aus Port Selm sind unterwegs.",
      "Küstenblatt", "de");
}

model::Article in_russian() {
  return sample::article(
      "Паром «Аурелия» сел на мель у острова Винтра",
      "Паром «Аурелия» компании «Нордкист» в понедельник сел на мель у острова Винтра. На борту "
      "находятся 214 человек. Капитан Оскар Бранделл сообщил, что отказало рулевое управление.",
      "Вестник моря", "ru");
}

}  // namespace

TEST(Likeness, OfOneEventInOtherWordsIsEnough) {
  EXPECT_GE(likeness(sample::ferry(), sample::ferry_in_other_words()), stories::kSameEvent);
}

TEST(Likeness, OfTwoEventsOfOneKindIsNotEnough) {
  EXPECT_LT(likeness(sample::ferry(), sample::other_ferry()), stories::kSameEvent);
}

TEST(Likeness, ShrinksWhereNeitherArticleHasTheNumbersOfTheOther) {
  const double one_storm = likeness(storm("31", "640", "118"), storm_in_short("31", "640"));
  const double two_storms = likeness(storm("31", "640", "118"), storm_in_short("57", "2,300"));

  EXPECT_GE(one_storm, stories::kSameEvent);
  EXPECT_LT(two_storms, one_storm / 2);
}

TEST(Likeness, IsNoneTheLessWhereOneArticleBringsMoreNumbers) {
  const auto one = storm("31", "640", "118"), other = storm_in_short("31", "640");
  auto more = one;
  more.text += " The town counts 4,870 houses, 12 schools and 3 bridges.";

  EXPECT_GE(likeness(more, other), likeness(one, other) * 0.9);
}

TEST(Likeness, AsksForNoNumbersOfDates) {
  const auto one = storm("31", "640", "118");
  auto dated = one, other = storm_in_short("31", "640");
  dated.text = "March 4, 2031, 7:40 pm. " + dated.text;
  other.text = "March 6, 2031, 11:15 am. " + other.text;

  EXPECT_GE(likeness(dated, other), stories::kSameEvent);
}

TEST(Likeness, AcrossLanguagesIsOfNamesAndNumbers) {
  EXPECT_GE(likeness(sample::ferry(), in_german()), stories::kSameEvent);
  EXPECT_LT(likeness(sample::other_ferry(), in_german()), stories::kSameEvent);
}

TEST(Likeness, AcrossScriptsIsOfWhatSoundsAlike) {
  EXPECT_GE(likeness(sample::ferry(), in_russian()), stories::kSameEvent);
  EXPECT_GE(likeness(in_german(), in_russian()), stories::kSameEvent);
  EXPECT_LT(likeness(sample::other_ferry(), in_russian()), stories::kSameEvent);
}

TEST(Likeness, IsNoneWhereOneNameIsAllThatTwoLanguagesShare) {
  const auto one = sample::article("", "The harbour of Vintra was closed.");
  const auto other = sample::article("", "In Vintra wird gewählt.", "Küstenblatt", "de");

  EXPECT_EQ(likeness(one, other), 0);
}

TEST(Likeness, IsNoneOfTwoMinistersOnOneTopic) {
  const auto one = sample::article(
      "Lund says the Selm bridge must be rebuilt",
      "Transport minister Petra Lund said on Monday that the Selm bridge must be rebuilt before "
      "winter. The bridge over the Selm was closed in January because of cracks.");
  const auto other = sample::article(
      "Dorn says the Selm bridge must be rebuilt",
      "Finance minister Albert Dorn said on Monday that the Selm bridge must be rebuilt before "
      "winter. The bridge over the Selm was closed in January because of cracks in its piers.");

  EXPECT_LT(likeness(one, other), stories::kSameEvent);
}

TEST(Likeness, IsSymmetric) {
  EXPECT_EQ(likeness(sample::ferry(), in_german()), likeness(in_german(), sample::ferry()));
  EXPECT_EQ(likeness(sample::ferry(), sample::ferry_in_other_words()),
            likeness(sample::ferry_in_other_words(), sample::ferry()));
}

TEST(Likeness, OfNothingIsNone) {
  const model::Article nothing;
  EXPECT_EQ(likeness(nothing, nothing), 0);
  EXPECT_EQ(likeness(nothing, sample::ferry()), 0);
}
