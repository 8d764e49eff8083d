#include "daemon/judging/judgement.h"

#include <algorithm>
#include <map>
#include <set>

#include "alerts/alerts.h"
#include "daemon/judging/stale_lists.h"
#include "daemon/judging/story_so_far.h"
#include "daemon/telling/store_planned.h"
#include "daemon/telling/told_as_one.h"
#include "desk/desk.h"
#include "text/reading.h"

namespace wirewatchd {

namespace {

// Of a hit: what a message shows, and some more, so that it can say how many it leaves out.
constexpr std::size_t kMostPassages = 10;

// A hit, and the rule it is of.
struct RuleHit {
  const model::Rule* rule;
  model::Hit hit;
};

std::vector<RuleHit> hits_of(const rules::Subject& subject, const WatchSet& set,
                             rules::Costs& costs) {
  const model::Article& article = subject.article;
  std::vector<RuleHit> hits;
  for (auto& match : set.rules.match(subject, &costs)) {
    const model::Rule& rule = set.rules.rules()[match.rule];
    model::Hit hit;
    hit.rule = rule.id;
    hit.rule_revision = rule.revision;
    hit.article = article.id;
    hit.passages = rules::passages(article, match, kMostPassages);
    hit.spans = std::move(match.spans);
    hit.statements = std::move(match.statements);
    hit.other_statements = std::move(match.other_statements);
    hit.unlisted = std::move(match.unlisted);
    hit.unsure = match.unsure;
    hits.push_back({&rule, std::move(hit)});
  }
  return hits;
}

// By their ids: those whose high_if the article meets.
std::set<std::int64_t> urgent_rules(const rules::Subject& subject, const WatchSet& set) {
  std::set<std::int64_t> urgent;
  if (set.high_if.rules().empty()) return urgent;
  for (const auto& match : set.high_if.match(subject))
    if (!match.unsure) urgent.insert(set.high_if.rules()[match.rule].id.value);
  return urgent;
}

using Named = std::map<std::string, const model::Receiver*>;

// The receivers that the hits' rules name, and those who stand in for them.
Named receivers_asked(const std::vector<RuleHit>& hits, const WatchSet& set) {
  Named all, asked;
  for (const auto& receiver : set.receivers) all.emplace(receiver.name, &receiver);
  std::vector<std::string> open;
  for (const auto& hit : hits)
    open.insert(open.end(), hit.rule->notify.begin(), hit.rule->notify.end());
  while (!open.empty()) {
    const auto found = all.find(open.back());
    open.pop_back();
    if (found == all.end() || !asked.insert(*found).second) continue;
    for (const auto& away : found->second->away) open.push_back(away.deputy);
  }
  return asked;
}

alerts::PlanInput plan_input(storage::Transaction& transaction, const Case& the_case,
                             const WatchSet& set, const std::vector<RuleHit>& hits,
                             model::StoryId story, const rules::Subject& subject,
                             SaidInAlerts& said) {
  alerts::PlanInput input;
  input.article = the_case.article;
  input.feed = the_case.feed.name;
  input.baseline = the_case.baseline;
  input.known_article = the_case.known_article;
  const auto urgent = urgent_rules(subject, set);
  for (const auto& [rule, hit] : hits) {
    input.hits.push_back({*rule, hit});
    if (urgent.contains(rule->id.value))
      input.hits.back().rule.priority = model::Rule::Priority::high;
  }
  storage::Rates of_receivers, of_rules;
  for (const auto& [name, receiver] : receivers_asked(hits, set)) {
    input.receivers.push_back(*receiver);
    of_receivers.emplace(name, receiver->at_most);
  }
  for (const auto& hit : hits) of_rules.emplace(hit.rule->name, hit.rule->storm);
  input.full_receivers = storage::full_receivers(transaction, of_receivers);
  input.full_rules = storage::full_rules(transaction, of_rules);
  input.told_addresses = storage::told_addresses(transaction, the_case.article.id);
  input.story = desk::story_told(transaction, story, the_case.article.id);
  input.silences = set.silences.that_fit(subject);
  input.now = storage::database_now(transaction);
  input.told_of_story = told_so_far(transaction, input, said);
  return input;
}

// To its addresses it is the first alert, whatever is held for them. What somebody lets go just now
// is told already, and is not carried.
void take_over_held(storage::Transaction& transaction, alerts::PlannedAlert& planned) {
  std::vector<std::string> addresses;
  for (const auto& delivery : planned.deliveries) addresses.push_back(delivery.address);
  storage::tell_anew(transaction, planned.alert.story.id, planned.alert.article.id, addresses);
  if (planned.carries.empty()) return;
  const auto kept = storage::keep_held(transaction, ids_of(planned.carries), addresses);
  std::erase_if(planned.carries, [&](const auto& held) { return !kept.contains(held.id); });
  tell_below(transaction, planned.alert, planned.carries);
}

void store_plan(storage::Transaction& transaction, const std::vector<RuleHit>& hits,
                alerts::Plan plan) {
  std::vector<storage::DecisionToStore> decisions;
  for (const auto& decision : plan.decisions)
    decisions.push_back({hits[decision.hit].hit.id,
                         {.receiver = decision.receiver,
                          .reason = alerts::name_of(decision.reason),
                          .told = decision.told,
                          .deputy = decision.deputy,
                          .due = decision.due,
                          .silence = {.id = decision.silence}}});
  storage::store_decisions(transaction, decisions);
  if (plan.alerts.empty()) return;
  std::vector<std::string> receivers;
  for (const auto& planned : plan.alerts) receivers.push_back(planned.alert.receiver);
  const auto held_back = storage::count_held_back(transaction, receivers);
  std::vector<storage::AlertToStore> rows;
  for (auto& planned : plan.alerts) {
    const auto found = held_back.find(planned.alert.receiver);
    if (found != held_back.end()) planned.alert.held_back = found->second;
    if (planned.is_told_anew) take_over_held(transaction, planned);
    rows.push_back(row_of(planned));
  }
  storage::store_alerts(transaction, rows);
  for (const auto& planned : plan.alerts)
    if (!planned.carries.empty())
      storage::carry_alerts_within(transaction, planned.alert.id, ids_of(planned.carries));
}

// Those that are new, with their ids.
std::vector<RuleHit> store_new_hits(storage::Transaction& transaction, const Case& the_case,
                                    std::vector<RuleHit> met) {
  std::vector<storage::HitToStore> hits;
  for (RuleHit& one : met) {
    std::string statements = alerts::to_json(one.hit.statements);
    hits.push_back({std::move(one.hit), std::move(statements)});
  }
  const auto ids = storage::store_hits(transaction, the_case.article, the_case.feed.id, hits);
  std::vector<RuleHit> fresh;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (ids[i].value == 0) continue;
    hits[i].hit.id = ids[i];
    fresh.push_back({met[i].rule, std::move(hits[i].hit)});
  }
  return fresh;
}

Event about(const char* name, const RuleHit& hit, const Case& the_case) {
  return Event(name)
      .with("rule", hit.rule->name)
      .with("article", the_case.article.id.value)
      .with("feed", the_case.feed.name);
}

}  // namespace

