#include "cli/tools/match_run.h"

#include <algorithm>
#include <atomic>
#include <barrier>
#include <chrono>
#include <thread>

#include "cli/session.h"
#include "text/reading.h"

namespace cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kTurn = 16;  // articles that a thread takes at a time

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

LoadedRules load_rules(const std::string& file, rules::RuleSetOptions options) {
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

LoadedRules load_rules(const watch::WatchSet& watched, rules::RuleSetOptions options) {
  std::vector<LineId> ids;
  std::vector<model::Rule> rules;
  for (const auto& rule : watched.rules) {
    ids.emplace_back(rule.noun.name);
    rules.push_back(rule.noun);
    rules.back().id.value = static_cast<std::int64_t>(ids.size());
  }
  std::vector<model::List> lists;
  for (const auto& list : watched.lists) lists.push_back(list.noun);
  options.lists = std::make_shared<const people::Lists>(std::move(lists));
  rules::RuleSet set(std::move(rules), options);
  return {std::move(ids), std::move(set)};
}

void ArticleFile::read(std::vector<LoadedArticle>& articles, std::size_t most) {
  for (std::size_t i = 0; i < most && lines_.next(); ++i) {
    auto& added = articles.emplace_back(lines_.required_id(), article_of(lines_, now_by_clock()));
    added.said_lang = added.told.article.lang;
  }
}

std::vector<model::Article> sample_of(const std::vector<LoadedArticle>& articles, text::Cut cut) {
  std::vector<model::Article> sample;
  for (const LoadedArticle& loaded : articles) {
    sample.push_back(loaded.told.article);
    if (cut == text::Cut::analyst) sample.back().lang = language_of(sample.back());
  }
  return sample;
}

std::vector<Pass> match_all(const rules::RuleSet& set, std::vector<LoadedArticle>& articles,
                            HowToMatch how) {
  std::vector<Pass> passes(how.passes);
  for (Pass& pass : passes) {
    pass.rules.resize(articles.size());
    pass.took.resize(articles.size());
  }
  std::vector<std::vector<rules::Costs>> costs(how.passes, std::vector<rules::Costs>(how.threads));
  std::vector<std::atomic<std::size_t>> next(how.passes);
  std::barrier all_here(static_cast<std::ptrdiff_t>(how.threads));
  const auto work = [&](std::size_t thread) {
    for (std::size_t p = 0; p < how.passes; ++p) {
      Pass& pass = passes[p];
      all_here.arrive_and_wait();
      const auto began = Clock::now();
      const Seconds used = cpu_time();
      for (std::size_t begin; (begin = next[p].fetch_add(kTurn)) < articles.size();)
        for (std::size_t i = begin; i < std::min(begin + kTurn, articles.size()); ++i) {
          const auto started = Clock::now();
          pass.rules[i] = rules_met(set, articles[i], how.cut, costs[p][thread]);
          pass.took[i] = Clock::now() - started;
        }
      all_here.arrive_and_wait();
      if (thread != 0) continue;
      pass.all = Clock::now() - began;
      pass.cpu = cpu_time() - used;
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < how.threads; ++i) others.emplace_back(work, i);
    work(0);
  }
  for (std::size_t p = 0; p < how.passes; ++p)
    passes[p].gave_up = given_up(costs[p], set.rules().size());
  return passes;
}

}  // namespace cli
