#include "daemon/compile_set.h"

#include <algorithm>
#include <set>
#include <utility>

namespace wirewatchd {

namespace {

// Articles as they come here.
std::vector<model::Article> sample_of_archive(storage::Transaction& transaction) {
  constexpr std::size_t kArticles = 1000;
  std::vector<model::Article> sample;
  const storage::ArchiveFilter lately{.since = storage::database_now(transaction) -
                                               std::chrono::days(7)};
  storage::ArchiveReader archive(transaction, lately);
  for (auto batch = archive.next(); !batch.empty() && sample.size() < kArticles;
       batch = archive.next())
    for (auto& archived : batch) sample.push_back(std::move(archived.article));
  return sample;
}

// Else there is nothing to compile. Another list is another meaning of the rules that name it.
bool has_news(const storage::WatchRows& rows, const people::Lists& lists, const WatchSet* before) {
  if (before && before->lists->all() != lists.all()) return true;
  std::set<std::pair<std::int64_t, int>> known;
  if (before)
    for (const model::Rule& rule : before->rules.rules())
      known.emplace(rule.id.value, rule.revision);
  return std::ranges::any_of(rows.rules, [&](const auto& row) {
    return row.status == storage::Status::active &&
           !known.contains({row.noun.id.value, row.noun.revision});
  });
}

std::vector<model::Rule> high_ifs_of(const std::vector<model::Rule>& rules) {
  std::vector<model::Rule> high_ifs;
  for (const auto& rule : rules) {
    if (rule.high_if.empty()) continue;
    high_ifs.push_back(rule);
    high_ifs.back().query = rule.high_if;
  }
  return high_ifs;
}

template <class Noun>
std::vector<Noun> active(std::vector<storage::WatchRow<Noun>> rows) {
  std::vector<Noun> nouns;
  for (auto& row : rows)
    if (row.status == storage::Status::active) nouns.push_back(std::move(row.noun));
  return nouns;
}

}  // namespace

SetSource read_set(storage::Transaction& transaction, const WatchSet* before) {
  SetSource source;
  source.generation = storage::watch_generation(transaction);
  source.rows = storage::load_watch_rows(transaction);
  source.lists = std::make_shared<const people::Lists>(storage::active_lists(source.rows));
  source.silences = storage::silences_in_force(transaction);
  if (has_news(source.rows, *source.lists, before)) source.sample = sample_of_archive(transaction);
  return source;
}

std::shared_ptr<const WatchSet> compile_set(SetSource source, const WatchSet* before) {
  const auto compile = [&](std::vector<model::Rule> rules, const rules::RuleSet* known) {
    return known
               ? known->with(std::move(rules), source.lists, source.sample)
               : rules::RuleSet(std::move(rules), {.sample = source.sample, .lists = source.lists});
  };
  auto rules = active(std::move(source.rows.rules));
  auto high_if = compile(high_ifs_of(rules), before ? &before->high_if : nullptr);
  auto set = compile(std::move(rules), before ? &before->rules : nullptr);
  Silences silences(std::move(source.silences), source.lists);
  return std::make_shared<const WatchSet>(source.generation, std::move(set),
                                          active(std::move(source.rows.receivers)), source.lists,
                                          std::move(silences), std::move(high_if));
}

}  // namespace wirewatchd
