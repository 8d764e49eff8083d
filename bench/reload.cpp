// Reloads while news flow: articles that are due at 1,000/s are judged by one thread, while another
// makes rule set after rule set and hands each over, as the daemon does. What it measures and how
// to read it: docs/benchmarks.md. Exit code 1 where an article was judged by anything but one whole
// set; the times are for a person to judge.
//   bench_reload [RULES]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "bench/reload_world.h"
#include "daemon/watch_set.h"

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Ms = std::chrono::duration<double, std::milli>;

constexpr std::size_t kArticles = 2'000;
constexpr std::size_t kSample = 1'000;   // as many as the daemon learns from
constexpr auto kEvery = 1ms;             // an article is due
constexpr auto kBetweenReloads = 100ms;  // and before the first, and after the last

struct Expected {
  std::vector<model::Rule> rules;
  std::vector<std::uint64_t> met;  // by article
};

struct Flow {
  std::vector<double> late_ms, cpu_ms;
  std::size_t wrong = 0;
};

// Met by every article. Its query is another one each time, so that it is compiled each time.
model::Rule marker_of(std::int64_t generation) {
  model::Rule marker;
  marker.name = "marker";
  marker.revision = static_cast<int>(generation);
  marker.query = bench::MadeUpWorld::kEveryArticle + std::string(" AND NOT generation") +
                 std::to_string(generation);
  return marker;
}

// Of the rules that the article meets, the markers left out; how many these were, and the last one.
struct Met {
  std::uint64_t hash = 0;
  std::size_t markers = 0;
  std::int64_t generation = 0;
};
Met judge(const rules::RuleSet& set, const model::Article& article) {
  const text::Reading reading(article.title, article.text, article.lang);
  Met met;
  for (const std::uint32_t index : set.matching({reading, article, ""})) {
    const model::Rule& rule = set.rules()[index];
    if (rule.name == "marker") {
      ++met.markers;
      met.generation = rule.revision;
    } else {
      met.hash += std::hash<std::string>{}(std::to_string(rule.id.value) + '\t' + rule.query);
    }
  }
  return met;
}

// By a set that was made by itself alone, not from another one.
Expected expect(std::vector<model::Rule> rules, const std::vector<model::Article>& articles) {
  Expected expected{rules, {}};
  const rules::RuleSet set(std::move(rules), {.sample = articles});
  for (const auto& article : articles) expected.met.push_back(judge(set, article).hash);
  return expected;
}

