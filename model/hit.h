#pragma once
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/span.h"
#include "model/statement.h"

namespace model {

// A name beside an office of a list that does not know it: "Minister of Defence", "NO".
struct Unlisted {
  std::string list, name, office, country;
  bool operator==(const Unlisted&) const = default;
};

// One Rule met one Article, with the Spans that prove it. Holds a title and passages of its own,
// because the article leaves the database earlier.
struct Hit {
  HitId id;
  RuleId rule;
  int rule_revision = 0;
  ArticleId article;
  std::vector<Span> spans;
  std::vector<Passage> passages;
  // Of a rule that asks what somebody said: the statements that prove it, and others of the same
  // speakers, for whoever reads about it.
  std::vector<Statement> statements, other_statements;
  std::vector<Unlisted> unlisted;  // whom it was met by: told of, not stored
  bool unsure = false;             // only findings of low confidence prove it: stored, not sent
};

}  // namespace model