Judged judge(storage::Transaction& transaction, const Case& the_case, const WatchSet& set,
             Placing& placing, rules::Costs& costs) {
  Judged judged;
  const model::Article& article = the_case.article;
  const text::Reading reading(article.title, article.text, article.lang);
  const rules::Subject subject{reading, article, the_case.feed.name};
  if (!the_case.known_article) placing.learn(reading, article);
  std::vector<RuleHit> met = hits_of(subject, set, costs);
  if (met.empty()) return judged;

  const std::vector<RuleHit> fresh = store_new_hits(transaction, the_case, std::move(met));
  if (fresh.empty()) return judged;
  const auto story = placing.place(transaction, reading, article, the_case.known_article);
  store_plan(transaction, fresh,
             alerts::plan(plan_input(transaction, the_case, set, fresh, story, subject,
                                     placing.said_in_alerts())));
  std::vector<model::Hit> stored;
  for (const RuleHit& one : fresh) stored.push_back(one.hit);
  judged.events = tell_stale_lists(transaction, the_case, set, stored);

  judged.hits = fresh.size();
  for (const RuleHit& one : fresh) {
    judged.events.push_back(about("rule_met", one, the_case).with("title", the_case.article.title));
    judged.events.push_back(about("hit_stored", one, the_case)
                                .with("hit", one.hit.id.value)
                                .with("url", the_case.article.url));
  }
  return judged;
}

}  // namespace wirewatchd
