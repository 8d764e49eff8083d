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

// A round-up: an event has one sentence in it, and `more` behind all the others.
model::Article round_up(const std::string& first, const std::string& others,
                        const std::string& more = "") {
  return sample::article("Briefs", first + " " + others + more, "Selm Wire");
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

TEST(Likeness, IsOfWhatAnArticleComesBackTo) {
  const std::string sentence_a =
      "Envoy Tarvo Lindqvist will meet trade minister Beate Sommerfeld at Castle Orrefors on 23 "
      "May, the chancellery announced.";
  const std::string sentence_b =
      "Trade minister Beate Sommerfeld receives Tarvo Lindqvist at Castle Orrefors, most likely on "
      "23 May, officials said.";
  const std::string others_a =
      "Farmers in the northern valleys expect a poor barley harvest after weeks of drought. A "
      "glass factory near Port Selm dismissed ninety workers because gas became too dear. The "
      "opera's new season begins with a comedy that was lost for two centuries. Two climbers "
      "survived an avalanche beneath the Halden glacier, and rescuers praised their whistle.";
  const std::string others_b =
      "Police seized forged banknotes in a bakery whose owner denies everything. Swimmers were "
      "warned of jellyfish along the eastern beaches until August. A bridge from the railway's "
      "first years closes for repairs, and commuters must change to buses. Chess champion Ilse "
      "Morgenthal won her ninth title in a row, although a fever kept her in bed.";
  const std::string again =
      " Lindqvist and Sommerfeld last spoke at Orrefors in autumn, when Sommerfeld refused a deal.";

  const double mentioned = likeness(round_up(sentence_a, others_a), round_up(sentence_b, others_b));
  const double dwelt_on =
      likeness(round_up(sentence_a, others_a, again), round_up(sentence_b, others_b));

  EXPECT_LT(mentioned, stories::kSameEvent);
  EXPECT_GT(dwelt_on, 2 * mentioned);
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

TEST(Likeness, IsNoneOfTwoMinistersWhomOnlyTheTextsLetSpeak) {
  const std::string closed =
      " said on Monday that the Selm bridge was close to collapse. The bridge over the Selm was "
      "closed in January because of cracks.";
  const std::string lund = "Transport minister Petra Lund" + closed;
  const std::string dorn = "Finance minister Albert Dorn" + closed;

  EXPECT_LT(likeness(sample::article("Lund warns Selm bridge is close to collapse", lund),
                     sample::article("Dorn: Selm bridge close to collapse", dorn)),
            stories::kSameEvent);
  EXPECT_LT(likeness(sample::article("Minister says Selm bridge is close to collapse", lund),
                     sample::article("Minister says that Selm bridge is near collapse", dorn)),
            stories::kSameEvent)
      << "offices without a name";
  EXPECT_GE(likeness(sample::article("Lund warns Selm bridge is close to collapse", lund),
                     sample::article("Selm bridge closed: cracks", lund)),
            stories::kSameEvent);
}

TEST(Likeness, AcrossScriptsKnowsFamilyNamesInEveryCase) {
  const auto english = sample::article(
      "Gromov receives Tarasov at Selm",
      "Pavel Gromov received Igor Tarasov and Oleg Lebedev at Selm on Monday, the palace said.");
  const auto russian =
      sample::article("Громов принял Тарасова",
                      "Павел Громов принял в понедельник Тарасова и Лебедева.", "Вестник", "ru");
  const auto about_others =
      sample::article("Громов принял Воробьёва",
                      "Павел Громов принял в понедельник Воробьёва и Соколова.", "Вестник", "ru");

  EXPECT_GE(likeness(english, russian), stories::kSameEvent);
  EXPECT_LT(likeness(english, about_others), stories::kSameEvent);
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
