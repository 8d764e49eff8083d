// What a receiver is told beside its alerts: tests, notices, the welcome, a digest with nothing in
// it.
#include <algorithm>
#include <iterator>

#include "alerts/alerts.h"
#include "alerts/target.h"
#include "alerts/zone.h"
#include "text/times.h"

namespace alerts {
namespace {

using model::AlertKind;
using model::Reason;

std::string clock_of(int minutes) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

// "Mon-Fri", "Sat", "every day": runs of days that follow one another.
std::string days_of(const std::bitset<7>& days) {
  constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  if (days.all()) return "every day";
  std::string words;
  for (std::size_t day = 0; day < days.size(); ++day) {
    if (!days.test(day)) continue;
    std::size_t last = day;
    while (last + 1 < days.size() && days.test(last + 1)) ++last;
    words += (words.empty() ? "" : ", ") + std::string(kDays[day]);
    if (last > day) words += std::string(last == day + 1 ? ", " : "-") + kDays[last];
    day = last;
  }
  return words;
}

std::string hours_of(const std::vector<model::QuietTime>& quiet) {
  std::string words;
  for (const auto& [days, hours] : quiet) {
    words += (words.empty() ? "" : "; ") + days_of(days);
    if (hours) words += " " + clock_of(hours->begin) + "-" + clock_of(hours->end);
  }
  return words;
}

// When a receiver is told, in words. Fixed times are kept whatever comes.
std::string ways_of(const model::Receiver& receiver) {
  const std::string zone = city_of(receiver.timezone);
  if (receiver.digest) {
    std::string words = "in one message each day at ";
    std::vector<int> at;
    std::ranges::copy_if(receiver.digest->at, std::back_inserter(at),
                         [&](int minute) { return !leaves_no_digest(receiver.quiet, {minute}); });
    for (std::size_t i = 0; i < at.size(); ++i)
      words += (i == 0 ? "" : i + 1 == at.size() ? " and " : ", ") + clock_of(at[i]);
    words += " " + zone;
    if (receiver.quiet.empty()) return words;
    return words + "; not in the quiet hours (" + hours_of(receiver.quiet) + ")";
  }
  if (receiver.quiet.empty()) return "at once";
  return "at once; what comes in your quiet hours (" + hours_of(receiver.quiet) + ", " + zone +
         ") is told afterwards, but for rules of high priority, which come through";
}

// Absences that are not over, by the days of the receiver's zone.
std::vector<std::string> absences_of(const model::Receiver& receiver, model::Time now) {
  std::vector<std::string> words;
  const auto today = std::chrono::floor<std::chrono::days>(Zone(receiver.timezone).local(now));
  for (const auto& away : receiver.away) {
    if (away.until < std::chrono::sys_days(today.time_since_epoch())) continue;
    const std::string days = away.from == away.until
                                 ? text::to_day(away.from)
                                 : text::to_day(away.from) + " to " + text::to_day(away.until);
    words.push_back("Away: " + days + "; " +
                    (away.deputy.empty() ? "what comes then is told at the return"
                                         : "the receiver " + away.deputy + " is told instead"));
  }
  return words;
}

PlannedAlert addressed_to(const model::Receiver& receiver, AlertKind kind, model::Time now) {
  PlannedAlert planned;
  planned.alert.id = new_alert_id(now);
  planned.alert.kind = kind;
  planned.alert.receiver = receiver.name;
  planned.alert.timezone = receiver.timezone;
  planned.alert.created = now;
  for (const Target& target : targets_of(receiver))
    planned.deliveries.push_back(delivery_to(target, planned.alert.id));
  return planned;
}

}  // namespace

PlannedAlert plan_test(const model::Receiver& receiver, model::Time now) {
  return addressed_to(receiver, AlertKind::test, now);
}

PlannedAlert plan_empty_digest(const model::Receiver& receiver, std::vector<std::string> notes,
                               model::Time now) {
  PlannedAlert planned = addressed_to(receiver, AlertKind::digest, now);
  Digest nothing{.receiver = receiver.name, .reasons = {Reason::digest}, .alerts = {}};
  nothing.notes = std::move(notes);
  const std::string id = planned.alert.id;
  planned.alert = digest_of(std::move(nothing), now);
  planned.alert.id = id;
  planned.alert.timezone = receiver.timezone;
  return planned;
}

PlannedAlert plan_notice(const model::Receiver& receiver, std::string notice, model::Time now) {
  PlannedAlert planned = addressed_to(receiver, AlertKind::notice, now);
  planned.alert.notice = std::move(notice);
  planned.hold = hold_to_digest(receiver, now);
  if (!planned.hold) planned.hold = hold_of(receiver, now);
  if (planned.hold)
    for (model::Delivery& delivery : planned.deliveries) hold_back(delivery, *planned.hold);
  return planned;
}

PlannedAlert plan_welcome(const model::Receiver& receiver, Welcome welcome, model::Time now) {
  PlannedAlert planned = addressed_to(receiver, AlertKind::welcome, now);
  const std::size_t rules = welcome.rules.size() + welcome.more_rules;
  planned.alert.notice =
      rules == 1 ? "One rule watches the news" : std::to_string(rules) + " rules watch the news";
  planned.alert.notes = {std::move(welcome.forecast)};
  if (welcome.more_rules > 0)
    planned.alert.notes.push_back("Also: " + std::to_string(welcome.more_rules) +
                                  " more rules (wirewatch rules list)");
  planned.alert.notes.push_back("Feeds: " + welcome.feeds);
  planned.alert.notes.push_back("Sent: " + ways_of(receiver));
  for (std::string& absence : absences_of(receiver, now))
    planned.alert.notes.push_back(std::move(absence));
  planned.alert.rules = std::move(welcome.rules);
  planned.alert.items = std::move(welcome.items);
  planned.alert.more = welcome.more;
  return planned;
}

}  // namespace alerts
