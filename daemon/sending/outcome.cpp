#include "daemon/sending/outcome.h"

#include "text/harmless.h"

namespace wirewatchd {

const char* name_of(alerts::AttemptResult::Kind kind) {
  using enum alerts::AttemptResult::Kind;
  switch (kind) {
    case delivered:
      return "delivered";
    case later:
      return "later";
    case never:
      return "never";
    case gone:
      return "gone";
    case ambiguous:
      return "ambiguous";
  }
  return "later";
}

std::string shown_address(const model::Delivery& delivery) {
  if (delivery.channel != model::Delivery::Channel::webhook ||
      model::address_lies_in(delivery.address))
    return delivery.address;
  const auto host_end = delivery.address.find_first_of("/?#", delivery.address.find("//") + 2);
  return delivery.address.substr(0, host_end);
}

storage::AttemptRecord record_of(const Outcome& outcome, const alerts::Schedule& usual,
                                 model::Time now, double random) {
  const auto& delivery = outcome.claimed.delivery;
  static const alerts::Schedule kOnce;  // a drill that arrives days later helps nobody
  const auto& schedule = outcome.claimed.kind == "test" ? kOnce : usual;
  alerts::AttemptResult result = outcome.result;
  result.ambiguous_before = outcome.claimed.ambiguous_before;
  const auto next = alerts::after_attempt(result, outcome.claimed.tries, schedule, now, random);
  return {delivery.id,
          delivery.token,
          delivery.attempts,
          name_of(outcome.result.kind),
          text::harmless(outcome.result.message),  // whatever it holds, the row must be taken
          next.state,
          next.next_attempt};
}

Event told_of(const Outcome& outcome, const storage::AttemptRecord& record) {
  const bool delivered = record.state == model::Delivery::State::delivered;
  const bool dead = record.state == model::Delivery::State::dead;
  Event event(delivered ? "alert_delivered"
              : dead    ? "alert_dead"
                        : "alert_failed",
              delivered ? Level::info
              : dead    ? Level::error
                        : Level::warn);
  event.with("alert", outcome.claimed.delivery.alert)
      .with("delivery", outcome.claimed.delivery.id.value)
      .with("receiver", outcome.claimed.receiver)
      .with("address", shown_address(outcome.claimed.delivery))
      .with("attempt", record.attempt);
  if (!delivered) event.with("error", record.message);
  return event;
}

}  // namespace wirewatchd
