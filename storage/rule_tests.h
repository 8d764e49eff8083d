#pragma once
// Tests of a rule that people made of hits ("not relevant"). An open one blocks nobody until
// somebody with a right to the rule adopts it.
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/ids.h"
#include "model/time.h"
#include "storage/database.h"

namespace storage {

enum class TestState { open, adopted, dropped };

struct RuleTestRow {
  model::RuleTestId id;
  std::string rule;  // name
  bool must_match = true;
  model::Article article;  // as it was stored when the test was made; without id and digest
  std::string feed;        // name of the feed that brought it
  TestState state = TestState::open;
  std::string made_by, settled_by;
  model::Time made_at{};
  std::optional<model::Time> settled_at;  // adopted or dropped
  model::HitId from_hit;
};

enum class NoTest {
  no_such_hit,
  article_gone,    // it has left the database (retention)
  article_retold,  // its text was replaced: what the rule judged is no longer there
};

// A hit has one open test: to make it again changes its verdict.
std::expected<model::RuleTestId, NoTest> add_rule_test(Transaction&, model::HitId, bool must_match,
                                                       const std::string& who);

struct RuleTestFilter {
  std::string rule;  // name; empty: all
  std::optional<TestState> state = TestState::open;
};
std::vector<RuleTestRow> list_rule_tests(Transaction&, const RuleTestFilter&);  // newest first
std::optional<RuleTestRow> load_rule_test(Transaction&, model::RuleTestId);

// False: there is no such open test.
bool adopt_rule_test(Transaction&, model::RuleTestId, const std::string& who);
bool drop_rule_test(Transaction&, model::RuleTestId, const std::string& who);

}  // namespace storage
