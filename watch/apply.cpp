#include <fmt/format.h>

#include <map>
#include <set>

#include "watch/watch.h"

namespace watch {
namespace {

using Key = std::pair<std::string, std::string>;  // noun, name

bool is_written(Change::Kind kind) {
  return kind == Change::Kind::added || kind == Change::Kind::changed ||
         kind == Change::Kind::enabled;
}

template <class Noun>
using Store = void (*)(storage::Transaction&, const storage::WatchRow<Noun>&);

template <class Noun>
std::map<std::string, std::string> origins_of(const std::vector<storage::WatchRow<Noun>>& rows) {
  std::map<std::string, std::string> origins;
  for (const auto& row : rows) origins.emplace(row.noun.name, row.origin);
  return origins;
}

// What changed, and what only moved: origin says where a person finds it. A text is kept where it
// alone changed, too: tests are no part of what is stored of a rule, and she wants back what she
// wrote.
template <class Noun>
void write(storage::Transaction& transaction, const char* noun, Store<Noun> store,
           const std::vector<storage::WatchRow<Noun>>& rows,
           const std::vector<Located<Noun>>& wanted, const std::set<Key>& changed,
           const std::string& who) {
  const auto origins = origins_of(rows);
  storage::Definitions definitions;
  for (const auto& located : wanted) {
    definitions.names.push_back(located.noun.name);
    definitions.texts.push_back(located.definition);
    const std::string origin = fmt::format(
        "{}:{}", std::filesystem::absolute(located.file).lexically_normal().string(), located.line);
    const auto before = origins.find(located.noun.name);
    const bool moved = before != origins.end() && before->second != origin;
    if (moved || changed.contains({noun, located.noun.name}))
      store(transaction, {located.noun, storage::Status::active, origin});
  }
  storage::keep_definitions(transaction, noun, definitions, who);
}

}  // namespace

std::vector<Change> apply(storage::Transaction& transaction, const WatchSet& wanted, bool prune,
                          const std::string& who) {
  storage::lock_watch_rows(transaction);
  const auto rows = storage::load_watch_rows(transaction);
  const auto changes = difference(rows, wanted, prune);

  std::set<Key> changed;
  for (const auto& change : changes)
    if (is_written(change.kind)) changed.insert({change.noun, change.name});
  write(transaction, "feed", storage::store_feed, rows.feeds, wanted.feeds, changed, who);
  write(transaction, "receiver", storage::store_receiver, rows.receivers, wanted.receivers, changed,
        who);
  write(transaction, "list", storage::store_list, rows.lists, wanted.lists, changed, who);
  write(transaction, "rule", storage::store_rule, rows.rules, wanted.rules, changed, who);

  for (const auto& change : changes)
    if (change.noun == "list") storage::forget_stale_names(transaction, change.name);
  for (const auto& change : changes)
    if (!is_written(change.kind))
      storage::set_status(transaction, change.noun, change.name,
                          change.kind == Change::Kind::removed ? storage::Status::removed
                                                               : storage::Status::disabled);
  if (!changes.empty()) storage::grow_watch_generation(transaction);
  return changes;
}

}  // namespace watch
