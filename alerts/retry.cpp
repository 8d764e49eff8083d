#include <algorithm>

#include "alerts/alerts.h"

namespace alerts {
namespace {

using namespace std::chrono_literals;
using model::Delivery;
using Kind = AttemptResult::Kind;

constexpr std::chrono::seconds kLeastRetryAfter = 1s, kMostRetryAfter = 24h;

// So many times a server may ask to be tried sooner than the schedule says. One that always says
// "at once" would use up three days of attempts in ten seconds.
constexpr int kShorterWaits = 3;

std::chrono::microseconds wait_before_next(const AttemptResult& result, int attempts,
                                           const Schedule& schedule, double random) {
  const auto planned = schedule.waits[static_cast<std::size_t>(attempts - 1)];
  const double factor = 1.0 + schedule.jitter * (2.0 * random - 1.0);
  const auto jittered = std::chrono::duration_cast<std::chrono::microseconds>(planned * factor);
  if (!result.retry_after) return jittered;
  const std::chrono::microseconds asked =
      std::clamp(*result.retry_after, kLeastRetryAfter, kMostRetryAfter);
  return attempts <= kShorterWaits ? asked : std::max(asked, jittered);
}

AfterAttempt dead() {
  return {Delivery::State::dead, std::nullopt};
}
AfterAttempt again_at(model::Time time) {
  return {Delivery::State::retrying, time};
}

}  // namespace

Schedule default_webhook_schedule() {
  return {.waits = {5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h, 24h}};
}

Schedule default_mail_schedule() {
  Schedule schedule{.waits = {5min, 15min, 30min, 1h, 2h, 4h}};
  // 119 h 50 min in all: RFC 5321, 4.5.4.1 says 4 to 5 days.
  schedule.waits.insert(schedule.waits.end(), 14, 8h);
  return schedule;
}

AfterAttempt after_attempt(const AttemptResult& result, int attempts, const Schedule& schedule,
                           model::Time now, double random) {
  const int made = std::max(attempts, 1);
  const bool used_up = made > static_cast<int>(schedule.waits.size());
  switch (result.kind) {
    case Kind::delivered:
      return {Delivery::State::delivered, std::nullopt};
    case Kind::never:
    case Kind::gone:
      return dead();
    case Kind::ambiguous:
      // Without jitter: the far end may take its ten minutes over the final dot (RFC 1047).
      return result.ambiguous_before.value_or(made > 1) ? dead()
                                                        : again_at(now + schedule.ambiguous_wait);
    case Kind::later:
      return used_up ? dead() : again_at(now + wait_before_next(result, made, schedule, random));
  }
  return dead();
}

}  // namespace alerts
