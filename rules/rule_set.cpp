// A set is made of segments; a rule whose query has not changed stays in the one that holds it.
// Judging is each thread's own: its judges, one a segment, remember the words they have met.
#include <algorithm>
#include <list>
#include <unordered_map>
#include <utility>

#include "rules/segment.h"

namespace rules {
namespace {

constexpr std::uint32_t kGone = UINT32_MAX;

// One thread's work on one segment.
struct Bench {
  explicit Bench(std::shared_ptr<const Segment> s)
      : segment(s), judge(s->program(), s->index()), key(s.get()) {}
  std::weak_ptr<const Segment> segment;
  Judge judge;
  Segment::Seen seen;
  const Segment* key;
};

Bench& bench_of(const std::shared_ptr<const Segment>& segment) {
  thread_local std::list<Bench> benches;  // the last used first
  const auto found = std::ranges::find_if(benches, [&](const Bench& bench) {
    return bench.key == segment.get() && !bench.segment.expired();
  });
  if (found == benches.end()) {
    std::erase_if(benches, [](const Bench& bench) { return bench.segment.expired(); });
    benches.emplace_front(segment);
  } else if (found != benches.begin()) {
    benches.splice(benches.begin(), benches, found);
  }
  return benches.front();
}

}  // namespace

struct RuleSet::Compiled {
  struct Placed {
    std::shared_ptr<const Segment> segment;
    std::vector<std::uint32_t> rules;  // by the segment's number: index, or kGone
    std::size_t gone = 0;
  };
  RuleSetOptions options;
  std::vector<model::Rule> rules;
  std::vector<Refused> refused;
  std::vector<Placed> placed;
};

namespace {

std::string key_of(const model::Rule& rule) {
  return (rule.lookalikes ? 'l' : ' ') + rule.query;
}

}  // namespace

RuleSet::RuleSet(std::vector<model::Rule> rules, RuleSetOptions options)
    : RuleSet(std::move(rules), options, nullptr) {}

RuleSet RuleSet::with(std::vector<model::Rule> rules, RuleSetOptions options) const {
  return RuleSet(std::move(rules), options, compiled_.get());
}

RuleSet::RuleSet(std::vector<model::Rule> rules, RuleSetOptions options, const Compiled* before) {
  auto compiled = std::make_shared<Compiled>();
  // Queries that are compiled already: in which of the old segments, and as what number.
  std::unordered_multimap<std::string, std::pair<std::size_t, std::uint32_t>> known;
  if (before) {
    for (std::size_t s = 0; s < before->placed.size(); ++s) {
      const auto& old = before->placed[s];
      compiled->placed.push_back(
          {old.segment, std::vector<std::uint32_t>(old.rules.size(), kGone), old.rules.size()});
      for (std::uint32_t i = 0; i < old.rules.size(); ++i)
        if (old.rules[i] != kGone)
          known.emplace(key_of(before->rules[old.rules[i]]), std::pair(s, i));
    }
  }
  std::vector<std::shared_ptr<const Query>> fresh;
  std::vector<std::uint32_t> fresh_rules;
  for (model::Rule& rule : rules) {
    const auto index = static_cast<std::uint32_t>(compiled->rules.size());
    if (const auto old = known.find(key_of(rule)); old != known.end()) {
      auto& placed = compiled->placed[old->second.first];
      placed.rules[old->second.second] = index;
      --placed.gone;
      known.erase(old);
    } else {
      auto parsed = parse_query(rule.query, {rule.lookalikes, options.cut});
      if (!parsed) {
        compiled->refused.push_back({std::move(rule), std::move(parsed.error())});
        continue;
      }
      fresh.push_back(std::move(parsed->query));
      fresh_rules.push_back(index);
    }
    compiled->rules.push_back(std::move(rule));
  }
  if (!fresh.empty()) {
    compiled->placed.push_back(
        {std::make_shared<const Segment>(fresh, options), std::move(fresh_rules), 0});
  }
  std::erase_if(compiled->placed, [](const auto& p) { return p.gone == p.rules.size(); });
  compiled_ = std::move(compiled);
}

RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

const std::vector<model::Rule>& RuleSet::rules() const {
  return compiled_->rules;
}

const std::vector<RuleSet::Refused>& RuleSet::refused() const {
  return compiled_->refused;
}

std::size_t RuleSet::unindexed() const {
  std::size_t count = 0;
  for (const auto& [segment, rules, gone] : compiled_->placed)
    for (const std::uint32_t rule : segment->unindexed()) count += rules[rule] != kGone ? 1 : 0;
  return count;
}

std::vector<std::uint32_t> RuleSet::matching(const Subject& subject, Costs* costs) const {
  std::vector<std::uint32_t> met;
  for (const auto& [segment, rules, gone] : compiled_->placed) {
    Bench& bench = bench_of(segment);
    bench.judge.open(subject);
    segment->each_candidate(
        bench.judge.sheet(), bench.seen, [&, &placed = rules](std::uint32_t rule, bool is_proof) {
          const std::uint32_t index = placed[rule];
          if (index == kGone) return;
          if (is_proof || bench.judge.holds(segment->root(rule), segment->limits(rule)))
            met.push_back(index);
          if (costs && !is_proof)
            costs->add(index, bench.judge.steps(), bench.judge.gave_up(), subject.article.id);
        });
  }
  std::sort(met.begin(), met.end());
  return met;
}

// Which rules hold is found first; their words only then.
std::vector<RuleMatch> RuleSet::match(const Subject& subject, Costs* costs) const {
  std::vector<RuleMatch> matches;
  for (const auto& [segment, rules, gone] : compiled_->placed) {
    Bench& bench = bench_of(segment);
    bench.judge.open(subject);
    segment->each_candidate(
        bench.judge.sheet(), bench.seen, [&, &placed = rules](std::uint32_t rule, bool is_proof) {
          const std::uint32_t index = placed[rule];
          if (index == kGone) return;
          const Limits limits = segment->limits(rule);
          if (is_proof || bench.judge.holds(segment->root(rule), limits)) {
            auto verdict = bench.judge.verdict_on(segment->root(rule), limits);
            if (verdict.matched) matches.push_back({index, std::move(verdict.spans)});
          }
          if (costs)
            costs->add(index, bench.judge.steps(), bench.judge.gave_up(), subject.article.id);
        });
  }
  std::ranges::sort(matches, {}, &RuleMatch::rule);
  return matches;
}

void Costs::add(std::size_t rule, std::size_t steps, bool gave_up, model::ArticleId article) {
  if (rule >= of_rules_.size()) of_rules_.resize(rule + 1);
  Cost& cost = of_rules_[rule];
  ++cost.judged;
  cost.steps += steps;
  cost.gave_up += gave_up ? 1 : 0;
  if (steps < cost.worst) return;
  cost.worst = steps;
  cost.worst_article = article;
}

}  // namespace rules
