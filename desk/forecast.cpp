// What rules would have told of a day: each article once, whatever rules it meets.
#include <algorithm>

#include "desk/sweep.h"

namespace desk {
namespace {

// Seen is not enough: a first poll brings what is weeks old.
bool is_of_day(const model::Article& article, model::Time since) {
  return article.published.value_or(article.seen) >= since;
}

bool is_told(const rules::RuleMatch& match, const model::Rule& rule,
             const model::Article& article) {
  const auto age = article.seen - article.published.value_or(article.seen);
  return !match.unsure && (!rule.max_age || age <= *rule.max_age);
}

}  // namespace

Forecast forecast(storage::Transaction& transaction, const std::vector<model::Rule>& rules,
                  std::shared_ptr<const people::Lists> lists, model::Time since,
                  std::size_t samples, const Course& course) {
  Forecast forecast;
  const rules::RuleSet set(rules, {.lists = std::move(lists)});
  forecast.coverage = sweep(transaction, set, {.since = since}, course, [&](Judged& judged) {
    const model::Article& article = judged.stored.article;
    std::erase_if(judged.matches, [&](const auto& match) {
      return !is_told(match, set.rules()[match.rule], article);
    });
    if (judged.matches.empty() || !is_of_day(article, since)) return true;
    ++forecast.alerts;
    if (forecast.samples.size() == samples) return true;
    Forecast::Sample sample;
    for (const auto& match : judged.matches) sample.rules.push_back(match.rule);
    sample.found = found_of(std::move(judged.stored), judged.matches.front());
    forecast.samples.push_back(std::move(sample));
    return true;
  });
  return forecast;
}

}  // namespace desk
