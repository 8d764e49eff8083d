#include "daemon/judging/story_so_far.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "daemon/telling/told_as_one.h"

namespace wirewatchd {

namespace {

constexpr std::size_t kMostRead = 10'000;  // alerts: some 10 MB

using Said = stories::SaidBefore::Alert;
using Place = std::pair<std::size_t, std::size_t>;  // of a hit, and in its statements

// What one address has been told.
struct Known {
  std::size_t own_outlets = 0;
  std::vector<Said> said;
};

// By address.
std::map<std::string, Known> known_of(storage::Transaction& transaction, model::StoryId story,
                                      SaidInAlerts& said) {
  std::map<std::string, Known> known;
  const auto told = storage::alerts_of_story(transaction, story);
  const auto read = said.read(transaction, told);
  for (std::size_t i = 0; i < told.size(); ++i)
    for (const std::string& address : told[i].addresses) {
      Known& of_address = known[address];
      of_address.own_outlets = std::max(of_address.own_outlets, read[i]->own_outlets);
      if (read[i]->said) of_address.said.push_back(read[i]->said);
    }
  return known;
}

// The statements that may be news.
std::vector<std::pair<Place, stories::Said>> asked_of(const std::vector<alerts::RuleHit>& hits,
                                                      const std::string& lang) {
  std::vector<std::pair<Place, stories::Said>> asked;
  for (std::size_t hit = 0; hit < hits.size(); ++hit) {
    if (!hits[hit].rule.updates.statements) continue;
    const auto& statements = hits[hit].hit.statements;
    for (std::size_t place = 0; place < statements.size(); ++place)
      asked.emplace_back(Place(hit, place), stories::said(statements[place], lang));
  }
  return asked;
}

std::set<Place> news_in(const std::vector<std::pair<Place, stories::Said>>& asked,
                        const std::vector<Said>& known) {
  stories::SaidBefore before;
  for (const Said& said : known) before.add(said);
  std::set<Place> news;
  for (const auto& [place, said] : asked)
    if (before.find(said) == nullptr) news.insert(place);
  return news;
}

void add_waiting(storage::Transaction& transaction, const alerts::PlanInput& input,
                 std::vector<alerts::ToldOfStory>& told) {
  const auto at_once = alerts::reached_at_once(input);
  std::vector<std::string> asked;
  for (const auto& each : told)
    if (at_once.contains(each.address)) asked.push_back(each.address);
  if (asked.empty()) return;
  std::map<std::string, alerts::Together> waiting;
  for (const auto& held : storage::waiting_for_story(transaction, input.story.id, asked))
    waiting[held.delivery.address].push_back(held_alert_of(held));
  for (auto& each : told) each.waiting = std::move(waiting[each.address]);
}

}  // namespace

std::vector<const SaidInAlerts::Of*> SaidInAlerts::read(
    storage::Transaction& transaction, const std::vector<storage::StoryAlert>& alerts) {
  if (of_.size() > kMostRead) of_.clear();
  std::vector<std::string> unread;
  for (const auto& alert : alerts)
    if (!of_.contains(alert.id)) unread.push_back(alert.id);
  // To several receivers an article's alerts mostly say the same.
  std::map<std::string, Said> made;
  for (const auto& [id, content] : storage::contents_of_alerts(transaction, unread)) {
    const auto alert = alerts::from_json(content);
    if (!alert) continue;
    const std::string& lang = alert->article.lang;
    Said& said = made[lang + alerts::to_json(alert->statements)];
    if (!said) {
      std::vector<stories::Said> statements;
      for (const auto& statement : alert->statements)
        statements.push_back(stories::said(statement, lang));
      said = std::make_shared<const std::vector<stories::Said>>(std::move(statements));
    }
    of_[id] = {alert->story.outlets - alert->story.copies, said};
  }
  std::vector<const Of*> found;
  for (const auto& alert : alerts) found.push_back(&of_[alert.id]);
  return found;
}

std::vector<alerts::ToldOfStory> told_so_far(storage::Transaction& transaction,
                                             const alerts::PlanInput& input, SaidInAlerts& said) {
  std::vector<alerts::ToldOfStory> told;
  for (auto& row : storage::told_of_story(transaction, input.story.id))
    told.push_back({.address = std::move(row.address)});
  if (told.empty()) return told;
  add_waiting(transaction, input, told);
  const bool asks_for_news = std::ranges::any_of(
      input.hits, [](const auto& hit) { return hit.rule.updates != model::Rule::Updates{}; });
  if (!asks_for_news) return told;
  auto known = known_of(transaction, input.story.id, said);
  const auto asked = asked_of(input.hits, input.article.lang);
  std::map<std::vector<Said>, std::set<Place>> news;  // to whoever was told the same
  for (alerts::ToldOfStory& each : told) {
    Known& of_address = known[each.address];
    each.own_outlets = of_address.own_outlets;
    const auto [to_these, is_new] = news.try_emplace(std::move(of_address.said));
    if (is_new) to_these->second = news_in(asked, to_these->first);
    each.new_statements = to_these->second;
  }
  return told;
}

}  // namespace wirewatchd
