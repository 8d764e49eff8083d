#include <gtest/gtest.h>

#include "feeds/feeds.h"
#include "tests/feeds/sample.h"

using feeds::PollOutcome;
using model::PollState;
using namespace std::chrono_literals;
using Kind = feeds::PollOutcome::Kind;
using std::chrono::seconds;

namespace {

const model::Time kNow = test::utc(2026, 1, 5, 12);
constexpr double kMiddle = 0.5;  // no jitter either way

PollOutcome outcome(Kind kind, std::optional<seconds> retry_after = std::nullopt,
                    int new_articles = 1) {
  return {kind, retry_after, kind == Kind::new_articles ? new_articles : 0};
}

model::Feed every(std::optional<seconds> interval) {
  model::Feed feed;
  feed.interval = interval;
  return feed;
}

PollState learnt(seconds interval, int failures = 0, int successes = 5) {
  PollState state;
  state.learnt = interval;
  state.failures = failures;
  state.successes = successes;
  return state;
}

seconds wait(const feeds::Schedule& schedule) {
  return std::chrono::round<seconds>(schedule.next_poll - kNow);
}

}  // namespace

TEST(NextPoll, WaitsAsTheTableSays) {
  const struct {
    const char* what;
    std::optional<seconds> fixed;
    PollState state;
    PollOutcome outcome;
    seconds wait;
  } cases[] = {
      {"fixed interval", 600s, learnt(900s), outcome(Kind::unchanged), 600s},
      {"fixed interval after news", 600s, learnt(900s), outcome(Kind::new_articles), 600s},
      {"never below a minute", 1s, learnt(900s), outcome(Kind::unchanged), 60s},
      {"learnt, news: quicker", {}, learnt(1000s), outcome(Kind::new_articles), 600s},
      {"learnt, much news: quicker still",
       {},
       learnt(1000s),
       outcome(Kind::new_articles, {}, 10),
       400s},
      {"learnt, no news: slower", {}, learnt(1000s), outcome(Kind::unchanged), 1250s},
      {"learnt: floor", {}, learnt(310s), outcome(Kind::new_articles), 300s},
      {"learnt: ceiling", {}, learnt(86000s), outcome(Kind::unchanged), 86400s},
      {"Retry-After beside a success, longer",
       {},
       learnt(1000s),
       outcome(Kind::unchanged, 7200s),
       7200s},
      {"Retry-After beside a success, shorter",
       {},
       learnt(1000s),
       outcome(Kind::unchanged, 10s),
       1250s},
      {"Retry-After beside a success gives way to a person's interval", 600s, learnt(900s),
       outcome(Kind::unchanged, 7200s), 600s},
      {"first failure", {}, learnt(900s), outcome(Kind::failed), 300s},
      {"second failure", {}, learnt(900s, 1), outcome(Kind::failed), 600s},
      {"fourth failure", {}, learnt(900s, 3), outcome(Kind::failed), 2400s},
      {"tenth failure: ceiling", {}, learnt(900s, 9), outcome(Kind::failed), 3600s},
      {"thousandth failure", {}, learnt(900s, 999), outcome(Kind::failed), 3600s},
      {"failure, short fixed interval", 60s, learnt(900s), outcome(Kind::failed), 60s},
      {"failure, Retry-After longer", 60s, learnt(900s), outcome(Kind::failed, 1800s), 1800s},
      {"failure, Retry-After shorter", {}, learnt(900s, 3), outcome(Kind::failed, 5s), 2400s},
      {"failure, Retry-After of ten years",
       {},
       learnt(900s),
       outcome(Kind::failed, 315360000s),
       86400s},
      {"failure, Retry-After negative", {}, learnt(900s), outcome(Kind::failed, -5s), 300s},
  };

  feeds::ScheduleOptions options;
  options.jitter = 0;
  for (const auto& c : cases)
    EXPECT_EQ(wait(feeds::next_poll(every(c.fixed), c.state, c.outcome, kNow, kMiddle, options)),
              c.wait)
        << c.what;
}

TEST(NextPoll, F28_ForgetsFailuresOnlyAfterTwoSuccessesInARow) {
  PollState state = learnt(900s, 4, 0);

  state = feeds::next_poll(every({}), state, outcome(Kind::unchanged), kNow, kMiddle).state;
  EXPECT_EQ(state.failures, 4);
  state = feeds::next_poll(every({}), state, outcome(Kind::failed), kNow, kMiddle).state;
  EXPECT_EQ(state.failures, 5) << "a flapping feed is still held back";
  state = feeds::next_poll(every({}), state, outcome(Kind::unchanged), kNow, kMiddle).state;
  state = feeds::next_poll(every({}), state, outcome(Kind::unchanged), kNow, kMiddle).state;
  EXPECT_EQ(state.failures, 0);
  EXPECT_EQ(state.successes, 2);
}

TEST(NextPoll, AGoneFeedIsLeftAlone) {
  const auto schedule =
      feeds::next_poll(every(600s), learnt(900s), outcome(Kind::gone), kNow, kMiddle);

  EXPECT_TRUE(schedule.state.gone);
  EXPECT_GT(schedule.next_poll, kNow + std::chrono::years(5));
}

TEST(NextPoll, AGoneFeedThatAnswersAgainIsPolledAgain) {
  auto gone = learnt(900s);
  gone.gone = true;

  const auto schedule =
      feeds::next_poll(every(600s), gone, outcome(Kind::unchanged), kNow, kMiddle);

  EXPECT_FALSE(schedule.state.gone);
}

TEST(NextPoll, RemembersWhenItPolledAndWhenThereWasNews) {
  const auto news =
      feeds::next_poll(every({}), learnt(900s), outcome(Kind::new_articles), kNow, kMiddle);
  const auto none =
      feeds::next_poll(every({}), news.state, outcome(Kind::unchanged), kNow + 1h, kMiddle);

  EXPECT_EQ(news.state.last_new, kNow);
  EXPECT_EQ(none.state.last_new, kNow);
  EXPECT_EQ(none.state.last_polled, kNow + 1h);
}

TEST(NextPoll, AFailureLeavesTheLearntIntervalAlone) {
  EXPECT_EQ(
      feeds::next_poll(every({}), learnt(900s), outcome(Kind::failed), kNow, kMiddle).state.learnt,
      900s);
}

TEST(NextPoll, JitterSpreadsFeedsButNeverBeatsTheServersWish) {
  const auto at = [](double random, std::optional<seconds> asked) {
    return wait(
        feeds::next_poll(every({}), learnt(1000s), outcome(Kind::failed, asked), kNow, random));
  };

  EXPECT_EQ(at(0.0, {}), 270s);
  EXPECT_EQ(at(0.999999, {}), 330s);
  EXPECT_EQ(at(0.0, 1000s), 1000s);
  EXPECT_EQ(at(0.999999, 1000s), 1100s);
}

TEST(NextPoll, LearnsItsWayFromOneEndToTheOther) {
  PollState state = learnt(86400s);
  for (int i = 0; i < 20; ++i)
    state = feeds::next_poll(every({}), state, outcome(Kind::new_articles), kNow, kMiddle).state;
  EXPECT_EQ(state.learnt, 300s);

  for (int i = 0; i < 40; ++i)
    state = feeds::next_poll(every({}), state, outcome(Kind::unchanged), kNow, kMiddle).state;
  EXPECT_EQ(state.learnt, 86400s);
}
