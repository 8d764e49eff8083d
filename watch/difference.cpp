#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "query/query.h"
#include "watch/watch.h"

namespace watch {
namespace {

// What of a noun a person writes; ids, revisions and tests are not part of the stored meaning.
template <class Noun>
struct Facet {
  const char* name;
  bool (*same)(const Noun&, const Noun&);
};

const Facet<model::Feed> kFeedFacets[] = {
    {"url", [](const auto& a, const auto& b) { return a.url == b.url; }},
    {"tags", [](const auto& a, const auto& b) { return a.tags == b.tags; }},
    {"country", [](const auto& a, const auto& b) { return a.country == b.country; }},
    {"interval", [](const auto& a, const auto& b) { return a.interval == b.interval; }},
    {"text", [](const auto& a, const auto& b) { return a.text == b.text; }},
    {"first", [](const auto& a, const auto& b) { return a.first == b.first; }},
};

const Facet<model::List> kListFacets[] = {
    {"title", [](const auto& a, const auto& b) { return a.title == b.title; }},
    {"verified", [](const auto& a, const auto& b) { return a.verified == b.verified; }},
    {"members", [](const auto& a, const auto& b) { return a.members == b.members; }},
    {"countries", [](const auto& a, const auto& b) { return a.countries == b.countries; }},
    {"terms", [](const auto& a, const auto& b) { return a.terms == b.terms; }},
    {"include", [](const auto& a, const auto& b) { return a.include == b.include; }},
    {"within", [](const auto& a, const auto& b) { return a.within == b.within; }},
};

const Facet<model::Rule> kRuleFacets[] = {
    {"title", [](const auto& a, const auto& b) { return a.title == b.title; }},
    {"query", [](const auto& a, const auto& b) { return a.query == b.query; }},
    {"lookalikes", [](const auto& a, const auto& b) { return a.lookalikes == b.lookalikes; }},
    {"notify", [](const auto& a, const auto& b) { return a.notify == b.notify; }},
    {"per", [](const auto& a, const auto& b) { return a.per == b.per; }},
    {"updates", [](const auto& a, const auto& b) { return a.updates == b.updates; }},
    {"priority", [](const auto& a, const auto& b) { return a.priority == b.priority; }},
    {"high_if", [](const auto& a, const auto& b) { return a.high_if == b.high_if; }},
    {"storm", [](const auto& a, const auto& b) { return a.storm == b.storm; }},
    {"expect", [](const auto& a, const auto& b) { return a.expect == b.expect; }},
    {"max_age", [](const auto& a, const auto& b) { return a.max_age == b.max_age; }},
    {"min_confidence",
     [](const auto& a, const auto& b) { return a.min_confidence == b.min_confidence; }},
};

const Facet<model::Receiver> kReceiverFacets[] = {
    {"address", [](const auto& a, const auto& b) { return a.where == b.where; }},
    {"timezone", [](const auto& a, const auto& b) { return a.timezone == b.timezone; }},
    {"quiet", [](const auto& a, const auto& b) { return a.quiet == b.quiet; }},
    {"away", [](const auto& a, const auto& b) { return a.away == b.away; }},
    {"digest", [](const auto& a, const auto& b) { return a.digest == b.digest; }},
    {"at_most", [](const auto& a, const auto& b) { return a.at_most == b.at_most; }},
    {"welcome", [](const auto& a, const auto& b) { return a.welcome == b.welcome; }},
    {"personal", [](const auto& a, const auto& b) { return a.personal == b.personal; }},
};

template <class Noun, std::size_t N>
std::string changed_facets(const Facet<Noun> (&facets)[N], const Noun& before, const Noun& after) {
  std::vector<std::string_view> changed;
  for (const auto& facet : facets)
    if (!facet.same(before, after)) changed.push_back(facet.name);
  return fmt::format("{}", fmt::join(changed, ", "));
}

template <class Noun>
struct Kind {
  const char* noun;
  const std::vector<storage::WatchRow<Noun>>& rows;
  const std::vector<Located<Noun>>& wanted;
};

template <class Noun, std::size_t N>
void add_wanted(const Kind<Noun>& kind, const Facet<Noun> (&facets)[N],
                std::vector<Change>& changes) {
  std::map<std::string_view, const storage::WatchRow<Noun>*> rows;
  for (const auto& row : kind.rows) rows.emplace(row.noun.name, &row);
  for (const auto& located : kind.wanted) {
    const auto& name = located.noun.name;
    const auto found = rows.find(name);
    if (found == rows.end() || found->second->status == storage::Status::removed) {
      changes.push_back({Change::Kind::added, kind.noun, name, ""});
      continue;
    }
    const std::string detail = changed_facets(facets, found->second->noun, located.noun);
    if (found->second->status == storage::Status::disabled)
      changes.push_back({Change::Kind::enabled, kind.noun, name, detail});
    else if (!detail.empty())
      changes.push_back({Change::Kind::changed, kind.noun, name, detail});
  }
}

// Rows that no file ever owned (no origin) are not the files' to take away, nor what these need.
template <class Noun>
void add_vanished(const Kind<Noun>& kind, bool prune, std::vector<Change>& changes,
                  const std::set<std::string>& needed = {}) {
  using storage::Status;
  std::set<std::string_view> wanted;
  for (const auto& located : kind.wanted) wanted.insert(located.noun.name);
  for (const auto& row : kind.rows) {
    if (row.origin.empty() || wanted.contains(row.noun.name) || needed.contains(row.noun.name))
      continue;
    if (prune && row.status != Status::removed)
      changes.push_back({Change::Kind::removed, kind.noun, row.noun.name, ""});
    else if (row.status == Status::active || row.status == Status::suspended)
      changes.push_back({Change::Kind::disabled, kind.noun, row.noun.name, ""});
  }
}

// The lists that rules of no file name, and those that these lead to.
std::set<std::string> lists_needed(const storage::WatchRows& rows) {
  std::set<std::string> needed;
  std::vector<std::string> open;
  for (const auto& row : rows.rules) {
    if (!row.origin.empty()) continue;
    for (const auto& query : {row.noun.query, row.noun.high_if})
      if (const auto parsed = query::parse(query); parsed)
        std::ranges::copy(query::named_lists(*parsed->query), std::back_inserter(open));
  }
  std::map<std::string_view, const model::List*> lists;
  for (const auto& row : rows.lists) lists.emplace(row.noun.name, &row.noun);
  while (!open.empty()) {
    const std::string name = std::move(open.back());
    open.pop_back();
    const auto list = lists.find(name);
    if (!needed.insert(name).second || list == lists.end()) continue;
    std::ranges::copy(list->second->include, std::back_inserter(open));
    if (!list->second->within.empty()) open.push_back(list->second->within);
  }
  return needed;
}

}  // namespace

std::vector<Change> difference(const storage::WatchRows& now, const WatchSet& wanted, bool prune) {
  const Kind<model::Feed> feeds{"feed", now.feeds, wanted.feeds};
  const Kind<model::List> lists{"list", now.lists, wanted.lists};
  const Kind<model::Receiver> receivers{"receiver", now.receivers, wanted.receivers};
  const Kind<model::Rule> rules{"rule", now.rules, wanted.rules};
  std::vector<Change> changes;
  add_wanted(feeds, kFeedFacets, changes);
  add_wanted(receivers, kReceiverFacets, changes);
  add_wanted(lists, kListFacets, changes);
  add_wanted(rules, kRuleFacets, changes);
  add_vanished(rules, prune, changes);
  add_vanished(lists, prune, changes, lists_needed(now));
  add_vanished(receivers, prune, changes);
  add_vanished(feeds, prune, changes);
  return changes;
}

}  // namespace watch
