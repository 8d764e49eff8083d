#pragma once
// One article, judged by any number of queries, which outlive it: what was found for one is
// remembered for the next.
#include <cstddef>
#include <optional>
#include <vector>

#include "rules/find.h"
#include "rules/query.h"
#include "rules/rules.h"

namespace rules {

class Judge {
 public:
  explicit Judge(const Subject& subject) : subject_(subject), article_(subject.reading) {}

  Verdict verdict_on(const Query&);
  std::size_t steps() const { return article_.steps(); }

 private:
  using Spans = std::vector<model::Span>;

  // Whether the node holds. The words that prove it go to `proof`, where that is wanted; those of
  // negated parts do not.
  bool holds(const Node&, Scope, Spans* proof);
  bool holds_all(const And&, Scope, Spans* proof);
  bool holds_any(const Or&, Scope, Spans* proof);
  bool occurs(const Node&, Scope, Spans* proof);
  bool occurs_in(const Node&, model::Field, Spans* proof);
  bool occurs_in_source(const Node&);
  Limits limits(std::size_t most) const;

  // The outlet's name, read like a title, when a query first asks for it.
  struct Source {
    explicit Source(std::string_view name) : reading(name, {}, {}), finder(reading) {}
    text::Reading reading;
    Finder finder;
  };

  const Subject& subject_;
  Finder article_;
  std::optional<Source> source_;
  Limits limits_;  // of this query
};

}  // namespace rules
