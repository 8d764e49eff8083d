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
    place.segment->each_candidate(
        judge.sheet(), bench.seen, [&](std::uint32_t number, PartId query, bool is_proof) {
          const std::uint32_t rule = place.rules[number];
          if ((place.gone != 0 && rule == kGone) || (costs && costs->gave_up(rule))) return;
          const bool met = is_proof || judge.holds(query);
          const bool gave_up = !is_proof && judge.gave_up();
          std::size_t steps = is_proof ? 0 : judge.steps();
          if (met) steps += visit(rule, judge, query);
          if (costs) costs->add(rule, steps, gave_up, subject.article.id);
        });
  }
}

namespace {

// What a query compiles to depends on no more than this.
std::string key_of(const model::Rule& rule) {
  return (rule.lookalikes ? 'l' : ' ') + rule.query;
}

}  // namespace

// Of the set before: its segments, as yet without rules, and what number of which of them a query
// is compiled as.
struct RuleSet::Old {
  explicit Old(const Compiled* before) {
    if (!before) return;
    for (const auto& [segment, rules, gone] : before->placed) {
      for (std::uint32_t number = 0; number < rules.size(); ++number)
        if (rules[number] != kGone)
          numbers.emplace(key_of(before->rules[rules[number]]), std::pair(placed.size(), number));
      placed.push_back({segment, std::vector<std::uint32_t>(rules.size(), kGone), rules.size()});
    }
  }

  // False: it is not there, or not often enough.
  bool take(const model::Rule& rule, std::uint32_t index) {
    const auto known = numbers.find(key_of(rule));
    if (known == numbers.end()) return false;
    Compiled::Placed& place = placed[known->second.first];
    place.rules[known->second.second] = index;
    --place.gone;
    numbers.erase(known);
    return true;
  }

  std::vector<Compiled::Placed> placed;
  std::unordered_multimap<std::string, std::pair<std::size_t, std::uint32_t>> numbers;
};

RuleSet::RuleSet(std::vector<model::Rule> rules, RuleSetOptions options)
    : RuleSet(std::move(rules), options, nullptr) {}

RuleSet RuleSet::with(std::vector<model::Rule> rules, RuleSetOptions options) const {
  const bool is_in_pieces = compiled_->placed.size() >= kMostSegments;
  return RuleSet(std::move(rules), options, is_in_pieces ? nullptr : compiled_.get());
}

RuleSet::RuleSet(std::vector<model::Rule> rules, RuleSetOptions options, const Compiled* before) {
  auto compiled = std::make_shared<Compiled>();
  compiled->rules.reserve(rules.size());
  Old old(before);
  const auto fresh = std::make_shared<Segment>();
  std::vector<std::uint32_t> fresh_rules;
  for (model::Rule& rule : rules) {
    const auto index = static_cast<std::uint32_t>(compiled->rules.size());
    if (!old.take(rule, index)) {
      const auto parsed = parse_query(rule.query, {rule.lookalikes, options.cut});
      if (!parsed) {
        compiled->refused.push_back({std::move(rule), parsed.error()});
        continue;
      }
      fresh->add(*parsed->query);
      fresh_rules.push_back(index);
    }
    compiled->rules.push_back(std::move(rule));
  }
  compiled->placed = std::move(old.placed);
  std::erase_if(compiled->placed, [](const auto& p) { return p.gone == p.rules.size(); });
  if (fresh->size() > 0) {
    fresh->finish(options);
    compiled->placed.push_back({fresh, std::move(fresh_rules), 0});
  }
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
  compiled_->each_met(subject, costs, [&](std::uint32_t rule, Judge&, PartId) -> std::size_t {
    met.push_back(rule);
    return 0;
  });
  std::sort(met.begin(), met.end());
  return met;
}

// Which rules hold is found first; their words only then.
std::vector<RuleMatch> RuleSet::match(const Subject& subject, Costs* costs) const {
  std::vector<RuleMatch> matches;
  compiled_->each_met(subject, costs, [&](std::uint32_t rule, Judge& judge, PartId query) {
    matches.push_back({rule, judge.words(query)});
    return judge.steps();
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
