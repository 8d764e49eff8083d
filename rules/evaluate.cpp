#include <algorithm>
#include <optional>

#include "rules/find.h"
#include "rules/query.h"
#include "rules/rules.h"

namespace rules {
namespace {

using model::Field;
using model::Span;

constexpr std::size_t kMaxSpans = 1000;  // a hit is stored and sent; nobody reads more

class Evaluation {
 public:
  explicit Evaluation(const Subject& subject) : subject_(subject) {}

  // Whether the node holds; the words that prove it go to `proof`, those of negated parts do not.
  bool holds(const Node& node, Scope scope, std::vector<Span>& proof) {
    return std::visit(
        Overloaded{[&](const Term&) { return occurs(node, scope, proof); },
                   [&](const Near&) { return occurs(node, scope, proof); },
                   [&](const And& all) { return holds_all(all, scope, proof); },
                   [&](const Or& any) { return holds_any(any, scope, proof); },
                   [&](const Not& no) {
                     std::vector<Span> unused;
                     return !holds(*no.of, scope, unused);
                   },
                   [&](const InField& field) { return holds(*field.of, field.scope, proof); },
                   [&](const Value& value) {
                     return value.wanted ==
                            (value.scope == Scope::lang ? subject_.reading.lang() : subject_.feed);
                   }},
        node.is);
  }

 private:
  bool holds_all(const And& all, Scope scope, std::vector<Span>& proof) {
    std::vector<Span> own;
    for (const Child& one : all.of)
      if (!holds(*one, scope, own)) return false;
    proof.insert(proof.end(), own.begin(), own.end());
    return true;
  }

  // Every branch is asked, so that all the words that matched are shown.
  bool holds_any(const Or& any, Scope scope, std::vector<Span>& proof) {
    bool held = false;
    for (const Child& one : any.of) held = holds(*one, scope, proof) || held;
    return held;
  }

  bool occurs(const Node& node, Scope scope, std::vector<Span>& proof) {
    if (scope == Scope::source) return !find_occurrences(node, source(), Field::title).empty();
    const bool in_title = occurs_in(node, Field::title, proof);
    const bool in_text = scope != Scope::title && occurs_in(node, Field::text, proof);
    return in_title || in_text;
  }

  bool occurs_in(const Node& node, Field field, std::vector<Span>& proof) {
    const auto& tokens = subject_.reading.tokens(field);
    const auto found = find_occurrences(node, subject_.reading, field);
    for (const Occurrence& occurrence : found)
      for (const Stretch& words : occurrence.words)
        if (proof.size() < kMaxProof)
          proof.push_back({field, tokens[words.first].begin, tokens[words.last].end});
    return !found.empty();
  }

  // The outlet's name, read like a title, when a query first asks for it.
  const text::Reading& source() {
    if (!source_) source_.emplace(subject_.source, std::string_view{}, std::string_view{});
    return *source_;
  }

  static constexpr std::size_t kMaxProof = 100 * kMaxSpans;

  const Subject& subject_;
  std::optional<text::Reading> source_;
};

}  // namespace

Verdict evaluate(const Query& query, const Subject& subject) {
  Verdict verdict;
  verdict.matched = Evaluation(subject).holds(query.root(), Scope::everywhere, verdict.spans);
  if (!verdict.matched) verdict.spans.clear();
  std::sort(verdict.spans.begin(), verdict.spans.end());
  verdict.spans.erase(std::unique(verdict.spans.begin(), verdict.spans.end()), verdict.spans.end());
  if (verdict.spans.size() > kMaxSpans) verdict.spans.resize(kMaxSpans);
  return verdict;
}

}  // namespace rules
