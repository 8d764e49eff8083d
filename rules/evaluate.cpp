#include <algorithm>
#include <optional>

#include "rules/judge.h"

namespace rules {
namespace {

using model::Field;
using model::Span;

constexpr std::size_t kMaxSpans = 1000;  // a hit is stored and sent; nobody reads more

// A NEAR costs by the occurrences of its operands and by its pairs: what a whole query may look at,
// shared out, and at most.
constexpr std::size_t kOccurrencesOfAll = 20'000'000, kMaxOccurrences = 1'000'000;
constexpr std::size_t kPairsOfAll = 500'000, kMaxPairs = 20'000;

Limits limits_of(const Size& size) {
  const auto share = [](std::size_t all, std::size_t parts, std::size_t most) {
    return std::min(most, all / std::max<std::size_t>(parts, 1));
  };
  return {.most = 0,
          .of_operand = share(kOccurrencesOfAll, size.terms, kMaxOccurrences),
          .pairs = share(kPairsOfAll, size.nears, kMaxPairs)};
}

// The first ones in reading order.
void sort_out(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  if (spans.size() > kMaxSpans) spans.resize(kMaxSpans);
}

}  // namespace

bool Judge::holds(const Node& node, Scope scope, Spans* proof) {
  return std::visit(
      Overloaded{[&](const Term&) { return occurs(node, scope, proof); },
                 [&](const Near&) { return occurs(node, scope, proof); },
                 [&](const And& all) { return holds_all(all, scope, proof); },
                 [&](const Or& any) { return holds_any(any, scope, proof); },
                 [&](const Not& no) { return !holds(*no.of, scope, nullptr); },
                 [&](const InField& field) { return holds(*field.of, field.scope, proof); },
                 [&](const Value& value) {
                   return value.wanted ==
                          (value.scope == Scope::lang ? subject_.reading.lang() : subject_.feed);
                 },
                 [](const auto&) { return false; }},
      node.is);
}

bool Judge::holds_all(const And& all, Scope scope, Spans* proof) {
  Spans own;
  for (const Child& one : all.of)
    if (!holds(*one, scope, proof ? &own : nullptr)) return false;
  if (proof) proof->insert(proof->end(), own.begin(), own.end());
  return true;
}

// Every branch is asked, so that all the words that matched are shown.
bool Judge::holds_any(const Or& any, Scope scope, Spans* proof) {
  bool held = false;
  for (const Child& one : any.of)
    if (!held || proof) held = holds(*one, scope, proof) || held;
  return held;
}

bool Judge::occurs(const Node& node, Scope scope, Spans* proof) {
  if (scope == Scope::source) return occurs_in_source(node);
  const bool in_title = occurs_in(node, Field::title, proof);
  if (scope == Scope::title || (in_title && !proof)) return in_title;
  return occurs_in(node, Field::text, proof) || in_title;
}

bool Judge::occurs_in_source(const Node& node) {
  if (!source_) source_.emplace(subject_.article.source);
  return !source_->finder.find(node, Field::title, limits(1)).empty();
}

bool Judge::occurs_in(const Node& node, Field field, Spans* proof) {
  const auto found = article_.find(node, field, limits(proof ? kMaxSpans : 1));
  if (!proof) return !found.empty();
  const auto& tokens = subject_.reading.tokens(field);
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const Stretch& words : found[i])
      proof->push_back({field, tokens[words.first].begin, tokens[words.last].end});
  if (proof->size() > 20 * kMaxSpans) sort_out(*proof);
  return !found.empty();
}

Limits Judge::limits(std::size_t most) const {
  Limits limited = limits_;
  limited.most = most;
  return limited;
}

Verdict Judge::verdict_on(const Query& query) {
  limits_ = limits_of(query.size());
  Verdict verdict;
  verdict.matched = holds(query.root(), Scope::everywhere, &verdict.spans);
  if (!verdict.matched) verdict.spans.clear();
  sort_out(verdict.spans);
  return verdict;
}

Verdict evaluate(const Query& query, const Subject& subject) {
  return Judge(subject).verdict_on(query);
}

}  // namespace rules
