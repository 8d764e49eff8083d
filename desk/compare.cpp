#include <algorithm>

#include "desk/sweep.h"

namespace desk {
namespace {

// All rules of all edits as one set; a rule's number says whose it is.
std::int64_t number_of(std::size_t edit, bool is_after) {
  return static_cast<std::int64_t>(edit * 2 + (is_after ? 2 : 1));
}
std::size_t edit_of(std::int64_t number) {
  return static_cast<std::size_t>(number - 1) / 2;
}
bool is_after(std::int64_t number) {
  return number % 2 == 0;
}

rules::RuleSet both_of(const std::vector<Edit>& edits, std::shared_ptr<const people::Lists> lists) {
  std::vector<model::Rule> both;
  const auto add = [&](model::Rule rule, std::int64_t number) {
    rule.id = {number};
    both.push_back(std::move(rule));
  };
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].before) add(*edits[i].before, number_of(i, false));
    if (edits[i].after) add(*edits[i].after, number_of(i, true));
  }
  return rules::RuleSet(std::move(both), {.lists = std::move(lists)});
}

void add_sample(std::vector<Found>& samples, std::size_t most, const Judged& judged,
                const rules::RuleMatch& match) {
  const auto is_twin = [&](const Found& found) {
    return found.article.title == judged.stored.article.title;
  };
  if (samples.size() < most && std::ranges::none_of(samples, is_twin))
    samples.push_back(found_of(judged.stored, match));
}

// Which of one edit's two rules met an article.
struct Pair {
  const rules::RuleMatch *before = nullptr, *after = nullptr;
};

void count(Gains& gains, std::size_t samples, const Judged& judged, const Pair& met) {
  if (met.before && met.after) {
    ++gains.kept;
  } else if (met.after) {
    ++gains.gained;
    add_sample(gains.gained_samples, samples, judged, *met.after);
  } else {
    ++gains.lost;
    add_sample(gains.lost_samples, samples, judged, *met.before);
  }
}

}  // namespace

Comparison compare(storage::Transaction& transaction, const std::vector<Edit>& edits,
                   const storage::ArchiveFilter& filter, std::size_t samples,
                   const Course& course) {
  Comparison comparison;
  for (const Edit& edit : edits)
    comparison.rules.emplace_back().rule = (edit.after ? edit.after : edit.before)->name;
  const rules::RuleSet set = both_of(edits, lists_in_force(transaction));
  comparison.coverage = sweep(transaction, set, filter, course, [&](Judged& judged) {
    std::map<std::size_t, Pair> met;
    for (const auto& match : judged.matches) {
      const std::int64_t number = set.rules()[match.rule].id.value;
      Pair& pair = met[edit_of(number)];
      (is_after(number) ? pair.after : pair.before) = &match;
    }
    for (const auto& [edit, pair] : met) count(comparison.rules[edit], samples, judged, pair);
    return true;
  });
  return comparison;
}

}  // namespace desk
