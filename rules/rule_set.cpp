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
constexpr std::size_t kMostSegments = 8;  // each costs an article some time: then all anew

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
  template <class Visit>
  void each_met(const Subject&, Costs*, const Visit&) const;

  std::vector<model::Rule> rules;
  std::vector<Refused> refused;
  std::vector<Placed> placed;
};

template <class Visit>
void RuleSet::Compiled::each_met(const Subject& subject, Costs* costs, const Visit& visit) const {
  if (costs) costs->add_article();
  for (const Placed& place : placed) {
    Bench& bench = bench_of(place.segment);
    Judge& judge = bench.judge;
    judge.open(subject);
    place.segment->each_candidate(judge.sheet(), bench.seen,
                                  [&](std::uint32_t number, PartId query, bool is_proof) {
                                    if (place.gone != 0 && place.rules[number] == kGone) return;
                                    const bool met = is_proof || judge.holds(query);
                                    if (met) visit(place.rules[number], judge, query);
                                    if (costs)
                                      costs->add(place.rules[number], is_proof ? 0 : judge.steps(),
                                                 judge.gave_up(), subject.article.id);
                                  });
  }
}

namespace {

std::string key_of(const model::Rule& rule) {
  return (rule.lookalikes ? 'l' : ' ') + rule.query;
}

}  // namespace

RuleSet::RuleSet(std::vector<model::Rule> rules, RuleSetOptions options)
    : RuleSet(std::move(rules), options, nullptr) {}

RuleSet RuleSet::with(std::vector<model::Rule> rules, RuleSetOptions options) const {
  const bool is_in_pieces = compiled_->placed.size() >= kMostSegments;
  return RuleSet(std::move(rules), options, is_in_pieces ? nullptr : compiled_.get());
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
  compiled->rules.reserve(rules.size());
  const auto fresh = std::make_shared<Segment>();
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
      fresh->add(*parsed->query);
      fresh_rules.push_back(index);
    }
    compiled->rules.push_back(std::move(rule));
  }
  if (fresh->size() > 0) {
    fresh->finish(options);
    compiled->placed.push_back({fresh, std::move(fresh_rules), 0});
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
  compiled_->each_met(subject, costs,
                      [&](std::uint32_t rule, Judge&, PartId) { met.push_back(rule); });
  std::sort(met.begin(), met.end());
  return met;
}

// Which rules hold is found first; their words only then.
std::vector<RuleMatch> RuleSet::match(const Subject& subject, Costs* costs) const {
  std::vector<RuleMatch> matches;
  compiled_->each_met(subject, costs, [&](std::uint32_t rule, Judge& judge, PartId query) {
    auto verdict = judge.verdict_on(query);
    if (verdict.matched) matches.push_back({rule, std::move(verdict.spans)});
  });
  std::ranges::sort(matches, {}, &RuleMatch::rule);
  return matches;
}

void Costs::add(std::size_t rule, std::size_t steps, bool gave_up, model::ArticleId article,
                std::uint64_t times) {
  if (rule >= of_rules_.size()) of_rules_.resize(rule + 1);
  Cost& cost = of_rules_[rule];
  cost.judged += times;
  cost.steps += times * steps;
  cost.gave_up += gave_up ? 1 : 0;
  any_gave_up_ = any_gave_up_ || gave_up;
  if (steps < cost.worst) return;
  cost.worst = steps;
  cost.worst_article = article;
}

}  // namespace rules
