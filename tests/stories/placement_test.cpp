#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "stories/stories.h"
#include "tests/stories/sample.h"

using Kind = stories::Placement::Kind;

namespace {

model::Article copy_by(std::string source) {
  auto copy = sample::ferry();
  copy.source = std::move(source);
  return copy;
}

// The n-th of many events that have nothing in common.
model::Article event(int n, int version = 0) {
  std::mt19937 random(static_cast<unsigned>(n));
  const auto word = [&] {
    constexpr const char* kSyllables[] = {"ko", "ral", "min", "dov", "per", "sta", "lun", "gor"};
    std::string made;
    for (int i = 0; i < 4; ++i) made += kSyllables[random() % std::size(kSyllables)];
    return made;
  };
  std::string text;
  for (int i = 0; i < 40; ++i) text += word() + " and the ";
  auto made = sample::article(word() + " " + word(), text);
  made.source = "Outlet " + std::to_string(version);
  if (version > 0) made.text = "in short " + made.text.substr(made.text.size() / 4 * 3);
  return made;
}

}  // namespace

TEST(Placement, OpensAStoryForTheFirstArticle) {
  sample::Desk desk;

  const auto placement = desk.place(sample::ferry());

  EXPECT_EQ(placement.kind, Kind::new_story);
  EXPECT_EQ(placement.nearest.value, 0);
}

TEST(Placement, PutsAReportOfTheEventIntoItsStory) {
  sample::Desk desk;
  desk.place(sample::ferry());

  const auto placement = desk.place(sample::ferry_in_other_words());

  EXPECT_EQ(placement.kind, Kind::report);
  EXPECT_EQ(placement.story.value, 1);
  EXPECT_EQ(placement.nearest.value, 1);
  const auto shared =
      stories::written(placement.shared, sample::reading(sample::ferry_in_other_words()),
                       sample::ferry_in_other_words());
  EXPECT_NE(std::ranges::find(shared, "Aurelia"), shared.end()) << shared.size();
}

TEST(Placement, KeepsApartWhatOneSpeakerSaysOfThisAndOfThat) {
  sample::Desk desk;
  desk.place(sample::article(
      "Drill on Skarn watched by NATO aircraft, Dorn says",
      "Kazakh Defence Minister Mia Dorn said on Tuesday that NATO reconnaissance aircraft had "
      "followed an air defence drill on Mount Skarn for three hours. Two of them came within sight "
      "of the crews, Dorn told reporters."));

  const auto other = desk.place(sample::article(
      "Dorn says Astana will not renew NATO air pact",
      "Kazakh Defence Minister Mia Dorn said on Tuesday that Astana would not renew an air safety "
      "pact with NATO that expires in April. The talks had led nowhere, Dorn told reporters."));
  const auto again = desk.place(sample::article(
      "Kazakhstan to let air safety pact with NATO expire",
      "Astana will not renew its air safety pact with NATO when it expires in April because talks "
      "led nowhere, Defence Minister Mia Dorn said.",
      "Selm Courier"));

  EXPECT_EQ(other.kind, Kind::new_story) << other.likeness;
  EXPECT_EQ(again.story.value, 2) << again.likeness;
}

TEST(Placement, OpensAStoryForAnotherEventOfTheKind) {
  sample::Desk desk;
  desk.place(sample::ferry());

  EXPECT_EQ(desk.place(sample::other_ferry()).kind, Kind::new_story);
}

TEST(Placement, KnowsACopyAndWhoseTextItIs) {
  sample::Desk desk;
  desk.place(sample::ferry());

  const auto placement = desk.place(copy_by("Selm Courier"));

  EXPECT_EQ(placement.kind, Kind::copy);
  EXPECT_EQ(placement.agency, "Reuters");
  EXPECT_EQ(placement.nearest.value, 1);
}

TEST(Placement, CallsReportsThatCreditTheAgencyRewrites) {
  sample::Desk desk;
  desk.place(sample::ferry());
  auto rewrite = sample::ferry_in_other_words();
  rewrite.text +=
      " Nobody was hurt, Reuters reported. Two tugs from Port Selm were on their way, and the "
      "passengers were to be taken to Port Selm by Tuesday morning.";

  EXPECT_EQ(desk.place(rewrite).kind, Kind::rewrite);
}

TEST(Placement, CreditsNoAgencyThatAReportOnlyCites) {
  sample::Desk desk;
  auto first = copy_by("Selm Courier");
  first.text.erase(0, first.text.find("The ferry"));
  first.text +=
      " The mast had been repaired in March, a diplomat told Interfax on Monday night in "
      "the harbour, where many people had come to see the ship from the shore.";
  auto own = sample::ferry_in_other_words();
  own.source = "Harbour Post";
  own.text += " One of them told Reuters that the food was good.";

  EXPECT_EQ(desk.place(first).agency, "");
  const auto placement = desk.place(own);
  EXPECT_EQ(placement.kind, Kind::report);
  EXPECT_EQ(placement.agency, "");
  own.text += " (Reuters)";
  EXPECT_EQ(desk.place(own).agency, "Reuters");
}

TEST(Placement, OpensAChapterForMoreOfAnOutletThatReportedIt) {
  sample::Desk desk;
  desk.place(copy_by("Selm Courier"));

  const auto placement = desk.place(sample::ferry_in_other_words());

  EXPECT_EQ(placement.kind, Kind::chapter);
  EXPECT_EQ(placement.story.value, 1);
}

