#include "daemon/watch_set.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

namespace wirewatchd {

namespace {

constexpr std::size_t kRules = 400;

// All rules of even generations ask for one word, those of odd ones for another; each tenth stays.
std::vector<model::Rule> rules_of(std::int64_t generation) {
  std::vector<model::Rule> rules(kRules);
  for (std::size_t i = 0; i < kRules; ++i) {
    rules[i].revision = static_cast<int>(generation);
    rules[i].query = (i % 10 == 0           ? "always"
                      : generation % 2 == 0 ? "even"
                                            : "odd") +
                     std::string(" AND NOT word") + std::to_string(i);
  }
  return rules;
}

std::shared_ptr<const WatchSet> first_set() {
  return std::make_shared<const WatchSet>(0, rules::RuleSet(rules_of(0)),
                                          std::vector<model::Receiver>{});
}

std::shared_ptr<const WatchSet> next_of(const WatchSet& before) {
  const std::int64_t generation = before.generation + 1;
  return std::make_shared<const WatchSet>(generation, before.rules.with(rules_of(generation)),
                                          std::vector<model::Receiver>{});
}

// How many rules the set says an article of that word meets, each of the set's own generation.
std::size_t met(const WatchSet& set, const char* word) {
  model::Article article;
  article.text = word;
  const text::Reading reading("", article.text, "en");
  const auto found = set.rules.matching({reading, article, ""});
  for (const auto rule : found)
    if (set.rules.rules()[rule].revision != set.generation) return 0;
  return found.size();
}

}  // namespace

TEST(LatestSet, HandedOverWhileArticlesAreJudgedIsNeverMixed) {
  LatestSet latest;
  latest.put(first_set());
  std::atomic<std::size_t> judged = 0, wrong = 0;
  {
    std::jthread judging([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        const auto set = latest.get();
        const bool is_even = set->generation % 2 == 0;
        if (met(*set, "even always") != (is_even ? kRules : kRules / 10)) ++wrong;
        if (met(*set, "odd always") != (is_even ? kRules / 10 : kRules)) ++wrong;
        ++judged;
      }
    });
    // Each set is judged by before the next one comes.
    for (int reload = 0; reload < 30; ++reload) {
      const std::size_t so_far = judged;
      latest.put(next_of(*latest.get()));
      latest.free_replaced();
      while (judged < so_far + 3) std::this_thread::yield();
    }
  }

  EXPECT_EQ(wrong, 0u);
  EXPECT_EQ(latest.get()->generation, 30);
}

TEST(LatestSet, KeepsWhatWasReplacedUntilNobodyJudgesByItAndItsLoaderFreesIt) {
  LatestSet latest;
  latest.put(first_set());
  auto judging = latest.get();
  const std::weak_ptr<const WatchSet> replaced = judging;

  latest.put(next_of(*judging));
  latest.free_replaced();
  EXPECT_FALSE(replaced.expired()) << "it is judged by still";
  judging.reset();
  EXPECT_FALSE(replaced.expired()) << "its last judge would have freed it";
  latest.free_replaced();
  EXPECT_TRUE(replaced.expired());
}

}  // namespace wirewatchd
