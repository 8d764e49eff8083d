#include "daemon/judging/stale_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "alerts/alerts.h"
#include "daemon/telling/store_planned.h"
#include "query/query.h"
#include "text/harmless.h"
#include "text/utf8.h"

namespace wirewatchd {

namespace {

constexpr std::size_t kLongestName = 120;  // code points: it comes out of an article

constexpr std::size_t kMostRules = 10;  // that a notice names

using Names = std::set<std::string, std::less<>>;

// By list and name: one article may say it often.
std::map<std::pair<std::string, std::string>, storage::StaleName> stale_in(
    const std::vector<model::Hit>& hits) {
  std::map<std::pair<std::string, std::string>, storage::StaleName> found;
  for (const auto& hit : hits)
    for (const auto& [list, written, office, country] : hit.unlisted) {
      const std::string name = text::cut_to_code_points(text::harmless(written), kLongestName);
      found.try_emplace(
          {list, name},
          storage::StaleName{.list = list, .name = name, .office = office, .country = country});
    }
  return found;
}

// The list, and those that include it.
Names lists_with(const std::string& list, const people::Lists& lists) {
  Names names{list};
  for (std::size_t before = 0; before != names.size();) {
    before = names.size();
    for (const auto& other : lists.all())
      if (std::ranges::any_of(other.include,
                              [&](const auto& included) { return names.contains(included); }))
        names.insert(other.name);
  }
  return names;
}

using Rules = std::vector<const model::Rule*>;

Rules rules_naming(const std::string& list, const WatchSet& set) {
  const Names lists = lists_with(list, *set.lists);
  Rules rules;
  for (const auto& rule : set.rules.rules()) {
    if (rule.query.find('@') == std::string::npos) continue;
    const auto parsed = query::parse(rule.query, {.lookalikes = rule.lookalikes});
    if (!parsed) continue;
    const auto named = query::named_lists(*parsed->query);
    if (std::ranges::any_of(named, [&](const auto& name) { return lists.contains(name); }))
      rules.push_back(&rule);
  }
  return rules;
}

std::string notice_of(const storage::StaleName& stale, const model::Article& article) {
  const std::string office =
      stale.office + (stale.country.empty() ? "" : " (" + stale.country + ")");
  const std::string where = fmt::format("“{}” ({})", text::harmless(article.title), article.url);
  if (stale.name.empty())
    return fmt::format(
        "The list {0} may be stale: on the day of {2} it has nobody as {1}. Until it has, the "
        "office alone counts. Add whoever has it to the list; wirewatch lists show @{0} tells who "
        "is on it, and in which file.",
        stale.list, office, where);
  return fmt::format(
      "The list {0} may be stale: on the day of {3} it does not have “{1}”, called {2} there. "
      "Until it has, the name counts as the office's holder. If that is right, add it to the list, "
      "or mend its dates; wirewatch lists show @{0} tells who is on it, and in which file.",
      stale.list, stale.name, office, where);
}

void store_notice(storage::Transaction& transaction, const model::Receiver& receiver,
                  const Rules& rules, const std::string& notice, model::Time now) {
  auto planned = alerts::plan_notice(receiver, notice, now);
  for (const auto* rule : std::span(rules).first(std::min(rules.size(), kMostRules)))
    planned.alert.rules.push_back({rule->name, rule->title, rule->revision, rule->priority});
  auto row = row_of(planned);
  row.rules.clear();
  for (const auto* rule : rules) row.rules.push_back(rule->name);
  storage::store_alert(transaction, row);
}

void store_notices(storage::Transaction& transaction, const storage::StaleName& stale,
                   const model::Article& article, const WatchSet& set) {
  const model::Time now = storage::database_now(transaction);
  std::map<const model::Receiver*, Rules> told;
  for (const auto* rule : rules_naming(stale.list, set))
    for (const auto* receiver : told_of_it(rule->notify, set, now)) told[receiver].push_back(rule);
  const std::string notice = notice_of(stale, article);
  for (const auto& [receiver, rules] : told)
    store_notice(transaction, *receiver, rules, notice, now);
}

}  // namespace

std::vector<Event> tell_stale_lists(storage::Transaction& transaction, const Case& the_case,
                                    const WatchSet& set, const std::vector<model::Hit>& hits) {
  std::vector<Event> events;
  for (const auto& [key, stale] : stale_in(hits)) {
    const bool tell = !the_case.baseline;
    if (!storage::note_stale_name(transaction, stale, the_case.article, tell)) continue;
    store_notices(transaction, stale, the_case.article, set);
    events.push_back(Event("list_may_be_stale", Level::warn)
                         .with("list", stale.list)
                         .with("name", stale.name)
                         .with("office", stale.office)
                         .with("article", the_case.article.id.value));
  }
  return events;
}

}  // namespace wirewatchd
