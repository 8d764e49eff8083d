#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/desk/shelf.h"
#include "tests/stories/sample.h"

namespace desk {
namespace {

using test::Shelf;
using testing::ElementsAre;
using testing::Pair;

Trial trial_of(Shelf& shelf, const model::Rule& rule, TrialOptions options = {},
               const Course& course = test::kToTheEnd) {
  options.now = test::at(4 * 86'400);
  return shelf.in_transaction(
      [&](auto& transaction) { return try_rule(transaction, rule, options, course); });
}

}  // namespace

TEST(TryRule, CountsHitsByDaySourceAndLanguage) {
  Shelf shelf;
  shelf.add({.title = "one", .text = "Troops moved."});
  shelf.add({.title = "two", .text = "Bees flew.", .day = 2});
  shelf.add({.title = "three", .text = "Troops left.", .day = 2, .source = "TASS"});
  shelf.add({.title = "four", .text = "Die troops.", .day = 2, .lang = "de"});

  const Trial trial = trial_of(shelf, test::rule_of("troops"));

  EXPECT_EQ(trial.coverage.judged, 4);
  EXPECT_TRUE(trial.coverage.is_whole());
  EXPECT_EQ(trial.hits, 3);
  ASSERT_EQ(trial.days.size(), 3u) << "the day without articles counts";
  EXPECT_EQ(trial.days[0].hits, 1);
  EXPECT_EQ(trial.days[1].articles, 0);
  EXPECT_EQ(trial.days[2].articles, 3);
  EXPECT_EQ(trial.days[2].hits, 2);
  EXPECT_THAT(trial.by_source, ElementsAre(Pair("Example News", 2), Pair("TASS", 1)));
  EXPECT_THAT(trial.by_lang, ElementsAre(Pair("de", 1), Pair("en", 2)));
}

TEST(TryRule, ExpectsAlertsByTheDaysThatAreStored) {
  Shelf shelf;
  shelf.add({.title = "one", .text = "Troops moved."});
  shelf.add({.title = "two", .text = "Troops moved.", .day = 3});

  auto rule = test::rule_of("troops");
  rule.per = model::Rule::Per::article;

  EXPECT_DOUBLE_EQ(trial_of(shelf, rule).alerts_a_day, 0.5);
}

TEST(TryRule, ExpectsOneAlertOfAStory) {
  Shelf shelf;
  for (const auto& article :
       {sample::ferry(), sample::ferry_in_other_words(), sample::other_ferry()})
    shelf.add({.title = article.title, .text = article.text, .source = article.source});
  auto rule = test::rule_of("ferry");

  const Trial trial = trial_of(shelf, rule);
  EXPECT_EQ(trial.hits, 3);
  EXPECT_EQ(trial.stories, 2);
  EXPECT_EQ(trial.alerts, 2);
  EXPECT_EQ(trial_of(shelf, rule, {.tells = false}).alerts, 0);
  rule.per = model::Rule::Per::article;
  EXPECT_EQ(trial_of(shelf, rule).alerts, 3);
}

TEST(TryRule, ExpectsMoreADayWhereLessThanADayIsStored) {
  Shelf shelf;
  shelf.add({.title = "one", .text = "Troops moved."});
  const auto trial_until = [&](std::int64_t seconds) {
    return shelf.in_transaction([&](auto& transaction) {
      return try_rule(transaction, test::rule_of("troops"), {.now = test::at(seconds)},
                      test::kToTheEnd);
    });
  };

  EXPECT_DOUBLE_EQ(trial_until(6 * 3600).alerts_a_day, 4);
  EXPECT_TRUE(trial_until(6 * 3600).is_below_a_day);
  EXPECT_DOUBLE_EQ(trial_until(1).alerts_a_day, 24) << "an hour at least";
  EXPECT_DOUBLE_EQ(trial_of(shelf, test::rule_of("troops"), {.tells = false}).alerts_a_day, 0);
}

TEST(TryRule, ExpectsNoAlertOfAFirstPollOrOfWhatIsTooOld) {
  Shelf shelf;
  shelf.add({.title = "one", .text = "Troops moved."});
  shelf.run("update feeds set baseline_at = now()");
  shelf.add({.title = "two", .text = "Troops moved.", .day = 1});
  shelf.run("update articles set published = seen - interval '2 days' where title = 'two'");
  auto rule = test::rule_of("troops");
  rule.per = model::Rule::Per::article;

  EXPECT_EQ(trial_of(shelf, rule).alerts, 1);
  rule.max_age = std::chrono::hours(24);
  EXPECT_EQ(trial_of(shelf, rule).alerts, 0);
  EXPECT_EQ(trial_of(shelf, rule, {.first_poll_tells = true}).alerts, 1);
  EXPECT_EQ(trial_of(shelf, rule).hits, 2);
}

TEST(TryRule, ShowsWhatSaysMostAndNoTitleTwice) {
  Shelf shelf;
  shelf.add({.title = "little", .text = "A drill.", .day = 3});
  shelf.add({.title = "much", .text = "A drill off Kaliningrad. Rain fell.", .day = 1});
  shelf.add({.title = "A drill off Kaliningrad", .text = "It was a drill.", .day = 0});
  shelf.add({.title = "little", .text = "A drill again.", .day = 2});

  const Trial trial = trial_of(shelf, test::rule_of("drill OR kaliningrad"), {.samples = 3});

  EXPECT_THAT(test::titles_of(trial.samples),
              ElementsAre("A drill off Kaliningrad", "much", "little"));
  EXPECT_EQ(trial.samples[1].passages.at(0).text, "A drill off Kaliningrad.");
  EXPECT_EQ(trial.samples[1].passages.at(0).marks.size(), 2u);
}

TEST(TryRule, GivesThePartThatWasDoneWhenItIsStopped) {
  Shelf shelf;
  for (int i = 0; i < 1100; ++i) shelf.add({.title = std::to_string(i), .text = "Troops moved."});
  std::int64_t told = 0;

  const Trial trial = trial_of(shelf, test::rule_of("troops"), {}, [&](auto done, auto all) {
    told = all;
    return done < 500;
  });

  EXPECT_EQ(told, 1100);
  EXPECT_GT(trial.coverage.judged, 0);
  EXPECT_LT(trial.coverage.judged, 1100);
  EXPECT_EQ(trial.coverage.all, 1100);
  EXPECT_FALSE(trial.coverage.is_whole());
  EXPECT_EQ(trial.hits, trial.coverage.judged);
}

TEST(TryRule, StopsWithinABatchAndKeepsWhatIsJudgedOfIt) {
  Shelf shelf;
  for (int i = 0; i < 60; ++i)
    shelf.add({.title = std::to_string(i), .text = test::repeated("a x c x ", 8'000)});
  std::int64_t looks = 0;

  const Trial trial =
      trial_of(shelf, test::rule_of("x OR " + test::joined("(a NEAR/0 c)", " OR ", 499)), {},
               [&](std::int64_t, std::int64_t) { return ++looks < 2; });

  EXPECT_LT(trial.coverage.judged, 60) << "each takes some hundredths of a second";
  EXPECT_EQ(trial.hits, trial.coverage.judged);
}

TEST(TryRule, SaysOnHowManyArticlesItGaveUp) {
  Shelf shelf;
  shelf.add({.title = "long", .text = test::repeated("a x c x ", 100'000)});
  shelf.add({.title = "longer", .text = test::repeated("a x c x ", 100'000)});
  shelf.add({.title = "short", .text = "a c"});

  const Trial trial = trial_of(shelf, test::rule_of(test::joined("(a NEAR/0 c)", " OR ", 499)));

  EXPECT_EQ(trial.coverage.gave_up, 2);
  EXPECT_EQ(trial.hits, 1);
}

TEST(TryRule, OfAnEmptyArchiveIsEmpty) {
  Shelf shelf;
  const Trial trial = trial_of(shelf, test::rule_of("troops"));

  EXPECT_EQ(trial.coverage.all, 0);
  EXPECT_EQ(trial.hits, 0);
  EXPECT_TRUE(trial.days.empty());
  EXPECT_EQ(trial.alerts_a_day, 0);
}

}  // namespace desk
