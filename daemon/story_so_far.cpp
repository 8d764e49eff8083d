#include "daemon/story_so_far.h"

#include <algorithm>
#include <map>

#include "stories/stories.h"

namespace wirewatchd {

namespace {

// What one address has been told.
struct Known {
  std::size_t own_outlets = 0;
  stories::SaidBefore said;
};

// By address.
std::map<std::string, Known> known_of(storage::Transaction& transaction, model::StoryId story) {
  std::map<std::string, Known> known;
  for (const auto& row : storage::alerts_of_story(transaction, story)) {
    const auto alert = alerts::from_json(row.content);
    if (!alert) continue;
    for (const std::string& address : row.addresses) {
      Known& of_address = known[address];
      of_address.own_outlets =
          std::max(of_address.own_outlets, alert->story.outlets - alert->story.copies);
      for (const auto& statement : alert->statements)
        of_address.said.add(statement, alert->article.lang);
    }
  }
  return known;
}

void add_news(alerts::ToldOfStory& told, const Known& known,
              const std::vector<alerts::RuleHit>& hits, const std::string& lang) {
  told.own_outlets = known.own_outlets;
  for (std::size_t hit = 0; hit < hits.size(); ++hit) {
    if (!hits[hit].rule.updates.statements) continue;
    const auto& statements = hits[hit].hit.statements;
    for (std::size_t place = 0; place < statements.size(); ++place)
      if (!known.said.knows(statements[place], lang)) told.new_statements.emplace(hit, place);
  }
}

}  // namespace

std::vector<alerts::ToldOfStory> told_so_far(storage::Transaction& transaction,
                                             model::StoryId story,
                                             const std::vector<alerts::RuleHit>& hits,
                                             const std::string& lang) {
  std::vector<alerts::ToldOfStory> told;
  for (auto& row : storage::told_of_story(transaction, story))
    told.push_back({.address = std::move(row.address)});
  const bool asks_for_news = std::ranges::any_of(
      hits, [](const auto& hit) { return hit.rule.updates != model::Rule::Updates{}; });
  if (told.empty() || !asks_for_news) return told;
  const auto known = known_of(transaction, story);
  for (alerts::ToldOfStory& each : told) {
    const auto found = known.find(each.address);
    add_news(each, found == known.end() ? Known{} : found->second, hits, lang);
  }
  return told;
}

}  // namespace wirewatchd
