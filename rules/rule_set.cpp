// A set is made of segments; a rule whose query has not changed stays in the one that holds it.
// Judging is each thread's own: its judges, one a segment, remember the words they have met.
#include <algorithm>
#include <list>
#include <optional>
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

// Any list may say what a person is called, and which words are a title.
bool are_same(const people::Lists* one, const people::Lists* other) {
  static const people::Lists kNone;
  return one == other || (one ? *one : kNone).all() == (other ? *other : kNone).all();
}

}  // namespace

struct RuleSet::Compiled {
  struct Placed {
    std::shared_ptr<const Segment> segment;
    std::vector<std::uint32_t> rules;  // by the segment's number: index, or kGone
    std::size_t gone = 0;
    std::size_t size() const { return rules.size() - gone; }
  };
  template <class Visit>
  void each_met(const Subject&, Costs*, const Visit&) const;
  // The confidence that its statements need. Rules are looked up for those alone that ask for any.
  double least_of(const Placed& place, std::uint32_t rule, PartId query) const {
    if (place.segment->program().part(query).simple) return 0;
    return rules[rule].min_confidence.value_or(people::kLeastConfidence);
  }

  text::Cut cut;
  std::shared_ptr<const people::Lists> lists;
  std::vector<model::Rule> rules;
  std::vector<Refused> refused;
  std::vector<Placed> placed;
};

template <class Visit>
void RuleSet::Compiled::each_met(const Subject& subject, Costs* costs, const Visit& visit) const {
  if (costs) costs->add_article();
  Judge::Statements statements;
  for (const Placed& place : placed) {
    Bench& bench = bench_of(place.segment);
    Judge& judge = bench.judge;
    judge.open(subject, statements);
    place.segment->each_candidate(
        judge.sheet(), bench.seen, [&](std::uint32_t number, PartId query, bool is_proof) {
          const std::uint32_t rule = place.rules[number];
          if ((place.gone != 0 && rule == kGone) || (costs && costs->gave_up(rule))) return;
          const bool met = is_proof || judge.holds(query, least_of(place, rule, query));
          const bool gave_up = !is_proof && judge.gave_up();
          std::size_t steps = is_proof ? 0 : judge.steps();
          if (met) steps += visit(rule, judge, query);
          if (costs) costs->add(rule, steps, gave_up, subject.article.id);
        });
  }
}

RuleSet::RuleSet(std::vector<model::Rule> rules, RuleSetOptions options)
    : RuleSet(std::move(rules), options, nullptr) {}

RuleSet RuleSet::with(std::vector<model::Rule> rules, std::shared_ptr<const people::Lists> lists,
                      std::span<const model::Article> sample) const {
  return RuleSet(std::move(rules), {compiled_->cut, sample, std::move(lists)}, compiled_.get());
}

RuleSet RuleSet::with(std::vector<model::Rule> rules,
                      std::span<const model::Article> sample) const {
  return with(std::move(rules), compiled_->lists, sample);
}

// The rules of the set before whose segments stay, each to be taken over once. Most are found where
// they are looked for first: behind the one that was taken over last. The others are looked up.
class RuleSet::Taken {
 public:
  Taken(const Compiled& before, Compiled& after) : before_(before), after_(after) {
    const bool same_lists = are_same(before.lists.get(), after.lists.get());
    where_.resize(before.rules.size());
    for (const auto& old : before.placed) {
      if (!stays(before, old)) continue;
      for (std::uint32_t i = 0; i < old.rules.size(); ++i)
        if (old.rules[i] != kGone && (same_lists || !old.segment->names_anybody(i)))
          where_[old.rules[i]] = {after.placed.size(), i, true};
      after.placed.push_back(
          {old.segment, std::vector<std::uint32_t>(old.rules.size(), kGone), old.rules.size()});
    }
  }

  // Whether the rule was there; it is `index` from now on.
  bool take(const model::Rule& rule, std::uint32_t index) {
    const auto old = is_at(next_, rule) ? next_ : look_up(rule);
    if (old >= where_.size()) return false;
    auto& placed = after_.placed[where_[old].segment];
    placed.rules[where_[old].number] = index;
    --placed.gone;
    where_[old].is_free = false;
    next_ = old + 1;
    return true;
  }

 private:
  struct Where {
    std::size_t segment = 0;
    std::uint32_t number = 0;
    bool is_free = false;
  };

  // A segment that is mostly gone is compiled anew, and so are all but the largest where they are
  // too many: a rule is compiled again only after many reloads, or together with many that changed.
  static bool stays(const Compiled& before, const Compiled::Placed& placed) {
    if (2 * placed.gone > placed.rules.size()) return false;
    return before.placed.size() < kMostSegments ||
           &placed == &*std::ranges::max_element(before.placed, {}, &Compiled::Placed::size);
  }
  static std::size_t hash_of(const model::Rule& rule) {
    return std::hash<std::string>{}(rule.query) + (rule.lookalikes ? 1 : 0);
  }
  bool is_at(std::size_t old, const model::Rule& rule) const {
    return old < where_.size() && where_[old].is_free &&
           before_.rules[old].lookalikes == rule.lookalikes &&
           before_.rules[old].query == rule.query;
  }
  std::size_t look_up(const model::Rule& rule) {
    if (by_hash_.empty()) {
      for (std::size_t i = 0; i < where_.size(); ++i)
        if (where_[i].is_free) by_hash_.emplace_back(hash_of(before_.rules[i]), i);
      std::ranges::sort(by_hash_);
    }
    const std::size_t hash = hash_of(rule);
    auto at = std::ranges::lower_bound(by_hash_, hash, {}, &Hashed::first);
    for (; at != by_hash_.end() && at->first == hash; ++at)
      if (is_at(at->second, rule)) return at->second;
    return SIZE_MAX;
  }

  using Hashed = std::pair<std::size_t, std::size_t>;
  const Compiled& before_;
  Compiled& after_;
  std::vector<Where> where_;  // by the set before's index
  std::vector<Hashed> by_hash_;
  std::size_t next_ = 0;
};

RuleSet::RuleSet(std::vector<model::Rule> rules, RuleSetOptions options, const Compiled* before) {
  auto compiled = std::make_shared<Compiled>();
  compiled->cut = options.cut;
  compiled->lists = options.lists;
  std::optional<Taken> taken;
  if (before) taken.emplace(*before, *compiled);
  compiled->rules.reserve(rules.size());
  const auto fresh = std::make_shared<Segment>(options.lists);
  std::vector<std::uint32_t> fresh_rules;
  for (model::Rule& rule : rules) {
    const auto index = static_cast<std::uint32_t>(compiled->rules.size());
    if (!taken || !taken->take(rule, index)) {
      const query::Options how{rule.lookalikes, options.cut, nullptr};
      auto parsed = query::parse(rule.query, how);
      if (!parsed) {
        compiled->refused.push_back({std::move(rule), parsed.error()});
        continue;
      }
      fresh->add(*parsed->query, how);
      fresh_rules.push_back(index);
    }
    compiled->rules.push_back(std::move(rule));
  }
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
    auto& match = matches.emplace_back();
    match.rule = rule;
    static_cast<Proof&>(match) = judge.prove(query);
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
