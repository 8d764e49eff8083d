#include <gtest/gtest.h>

#include <numeric>

#include "alerts/alerts.h"
#include "tests/alerts/sample.h"

namespace {

using namespace std::chrono_literals;
using Kind = alerts::AttemptResult::Kind;
using State = model::Delivery::State;

const model::Time kNow = sample::at(sample::kSeen);

struct Row {
  const char* says;
  Kind kind;
  int attempts;
  std::optional<std::chrono::seconds> retry_after;
  std::optional<bool> ambiguous_before;
  State state;
  std::optional<std::chrono::seconds> wait;
};

// With the webhook's schedule and no jitter: 5s 5m 30m 2h 5h 10h 14h 20h 24h.
const Row kRows[] = {
    {"delivered", Kind::delivered, 1, {}, {}, State::delivered, {}},
    {"delivered at last", Kind::delivered, 10, {}, {}, State::delivered, {}},
    {"refused for good", Kind::never, 1, {}, {}, State::dead, {}},
    {"gone", Kind::gone, 1, 30s, {}, State::dead, {}},
    {"first failure", Kind::later, 1, {}, {}, State::retrying, 5s},
    {"second failure", Kind::later, 2, {}, {}, State::retrying, 5min},
    {"ninth failure", Kind::later, 9, {}, {}, State::retrying, 24h},
    {"the schedule is used up", Kind::later, 10, {}, {}, State::dead, {}},
    {"used up, whatever the server asks", Kind::later, 10, 30s, {}, State::dead, {}},
    {"F37: Retry-After is honoured", Kind::later, 1, 90s, {}, State::retrying, 90s},
    {"F37: a shorter one too", Kind::later, 2, 90s, {}, State::retrying, 90s},
    {"F37: 0 is a second", Kind::later, 1, 0s, {}, State::retrying, 1s},
    {"F37: the past is a second", Kind::later, 1, -500s, {}, State::retrying, 1s},
    {"F37: ten years are a day", Kind::later, 1, 87'600h, {}, State::retrying, 24h},
    {"a server that always says at once does not use the schedule up",
     Kind::later,
     4,
     0s,
     {},
     State::retrying,
     2h},
    {"late in the schedule a longer one is honoured", Kind::later, 4, 3h, {}, State::retrying, 3h},
    {"F33: ambiguous, once more", Kind::ambiguous, 1, {}, {}, State::retrying, 10min},
    {"F33: ambiguous twice", Kind::ambiguous, 2, {}, {}, State::dead, {}},
    {"F33: ambiguous after an ordinary failure",
     Kind::ambiguous,
     2,
     {},
     false,
     State::retrying,
     10min},
    {"F33: ambiguous again, much later", Kind::ambiguous, 5, {}, true, State::dead, {}},
    {"F33: ambiguous at the schedule's end",
     Kind::ambiguous,
     10,
     {},
     false,
     State::retrying,
     10min},
    {"no attempt counted yet", Kind::later, 0, {}, {}, State::retrying, 5s},
};

TEST(AfterAttempt, FollowsTheSchedule) {
  alerts::Schedule schedule = alerts::default_webhook_schedule();
  schedule.jitter = 0;
  for (const Row& row : kRows) {
    const alerts::AttemptResult result{row.kind, row.retry_after, "said", row.ambiguous_before};

    const auto after = alerts::after_attempt(result, row.attempts, schedule, kNow, 0.7);

    EXPECT_EQ(after.state, row.state) << row.says;
    EXPECT_EQ(after.next_attempt,
              row.wait ? std::optional<model::Time>(kNow + *row.wait) : std::nullopt)
        << row.says;
  }
}

TEST(AfterAttempt, SpreadsTheWaitsByItsJitter) {
  const alerts::Schedule schedule{.waits = {100s}, .ambiguous_wait = 600s, .jitter = 0.1};
  const auto wait = [&](Kind kind, double random) {
    return *alerts::after_attempt({kind, std::nullopt, ""}, 1, schedule, kNow, random)
                .next_attempt -
           kNow;
  };

  EXPECT_EQ(wait(Kind::later, 0.0), 90s);
  EXPECT_EQ(wait(Kind::later, 0.5), 100s);
  EXPECT_LE(wait(Kind::later, 0.999), 110s);
  EXPECT_GT(wait(Kind::later, 0.999), 109s);
  EXPECT_EQ(wait(Kind::ambiguous, 0.0), 600s) << "the far end has ten minutes, not nine";
}

TEST(AfterAttempt, IsDeadAtOnceWithoutASchedule) {
  const auto after = alerts::after_attempt({Kind::later, 5s, ""}, 1, {}, kNow, 0.5);

  EXPECT_EQ(after.state, State::dead);
}

TEST(Schedules, LastAsLongAsTheyPromise) {
  const auto total = [](const alerts::Schedule& schedule) {
    return std::accumulate(schedule.waits.begin(), schedule.waits.end(), 0s);
  };

  EXPECT_EQ(total(alerts::default_webhook_schedule()), 75h + 35min + 5s);
  EXPECT_LE(total(alerts::default_mail_schedule()), 5 * 24h);
  EXPECT_GT(total(alerts::default_mail_schedule()), 5 * 24h - 8h);
  EXPECT_EQ(alerts::default_mail_schedule().waits.front(), 5min);
}

}  // namespace
