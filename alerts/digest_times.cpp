// Digests at fixed times of the day. A time is known by what the receiver's clock shows, so that
// nights that are shorter or longer, and another time zone, neither double a digest nor skip one.
#include "alerts/alerts.h"
#include "alerts/zone.h"

namespace alerts {
namespace {

using namespace std::chrono;

constexpr int kMostDays = 400;  // of an absence, or of nothing but quiet days

}  // namespace

WallTime wall_time(const model::Receiver& receiver, model::Time now) {
  return floor<minutes>(Zone(receiver.timezone).local(now));
}

std::optional<DigestTime> next_digest(const model::Receiver& receiver, WallTime last) {
  if (!receiver.digest) return std::nullopt;
  const Zone zone(receiver.timezone);
  for (auto day = floor<days>(last); day < floor<days>(last) + days(kMostDays); day += days(1))
    for (const int minute : receiver.digest->at) {
      const WallTime shown = WallTime(day) + minutes(minute);
      if (shown <= last) continue;
      const model::Time due = zone.instant(Local(shown));
      if (!hold_of(receiver, due)) return DigestTime{shown, due};
    }
  return std::nullopt;
}

std::optional<DigestTime> next_digest(const model::Receiver& receiver, model::Time now) {
  auto next = next_digest(receiver, wall_time(receiver, now));
  while (next && next->due <= now) next = next_digest(receiver, next->shown);
  return next;
}

}  // namespace alerts
