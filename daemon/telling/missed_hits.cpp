#include "daemon/telling/missed_hits.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "alerts/alerts.h"
#include "daemon/telling/store_planned.h"

namespace wirewatchd {

namespace {

std::string counted(std::int64_t number, const char* noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

// In the largest unit that it is a whole number of.
std::string words_of(std::chrono::seconds window) {
  using namespace std::chrono;
  if (window % days(1) == 0s) return counted(window / days(1), "day");
  if (window % hours(1) == 0s) return counted(window / hours(1), "hour");
  if (window % minutes(1) == 0s) return counted(window / minutes(1), "minute");
  return counted(window.count(), "second");
}

std::string words_of(const model::Rate& rate) {
  return counted(rate.count, "hit") + " in " + words_of(rate.window);
}

std::string notice_of(const model::Rule& rule, const storage::MissedHits& missed,
                      const storage::FeedsNow& feeds, const std::string& zone) {
  const std::string last = missed.last
                               ? "the last one came on " + alerts::on_the_wall(*missed.last, zone)
                               : "none has come yet";
  return fmt::format(
      "The rule “{}” expects {} and had {}; {}. {} feeds are polled, {} fail: wirewatch feeds list "
      "tells which.",
      rule.title, words_of(*rule.expect), missed.hits, last, feeds.polled, feeds.failing);
}

void store_notice(storage::Transaction& transaction, const model::Receiver& receiver,
                  const model::Rule& rule, const std::string& notice, model::Time now) {
  auto planned = alerts::plan_notice(receiver, notice, now);
  planned.alert.rules.push_back({rule.name, rule.title, rule.revision, rule.priority});
  store_planned(transaction, planned);
}

}  // namespace

std::vector<Event> tell_missed_hits(storage::Transaction& transaction, const WatchSet& set,
                                    model::Time now) {
  std::map<std::string, const model::Rule*> rules;
  storage::Rates expected;
  for (const auto& rule : set.rules.rules()) {
    if (!rule.expect) continue;
    rules.emplace(rule.name, &rule);
    expected.emplace(rule.name, *rule.expect);
  }
  std::vector<Event> events;
  const auto all_missed = storage::take_missed_hits(transaction, expected);
  if (all_missed.empty()) return events;
  const auto feeds = storage::feeds_now(transaction);
  for (const auto& missed : all_missed) {
    const model::Rule& rule = *rules.at(missed.rule);
    for (const auto* receiver : told_of_it(rule.notify, set, now))
      store_notice(transaction, *receiver, rule, notice_of(rule, missed, feeds, receiver->timezone),
                   now);
    events.push_back(Event("hits_missed", Level::warn)
                         .with("rule", rule.name)
                         .with("hits", std::int64_t{missed.hits}));
  }
  return events;
}

}  // namespace wirewatchd
