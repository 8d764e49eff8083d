#include "daemon/telling/digest_notes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>

#include "query/query.h"

namespace wirewatchd {

namespace {

constexpr std::size_t kMostLists = 5;  // those that nobody looked through for longest

std::string list_of(const std::vector<std::string>& names, int all) {
  return fmt::format("{}{}", fmt::join(names, ", "),
                     static_cast<int>(names.size()) < all ? ", …" : "");
}

std::string not_told(const std::vector<storage::SilentHits>& silent) {
  std::vector<std::string> words;
  for (const auto& [reason, hits] : silent)
    words.push_back(fmt::format("{} {}", hits,
                                reason == "unsure"    ? "unsure"
                                : reason == "too_old" ? "too old"
                                                      : "silenced"));
  return fmt::format("not told: {}", fmt::join(words, ", "));
}

void add_with_included(std::set<std::string>& names, const std::string& name,
                       const people::Lists& lists) {
  if (!names.insert(name).second) return;
  if (const auto* list = lists.find(name))
    for (const auto& included : list->include) add_with_included(names, included, lists);
}

std::set<std::string> lists_of(const WatchSet& set, const std::string& receiver) {
  std::set<std::string> names;
  for (const auto& rule : set.rules.rules()) {
    if (std::ranges::find(rule.notify, receiver) == rule.notify.end()) continue;
    if (rule.query.find('@') == std::string::npos) continue;
    const auto parsed = query::parse(rule.query, {.lookalikes = rule.lookalikes});
    if (!parsed) continue;
    for (const auto& name : query::named_lists(*parsed->query))
      add_with_included(names, name, *set.lists);
  }
  return names;
}

// "lists last checked: nato-ministers 274 days ago, csto-heads never"; a list of terms alone grows
// no older. Empty: there are none.
std::string age_of(const std::set<std::string>& names, const people::Lists& lists,
                   model::Time now) {
  std::vector<std::pair<std::optional<model::Day>, std::string>> checked;
  for (const auto& list : lists.all())
    if (names.contains(list.name) && (list.verified || !list.members.empty()))
      checked.emplace_back(list.verified, list.name);
  if (checked.empty()) return "";
  std::ranges::sort(checked);
  std::vector<std::string> words;
  for (const auto& [day, name] : checked) {
    if (words.size() == kMostLists) break;
    const auto days = day ? (std::chrono::floor<std::chrono::days>(now) - *day).count() : 0;
    words.push_back(!day        ? name + " never"
                    : days <= 0 ? name + " today"
                    : days == 1 ? name + " yesterday"
                                : fmt::format("{} {} days ago", name, days));
  }
  return "lists last checked: " + list_of(words, static_cast<int>(checked.size()));
}

}  // namespace

std::string in_words(const storage::FeedsNow& feeds) {
  std::string words = fmt::format("{} polled, {} failing", feeds.polled, feeds.failing);
  if (!feeds.names.empty()) words += " (" + list_of(feeds.names, feeds.failing) + ")";
  if (feeds.waiting > 0) words += fmt::format(", {} not polled yet", feeds.waiting);
  return words;
}

std::vector<std::string> notes_since(storage::Transaction& transaction, const WatchSet& set,
                                     const model::Receiver& receiver, model::Time since,
                                     model::Time now) {
  std::vector<std::string> notes;
  const auto silent = storage::silent_hits(transaction, receiver.name, since);
  if (!silent.empty()) notes.push_back(not_told(silent));
  notes.push_back("feeds: " + in_words(storage::feeds_now(transaction)));
  const auto [gaps, names] = storage::feeds_with_gaps(transaction, since);
  if (gaps > 0)
    notes.push_back("feeds that may have lost articles between two polls: " + list_of(names, gaps));
  const std::string age = age_of(lists_of(set, receiver.name), *set.lists, now);
  if (!age.empty()) notes.push_back(age);
  return notes;
}

}  // namespace wirewatchd
