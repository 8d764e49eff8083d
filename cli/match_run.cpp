#include "cli/match_run.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "text/reading.h"

namespace cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kTurn = 16;      // articles that a thread takes at a time
constexpr std::size_t kSample = 2000;  // articles

model::Time now() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

std::vector<std::uint32_t> rules_met(const rules::RuleSet& set, LoadedArticle& loaded,
                                     text::Cut cut, rules::Costs& costs) {
  model::Article& article = loaded.told.article;
  article.lang = loaded.said_lang;
  if (cut == text::Cut::analyst) article.lang = language_of(article);
  const text::Reading reading(article.title, article.text, article.lang, cut);
  return set.matching({reading, article, loaded.told.feed}, &costs);
}

std::vector<std::uint64_t> given_up(const std::vector<rules::Costs>& costs, std::size_t rules) {
  std::vector<std::uint64_t> sums(rules);
  for (const rules::Costs& of_thread : costs)
    for (std::size_t i = 0; i < of_thread.of_rules().size(); ++i)
      sums[i] += of_thread.of_rules()[i].gave_up;
  return sums;
}

}  // namespace

LoadedRules load_rules(const std::string& file, const rules::RuleSetOptions& options) {
  std::vector<LineId> ids;
  std::vector<model::Rule> rules;
  JsonLines lines(file);
  while (lines.next()) {
    ids.push_back(lines.required_id());
    model::Rule& rule = rules.emplace_back();
    rule.id.value = static_cast<std::int64_t>(ids.size());
    rule.query = lines.required_text("query");
  }
  rules::RuleSet set(std::move(rules), options);
  return {std::move(ids), std::move(set)};
}

std::vector<LoadedArticle> load_articles(const std::string& file) {
  std::vector<LoadedArticle> articles;
  JsonLines lines(file);
  while (lines.next()) {
    auto& added = articles.emplace_back(lines.required_id(), article_of(lines, now()));
    added.said_lang = added.told.article.lang;
  }
  return articles;
}

std::vector<model::Article> load_sample(const std::string& file, text::Cut cut) {
  std::vector<model::Article> sample;
  JsonLines lines(file);
  while (sample.size() < kSample && lines.next()) {
    sample.push_back(article_of(lines, now()).article);
    if (cut == text::Cut::analyst) sample.back().lang = language_of(sample.back());
  }
  return sample;
}

Pass match_all(const rules::RuleSet& set, std::vector<LoadedArticle>& articles, text::Cut cut,
               std::size_t threads) {
  Pass pass;
  pass.rules.resize(articles.size());
  pass.took.resize(articles.size());
  std::vector<rules::Costs> costs(threads);
  std::atomic<std::size_t> next = 0;
  const auto work = [&](rules::Costs& own) {
    for (std::size_t begin; (begin = next.fetch_add(kTurn)) < articles.size();)
      for (std::size_t i = begin; i < std::min(begin + kTurn, articles.size()); ++i) {
        const auto started = Clock::now();
        pass.rules[i] = rules_met(set, articles[i], cut, own);
        pass.took[i] = Clock::now() - started;
      }
  };

  const auto started = Clock::now();
  const Seconds used = cpu_time();
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work, std::ref(costs[i]));
    work(costs[0]);
  }
  pass.all = Clock::now() - started;
  pass.cpu = cpu_time() - used;
  pass.gave_up = given_up(costs, set.rules().size());
  return pass;
}

}  // namespace cli