TEST(Placement, CallsTheSameTextOfOneOutletACopy) {
  sample::Desk desk;
  desk.place(copy_by("Selm Courier"));

  EXPECT_EQ(desk.place(copy_by("Selm Courier")).kind, Kind::copy);
}

TEST(Placement, LeavesAStoryThatHasEnded) {
  sample::Desk desk;
  desk.place(sample::at(sample::ferry(), 0));

  EXPECT_EQ(desk.place(sample::at(sample::ferry_in_other_words(), 8)).story.value, 1);
  EXPECT_EQ(desk.place(sample::at(copy_by("Late Echo"), 30 * 24)).kind, Kind::new_story);
}

TEST(Placement, OpensAStoryForAnotherSpeakerAndSaysSo) {
  sample::Desk desk;
  desk.place(sample::article(
      "Lund says the Selm bridge must be rebuilt",
      "Petra Lund said on Monday that the Selm bridge must be rebuilt before winter. The bridge over "
      "the Selm was closed in January because of cracks."));

  const auto placement = desk.place(sample::article(
      "Dorn says the Selm bridge must be torn down",
      "Albert Dorn said on Tuesday that the Selm bridge must be torn down before winter. The bridge "
      "over the Selm was closed in January. Cracks had been found in the piers of the bridge.",
      "Selm Courier"));

  EXPECT_EQ(placement.kind, Kind::new_story);
  EXPECT_TRUE(placement.are_other_speakers);
}

TEST(Placement, DoesNotDependOnTheOrderInWhichArticlesWereAdded) {
  const stories::Frequencies frequencies;
  std::vector<int> order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  std::mt19937 random(7);
  std::vector<stories::Placement> placements;
  for (int run = 0; run < 5; ++run) {
    stories::Index index;
    for (const int n : order)
      index.add({n + 1}, {n / 4 + 1}, sample::signature(event(n / 4, n % 4 % 2), frequencies),
                frequencies);
    placements.push_back(index.place(sample::signature(event(1, 2), frequencies), frequencies));
    std::ranges::shuffle(order, random);
  }

  for (const auto& placement : placements) {
    EXPECT_EQ(placement.story.value, 2);
    EXPECT_EQ(placement.nearest, placements[0].nearest);
    EXPECT_EQ(placement.shared, placements[0].shared);
  }
}

TEST(Index, ForgetsWhatWasAddedFirst) {
  sample::Desk desk({.most_articles = 10});
  for (int n = 0; n < 100; ++n) desk.place(event(n));

  EXPECT_EQ(desk.index().size(), 10u);
  EXPECT_EQ(desk.stories(), 100);
  EXPECT_EQ(desk.place(event(95, 1)).story.value, 96);
  EXPECT_EQ(desk.place(event(3, 1)).kind, Kind::new_story);
}

TEST(Index, TakesAnArticleOnceAndMovesItWithoutForgettingIt) {
  const stories::Frequencies frequencies;
  stories::Index index;
  const auto signature = sample::signature(sample::ferry(), frequencies);

  EXPECT_TRUE(index.add({1}, {1}, signature, frequencies));
  EXPECT_FALSE(index.add({1}, {1}, signature, frequencies));
  EXPECT_FALSE(index.add({1}, {2}, signature, frequencies));

  EXPECT_EQ(index.size(), 1u);
  EXPECT_EQ(index.place(signature, frequencies).story.value, 2);
}

TEST(Index, IsAsBeforeWhereTheLastArticlesAreTakenBack) {
  const stories::Frequencies frequencies;
  stories::Index index;
  const auto ferry = sample::signature(sample::ferry(), frequencies);
  index.add({1}, {1}, sample::signature(event(1), frequencies), frequencies);
  index.add({2}, {2}, ferry, frequencies);
  index.add({3}, {1}, sample::signature(event(1, 1), frequencies), frequencies);

  index.take_back(2);

  EXPECT_EQ(index.size(), 1u);
  EXPECT_EQ(index.place(ferry, frequencies).kind, Kind::new_story);
  EXPECT_EQ(index.place(sample::signature(event(1, 1), frequencies), frequencies).story.value, 1);
  EXPECT_TRUE(index.add({2}, {7}, ferry, frequencies));
  EXPECT_EQ(index.place(ferry, frequencies).story.value, 7);
}

TEST(Index, TakesBackWhatItHasAlsoForgotten) {
  const stories::Frequencies frequencies;
  stories::Index index({.most_articles = 3});
  for (int n = 0; n < 10; ++n)
    index.add({n + 1}, {n + 1}, sample::signature(event(n), frequencies), frequencies);

  index.take_back(10);

  EXPECT_EQ(index.size(), 0u);
  index.add({1}, {1}, sample::signature(event(1), frequencies), frequencies);
  EXPECT_EQ(index.place(sample::signature(event(1, 1), frequencies), frequencies).story.value, 1);
}

TEST(StoryId, IsWrittenShortAndReadBack) {
  for (const std::int64_t number : {1, 31, 32, 40'000, 940'000, 123'456'789}) {
    const std::string written = to_text(model::StoryId{number});
    EXPECT_EQ(model::story_named(written), model::StoryId{number}) << written;
  }
  EXPECT_EQ(to_text(model::StoryId{32 * 32 + 18}), "st_10j");
  EXPECT_EQ(model::story_named("ST_10J"), model::StoryId{32 * 32 + 18});
  for (const char* none : {"", "st_", "10j", "st_u", "al_10j", "st_1 ", "st_0123456789012"})
    EXPECT_FALSE(model::story_named(none)) << none;
}
