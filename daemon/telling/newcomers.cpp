#include "daemon/telling/newcomers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "alerts/alerts.h"
#include "daemon/telling/digest_notes.h"
#include "daemon/telling/store_planned.h"
#include "desk/desk.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::minutes kLongestWait{1};
constexpr std::chrono::seconds kForecastTakes{2};  // at most, and so much of a turn in all
constexpr std::size_t kForecastRules = 500;        // more take too long to compile beside
constexpr std::size_t kSamples = 5;

struct Newcomer {
  const model::Receiver* receiver = nullptr;
  std::vector<std::string> addresses;
};

std::vector<model::Rule> rules_for(const model::Receiver& receiver, const WatchSet& set) {
  std::vector<model::Rule> rules;
  for (const auto& rule : set.rules.rules())
    if (std::ranges::find(rule.notify, receiver.name) != rule.notify.end()) rules.push_back(rule);
  return rules;
}

// Everybody whom mails may go to, address by address; a webhook reads no prose.
std::vector<storage::Addressee> everybody(const WatchSet& set, model::Time now) {
  std::vector<storage::Addressee> all;
  for (const auto& receiver : set.receivers)
    for (const auto& delivery : alerts::plan_test(receiver, now).deliveries)
      if (delivery.channel != model::Delivery::Channel::webhook)
        all.push_back({receiver.name, delivery.address});
  return all;
}

std::vector<Newcomer> newcomers_among(const std::vector<storage::Addressee>& addressees,
                                      const WatchSet& set) {
  std::vector<Newcomer> newcomers;
  for (const auto& receiver : set.receivers) {
    Newcomer newcomer{&receiver, {}};
    for (const auto& [name, address] : addressees)
      if (name == receiver.name) newcomer.addresses.push_back(address);
    if (!newcomer.addresses.empty()) newcomers.push_back(std::move(newcomer));
  }
  return newcomers;
}

std::string words_of(const desk::Forecast& forecast) {
  const auto alerts = forecast.alerts;
  const std::string number = alerts == 0   ? "nothing"
                             : alerts == 1 ? "one article"
                                           : fmt::format("{} articles", alerts);
  std::string words = fmt::format("In the last 24 hours {} would have met them", number);
  if (!forecast.coverage.is_whole())
    words += fmt::format(", as far as the newest {} of {} articles tell", forecast.coverage.judged,
                         forecast.coverage.all);
  if (alerts > 1) words += "; an event is told once";
  return words + (alerts == 0 ? "." : ":");
}

model::Alert::RuleRef reference_to(const model::Rule& rule) {
  return {rule.name, rule.title, rule.revision, rule.priority};
}

model::Alert alert_of(desk::Forecast::Sample sample, const std::vector<model::Rule>& rules) {
  model::Alert alert;
  alert.feed = std::move(sample.found.feed);
  alert.article = std::move(sample.found.article);
  alert.passages = std::move(sample.found.passages);
  alert.statements = std::move(sample.found.statements);
  for (const std::size_t rule : sample.rules) alert.rules.push_back(reference_to(rules[rule]));
  return alert;
}

alerts::Welcome welcome_for(storage::Transaction& transaction,
                            const std::vector<model::Rule>& rules, const WatchSet& set,
                            model::Time now) {
  alerts::Welcome welcome;
  for (const auto& rule : rules)
    if (welcome.rules.size() < alerts::Welcome::kMostRules)
      welcome.rules.push_back(reference_to(rule));
  welcome.more_rules = rules.size() - welcome.rules.size();
  welcome.feeds = in_words(storage::feeds_now(transaction));
  if (rules.size() > kForecastRules) return welcome;
  const auto until = std::chrono::steady_clock::now() + kForecastTakes;
  auto forecast =
      desk::forecast(transaction, rules, set.lists, now - 24h, kSamples,
                     [&](auto, auto) { return std::chrono::steady_clock::now() < until; });
  welcome.forecast = words_of(forecast);
  for (auto& sample : forecast.samples) welcome.items.push_back(alert_of(std::move(sample), rules));
  welcome.more = static_cast<std::size_t>(forecast.alerts) - welcome.items.size();
  return welcome;
}

// False where another daemon was first: then nothing is stored.
bool welcome_one(storage::Database& database, const Newcomer& newcomer, const WatchSet& set) {
  const model::Receiver& receiver = *newcomer.receiver;
  auto transaction = database.begin();
  std::vector<storage::Addressee> addressees;
  for (const auto& address : newcomer.addresses) addressees.push_back({receiver.name, address});
  if (!storage::mark_welcomed(transaction, addressees)) return false;
  const auto rules = rules_for(receiver, set);
  if (receiver.welcome) {
    const model::Time now = storage::database_now(transaction);
    auto planned = alerts::plan_welcome(receiver, welcome_for(transaction, rules, set, now), now);
    std::erase_if(planned.deliveries, [&](const auto& delivery) {
      return std::ranges::find(newcomer.addresses, delivery.address) == newcomer.addresses.end();
    });
    store_planned(transaction, planned);
  }
  transaction.commit();
  return receiver.welcome;
}

}  // namespace

bool Newcomers::are_feeds_known(storage::Transaction& transaction) {
  if (!waits_since_) waits_since_ = Clock::now();
  return storage::feeds_now(transaction).waiting == 0 ||
         Clock::now() - *waits_since_ >= kLongestWait;
}

std::vector<Event> Newcomers::welcome(storage::Database& database, const WatchSet& set) {
  std::vector<Event> events;
  if (settled_ == set.generation) return events;
  auto transaction = database.begin();
  const auto addressees =
      storage::not_welcomed(transaction, everybody(set, storage::database_now(transaction)));
  auto newcomers = newcomers_among(addressees, set);
  std::erase_if(newcomers,
                [&](const auto& each) { return rules_for(*each.receiver, set).empty(); });
  const bool waits = !newcomers.empty() && !are_feeds_known(transaction);
  transaction.commit();
  if (waits) return events;

  const auto until = Clock::now() + kForecastTakes;
  for (const auto& newcomer : newcomers) {
    if (Clock::now() >= until) return events;  // the rest at the next turn
    if (welcome_one(database, newcomer, set))
      events.push_back(Event("receiver_welcomed").with("receiver", newcomer.receiver->name));
  }
  settled_ = set.generation;
  waits_since_.reset();
  return events;
}

}  // namespace wirewatchd
