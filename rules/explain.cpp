// From the whole query to its words, each part judged by itself where it stands. What says nothing
// to a person is left out: branches of an OR that do not hold beside one that does, and the words
// of an OR of words none of which is there.
#include <algorithm>
#include <iterator>

#include "query/walk.h"
#include "rules/nearest_unit.h"
#include "rules/people_reasons.h"
#include "text/utf8.h"

namespace rules {
namespace {

constexpr std::size_t kShown = 40;  // code points of a sentence

// What joins the parts of a clause, where it does not stand at its beginning.
std::string joins(const Node& node) {
  if (const auto* all = std::get_if<And>(&node.is))
    return "AND of " + std::to_string(all->of.size());
  if (const auto* any = std::get_if<Or>(&node.is)) return "OR of " + std::to_string(any->of.size());
  const auto* near = std::get_if<Near>(&node.is);
  if (!near) return "";
  return std::string(near->without   ? "NOT NEAR/"
                     : near->ordered ? "ONEAR/"
                                     : "NEAR/") +
         std::to_string(near->distance);
}

class Explanation {
 public:
  explicit Explanation(const Asked& asked) : asked_(asked) {}

  void add(const Node& node, Scope scope, int depth, bool excludes) {
    Verdict verdict = asked_.judge(node, scope);
    Clause clause{.depth = depth,
                  .written = std::string(asked_.written_of(node)),
                  .joins = joins(node),
                  .holds = verdict.matched,
                  .excludes = excludes,
                  .unsure = verdict.unsure,
                  .spans = std::move(verdict.spans),
                  .reason = {}};
    if (const auto* named = std::get_if<Named>(&node.is); named && clause.holds)
      clause.note = note_of_named(asked_, *named);
    if (verdict.unsure) clause.note = note_of_unsure(verdict.statements);
    if (verdict.gave_up)
      clause.reason = "to find out would take too long";
    else if (!clause.holds && !excludes)
      clause.reason = reason_of(asked_, node, scope);
    const auto* excluded = std::get_if<Not>(&node.is);
    if (excluded && !clause.holds) clause.spans = asked_.judge(*excluded->of, scope).spans;
    const bool holds = clause.holds;
    clauses_.push_back(std::move(clause));
    add_parts(node, scope, depth, excludes, holds);
  }
  std::vector<Clause> take() { return std::move(clauses_); }

 private:
  std::string note_of_unsure(const std::vector<model::Statement>& statements) const {
    double most = 0;
    for (const auto& statement : statements) most = std::max(most, statement.confidence);
    const auto percent = [](double part) {
      return std::to_string(static_cast<int>(part * 100 + 0.5)) + " %";
    };
    return "unsure: only if a statement of confidence " + percent(most) + " is right; " +
           percent(asked_.means.min_confidence.value_or(people::kLeastConfidence)) + " is wanted";
  }

  void add_parts(const Node& node, Scope scope, int depth, bool excludes, bool holds) {
    const auto add_all = [&](const std::vector<Child>& parts) {
      for (const Child& part : parts) add(*part, scope, depth + 1, excludes);
    };
    std::visit(
        Overloaded{[](const auto&) {}, [&](const And& all) { add_all(all.of); },
                   [&](const Or& any) { add_branches(any, scope, depth, excludes, holds); },
                   // One that holds has nothing to tell of what is not there.
                   [&](const Not& no) {
                     if (!holds && !is_word(*no.of)) add(*no.of, scope, depth + 1, !excludes);
                   },
                   [&](const Near& near) {
                     add(*near.left, scope, depth + 1, excludes);
                     add(*near.right, scope, depth + 1, excludes);
                   },
                   [&](const NearAll& near) { add_all(near.of); },
                   [&](const Within& within) {
                     if (!is_word(*within.of)) add_within(within, scope, depth, excludes, holds);
                   },
                   [&](const AtLeast& many) { add_inside(*many.of, scope, depth, excludes); },
                   [&](const Said& said) {
                     for (Clause& part : clauses_of_said(asked_, said, scope)) {
                       part.depth = depth + 1;
                       part.excludes = excludes;
                       clauses_.push_back(std::move(part));
                     }
                   },
                   [&](const Score& score) {
                     for (const auto& part : score.parts) add(*part.of, scope, depth + 1, excludes);
                   },
                   // The field's own clause has shown it: its parts follow at once.
                   [&](const InField& field) {
                     add_parts(*field.of, field.scope, depth, excludes, holds);
                   }},
        node.is);
  }

  void add_branches(const Or& any, Scope scope, int depth, bool excludes, bool holds) {
    const bool is_of_words =
        std::ranges::all_of(any.of, [](const Child& one) { return is_word(*one); });
    if (!holds && is_of_words) return;
    for (const Child& one : any.of)
      if (!holds || asked_.judge(*one, scope).matched) add(*one, scope, depth + 1, excludes);
  }

  // Its parts are explained where they have to stand. Where it does not hold, the sentence that
  // comes nearest to it is told.
  void add_within(const Within& within, Scope scope, int depth, bool excludes, bool holds) {
    const auto unit = nearest_unit(asked_, within, scope);
    if (!unit) return add(*within.of, scope, depth + 1, excludes);
    const bool in_title = unit->field == model::Field::title;
    const model::Article& article = asked_.subject.article;
    const std::string_view words = std::string_view(in_title ? article.title : article.text)
                                       .substr(unit->begin, unit->end - unit->begin);
    if (!holds && !excludes)
      clauses_.back().reason +=
          "; the nearest is “" + text::cut_to_code_points(words, kShown) + "”";
    Asked there = asked_;
    there.unit = unit;
    there.place = in_title                                ? "the title"
                  : within.unit == Within::Unit::sentence ? "this sentence"
                                                          : "this paragraph";
    Explanation inside(there);
    inside.add(*within.of, Scope::everywhere, depth + 1, excludes);
    std::ranges::move(inside.take(), std::back_inserter(clauses_));
  }

  // One word in SENT or ATLEAST is told by the clause itself.
  void add_inside(const Node& inside, Scope scope, int depth, bool excludes) {
    if (!is_word(inside)) add(inside, scope, depth + 1, excludes);
  }

  static bool is_word(const Node& node) {
    if (const auto* field = std::get_if<InField>(&node.is)) return is_word(*field->of);
    return std::holds_alternative<Term>(node.is) || std::holds_alternative<Raw>(node.is) ||
           std::holds_alternative<Named>(node.is) || std::holds_alternative<Value>(node.is);
  }

  const Asked& asked_;
  std::vector<Clause> clauses_;
};

bool asks_said(const Node& root) {
  bool asks = false;
  query::each_node(root, [&](const Node& node) { asks |= std::holds_alternative<Said>(node.is); });
  return asks;
}

}  // namespace

std::vector<Clause> explain(std::string_view query, query::Options options, const Subject& subject,
                            const Means& means) {
  const auto parsed = query::parse(query, options);
  if (!parsed)
    return {{.written = std::string(query),
             .joins = {},
             .spans = {},
             .reason = parsed.error().message}};
  const Node& root = parsed->query->root();
  const bool has_statements = subject.statements || !asks_said(root);
  const auto found = has_statements ? std::vector<model::Statement>{}
                                    : people::statements(subject.reading, subject.article);
  Subject known = subject;
  if (!has_statements) known.statements = &found;
  Asked asked{query, parsed->query->size(), known, means, roster_of(root, means.lists)};
  asked.means.lookalikes = options.lookalikes;
  asked.means.cut = options.cut;
  Explanation explanation(asked);
  explanation.add(root, Scope::everywhere, 0, false);
  return explanation.take();
}

}  // namespace rules