// Of this thread: what other work on the machine leaves as it is.
double cpu_ms() {
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

// Even generations are the one set, odd ones the other. An article's lateness is told from when it
// was due, so that a long pause makes all that come in it late.
Flow let_flow(const std::stop_token& stop, const wirewatchd::LatestSet& latest,
              const std::vector<model::Article>& articles, const Expected& even,
              const Expected& odd) {
  Flow flow;
  auto due = Clock::now();
  for (std::size_t i = 0; !stop.stop_requested(); i = (i + 1) % articles.size(), due += kEvery) {
    std::this_thread::sleep_until(due);
    const auto set = latest.get();
    const double began = cpu_ms();
    const Met met = judge(set->rules, articles[i]);
    flow.cpu_ms.push_back(cpu_ms() - began);
    flow.late_ms.push_back(Ms(Clock::now() - due).count());
    const auto& expected = set->generation % 2 == 0 ? even : odd;
    if (met.markers != 1 || met.generation != set->generation || met.hash != expected.met[i])
      ++flow.wrong;
  }
  return flow;
}

class Reloads {
 public:
  Reloads(Expected even, std::vector<model::Article> articles)
      : even_(std::move(even)), articles_(std::move(articles)) {
    hand_over(even_, 0);
  }

  // `odd` is what the even set becomes, and goes back from, `times` times in all.
  void measure(const char* changed, const Expected& odd, int times) {
    Flow flow;
    std::vector<double> made_ms;
    {
      std::jthread judging([&](const std::stop_token& stop) {
        flow = let_flow(stop, latest_, articles_, even_, odd);
      });
      std::this_thread::sleep_for(times == 0 ? 2s : kBetweenReloads);
      for (int i = 0; i < times; ++i) {
        made_ms.push_back(hand_over(generation_ % 2 == 0 ? odd : even_, generation_ + 1));
        std::this_thread::sleep_for(kBetweenReloads);
        latest_.free_replaced();
      }
    }
    print(changed, std::move(made_ms), flow);
    wrong_ += flow.wrong;
  }
  std::size_t wrong() const { return wrong_; }

 private:
  double hand_over(const Expected& next, std::int64_t generation) {
    std::vector<model::Rule> rules = next.rules;
    rules.push_back(marker_of(generation));
    const auto sample = std::span<const model::Article>(articles_).first(kSample);
    const auto before = latest_.get();
    const auto began = Clock::now();
    auto set = before ? before->rules.with(std::move(rules), sample)
                      : rules::RuleSet(std::move(rules), {.sample = sample});
    const double took = Ms(Clock::now() - began).count();
    latest_.put(std::make_shared<const wirewatchd::WatchSet>(generation, std::move(set),
                                                             std::vector<model::Receiver>{}));
    generation_ = generation;
    return took;
  }

  static void print(const char* changed, std::vector<double> made, Flow flow) {
    for (auto* values : {&made, &flow.late_ms, &flow.cpu_ms}) {
      std::ranges::sort(*values);
      if (values->empty()) values->push_back(0);
    }
    const auto at = [](const std::vector<double>& values, double part) {
      return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
    };
    std::printf("%-8s %8.1f %8.1f  %8zu  %8.2f %8.2f %8.2f  %8.2f %8.2f  %6zu\n", changed,
                at(made, 0.5), at(made, 1), flow.late_ms.size(), at(flow.late_ms, 0.5),
                at(flow.late_ms, 0.99), at(flow.late_ms, 1), at(flow.cpu_ms, 0.5),
                at(flow.cpu_ms, 1), flow.wrong);
    std::fflush(stdout);
  }

  Expected even_;
  std::vector<model::Article> articles_;
  wirewatchd::LatestSet latest_;
  std::int64_t generation_ = 0;
  std::size_t wrong_ = 0;
};

// What is expected was found out with sets of its own: the peak begins anew after them.
void forget_peak() {
  std::ofstream("/proc/self/clear_refs") << "5";
}

long peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::atol(line.c_str() + 6) / 1024;
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const long rules = count > 1 ? std::atol(arguments[1]) : 100'000;
  if (rules < 1 || count > 2) {
    std::fprintf(stderr, "bench: expected the number of rules (100000)\n");
    return 64;
  }
  const auto all = static_cast<std::size_t>(rules);
  bench::MadeUpWorld world;
  const auto articles = world.articles(kArticles);
  std::vector<model::Rule> before;
  for (std::size_t i = 0; i < all; ++i) before.push_back(world.rule(i));
  std::vector<Expected> after;
  for (const std::size_t changed :
       {std::size_t{1}, std::min<std::size_t>(100, all), std::min<std::size_t>(10'000, all), all}) {
    auto next = before;
    for (std::size_t i = 0; i < changed; ++i) next[i] = world.rule(i);
    after.push_back(expect(std::move(next), articles));
  }

  Reloads reloads(expect(std::move(before), articles), articles);
  forget_peak();
  std::printf("%zu rules, an article each millisecond; times in ms\n", all);
  std::printf("%-8s %8s %8s  %8s  %8s %8s %8s  %8s %8s  %6s\n", "changed", "made p50", "max",
              "articles", "late p50", "p99", "max", "cpu p50", "max", "wrong");
  reloads.measure("nothing", after[0], 0);
  reloads.measure("1", after[0], 20);
  reloads.measure("100", after[1], 20);
  reloads.measure("10000", after[2], 8);
  reloads.measure("all", after[3], 6);
  std::printf("most memory while they flowed: %ld MB\n", peak_mb());
  return reloads.wrong() == 0 ? 0 : 1;
}
