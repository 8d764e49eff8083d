// When a receiver wants to be left alone. Times of the week and absences become stretches between
// two instants; what follows on one without a gap prolongs it.
#include <algorithm>
#include <set>

#include "alerts/alerts.h"
#include "alerts/zone.h"

namespace alerts {
namespace {

using namespace std::chrono;
using model::Reason;

constexpr int kDay = 24 * 60;  // minutes
constexpr int kMostStretches =
    1000;  // that follow one another: more than a year of nights and days

struct Stretch {
  model::Time begin{}, end{};  // end exclusive
  Reason reason = Reason::quiet_hours;
};

Local at(local_days day, int minutes) {
  return Local(day) + std::chrono::minutes(minutes);
}

bool begins_on(const model::QuietTime& quiet, local_days day) {
  return quiet.days.test(weekday(day).iso_encoding() - 1);
}

// Those that hold this moment, or begin at it.
void add_of_week(const model::QuietTime& quiet, const Zone& zone, model::Time moment,
                 std::vector<Stretch>& found) {
  const auto today = floor<days>(zone.local(moment));
  for (const auto day : {today - days(1), today}) {
    if (!begins_on(quiet, day)) continue;
    const auto hours = quiet.hours.value_or(model::QuietTime::Hours{0, kDay});
    const int end = hours.end > hours.begin ? hours.end : hours.end + kDay;
    const Stretch stretch{zone.instant(at(day, hours.begin)), zone.instant(at(day, end))};
    if (stretch.begin <= moment && moment < stretch.end) found.push_back(stretch);
  }
}

void add_of_absence(const model::Absence& away, const Zone& zone, model::Time moment,
                    std::vector<Stretch>& found) {
  const Stretch stretch{zone.instant(Local(local_days(away.from.time_since_epoch()))),
                        zone.instant(Local(local_days(away.until.time_since_epoch()) + days(1))),
                        Reason::away};
  if (stretch.begin <= moment && moment < stretch.end) found.push_back(stretch);
}

std::optional<Stretch> stretch_at(const model::Receiver& receiver, const Zone& zone,
                                  model::Time moment) {
  std::vector<Stretch> found;
  for (const auto& quiet : receiver.quiet) add_of_week(quiet, zone, moment, found);
  for (const auto& away : receiver.away)
    if (away.deputy.empty()) add_of_absence(away, zone, moment, found);
  if (found.empty()) return std::nullopt;
  return *std::ranges::max_element(found, {}, &Stretch::end);
}

// By the minutes of a week.
std::vector<bool> quiet_minutes(const std::vector<model::QuietTime>& times) {
  constexpr int kWeek = 7 * kDay;
  std::vector<bool> is_quiet(kWeek);
  for (const auto& quiet : times)
    for (int day = 0; day < 7; ++day) {
      if (!quiet.days.test(static_cast<std::size_t>(day))) continue;
      const auto hours = quiet.hours.value_or(model::QuietTime::Hours{0, kDay});
      const int end = hours.end > hours.begin ? hours.end : hours.end + kDay;
      for (int minute = hours.begin; minute < end; ++minute)
        is_quiet[static_cast<std::size_t>((day * kDay + minute) % kWeek)] = true;
    }
  return is_quiet;
}

}  // namespace

std::optional<Hold> hold_of(const model::Receiver& receiver, model::Time now) {
  if (receiver.quiet.empty() && receiver.away.empty()) return std::nullopt;
  const Zone zone(receiver.timezone);
  std::optional<Hold> hold;
  for (int i = 0; i < kMostStretches; ++i) {
    const auto stretch = stretch_at(receiver, zone, hold ? hold->until : now);
    if (!stretch) break;
    hold = Hold{stretch->end, hold ? hold->reason : stretch->reason};
  }
  return hold;
}

std::string deputy_of(const model::Receiver& receiver, model::Time now) {
  const auto today = [&] {
    const Zone zone(receiver.timezone);
    return sys_days(floor<days>(zone.local(now)).time_since_epoch());
  };
  for (const auto& away : receiver.away)
    if (!away.deputy.empty() && away.from <= today() && today() <= away.until) return away.deputy;
  return "";
}

// Deputies may be away themselves. Where they name one another, nobody is there: told at the
// return of the last.
const model::Receiver* whom_to_tell(const std::vector<model::Receiver>& receivers,
                                    const std::string& name, model::Time now) {
  const auto named = [&](const std::string& one) {
    const auto found = std::ranges::find(receivers, one, &model::Receiver::name);
    return found == receivers.end() ? nullptr : &*found;
  };
  const model::Receiver* receiver = named(name);
  std::set<std::string> asked{name};
  while (receiver) {
    const std::string deputy = deputy_of(*receiver, now);
    const model::Receiver* next = named(deputy);
    if (!next || !asked.insert(deputy).second) break;
    receiver = next;
  }
  return receiver;
}

bool leaves_no_time(const std::vector<model::QuietTime>& times) {
  return std::ranges::all_of(quiet_minutes(times), std::identity());
}

bool leaves_no_digest(const std::vector<model::QuietTime>& times, const std::vector<int>& at) {
  const auto is_quiet = quiet_minutes(times);
  for (int day = 0; day < 7; ++day)
    for (const int minute : at)
      if (!is_quiet[static_cast<std::size_t>(day * kDay + minute)]) return false;
  return true;
}

}  // namespace alerts
