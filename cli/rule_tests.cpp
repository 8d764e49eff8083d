// Tests made of hits: hits mark, rules tests, rules adopt, rules drop.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/print.h"
#include "cli/rule_file.h"
#include "cli/watch_files.h"
#include "cli/watch_rows.h"
#include "desk/desk.h"
#include "text/times.h"

namespace cli {

namespace {

struct ShownTest {
  storage::RuleTestRow row;
  bool green = false;  // by the rule as it is in force
};

std::string to_json(const ShownTest& shown) {
  const auto& row = shown.row;
  return JsonLine()
      .add("id", row.id.value)
      .add("rule", row.rule)
      .add_truth("must_match", row.must_match)
      .add_truth("green", shown.green)
      .add("hit", row.from_hit.value)
      .add("made_at", std::optional(row.made_at))
      .add("made_by", row.made_by)
      .add("title", row.article.title)
      .add("url", row.article.url)
      .add("source", row.article.source)
      .add("lang", row.article.lang)
      .add("feed", row.feed)
      .text();
}

std::vector<std::string> to_cells(const ShownTest& shown) {
  const auto& row = shown.row;
  return {std::to_string(row.id.value),
          row.must_match ? "must match" : "must not match",
          shown.green ? "green" : "red",
          text::to_rfc3339(row.made_at),
          row.made_by,
          std::to_string(row.from_hit.value),
          row.article.title};
}

std::string refusal_of(storage::NoTest why, std::int64_t id) {
  switch (why) {
    case storage::NoTest::no_such_hit:
      return fmt::format("no hit has the number {} (wirewatch hits list)", id);
    case storage::NoTest::article_gone:
      return fmt::format("the article of hit {} has left the database", id);
    case storage::NoTest::article_retold:
      break;
  }
  return fmt::format("the article of hit {} was told anew: its text is not the one that was met",
                     id);
}

// To the second, as a file holds it; published: goes by the first sight of what has no date.
model::RuleTest test_of(const storage::RuleTestRow& row) {
  const model::Article& article = row.article;
  model::RuleTest test;
  test.must_match = row.must_match;
  test.title = article.title;
  test.text = article.text;
  test.lang = article.lang;
  test.published =
      std::chrono::floor<std::chrono::seconds>(article.published.value_or(article.seen));
  test.url = article.url;
  test.authors = article.authors;
  test.tags = article.tags;
  test.country = article.country;
  test.source = article.source;
  test.feed = row.feed;
  return test;
}

bool has_test(const model::Rule& rule, model::RuleTest test) {
  return std::ranges::any_of(rule.tests, [&](const model::RuleTest& other) {
    test.line = other.line;
    return test == other;
  });
}

storage::RuleTestRow open_test(Session& session, const std::string& rule) {
  const std::int64_t id = session.arguments.number("TEST");
  auto transaction = session.database().begin();
  auto row = storage::load_rule_test(transaction, {id});
  if (row && row->rule == rule && row->state == storage::TestState::open) return std::move(*row);
  throw Failed(kRedOrNothing, fmt::format("rule \"{0}\" has no open test {1} (wirewatch rules "
                                          "tests {0})",
                                          rule, id));
}

// By itself, before it is written anywhere: a place in the file would be none that the person
// knows.
void require_green_alone(watch::Located<model::Rule> rule, const watch::WatchSet& set,
                         const model::RuleTest& test, const storage::RuleTestRow& row) {
  rule.noun.tests = {test};
  watch::WatchSet alone;
  alone.lists = set.lists;
  alone.rules.push_back(std::move(rule));
  const auto outcome = watch::run_rule_tests(alone, now_by_clock()).front();
  if (outcome.green()) return;
  throw Failed(
      kRedOrNothing,
      fmt::format("rule \"{0}\" {1} match, and {2}: {3}\ntest {4} stays open: mend the rule first "
                  "(wirewatch rules edit {0})",
                  row.rule, test.must_match ? "must" : "must not",
                  outcome.gave_up   ? "it takes too long to say"
                  : outcome.matched ? "matches by " + joined(outcome.why)
                                    : "does not (" + joined(outcome.why) + ")",
                  outcome.text, row.id.value));
}

void settle_adopted(Session& session, model::RuleTestId id) {
  auto transaction = session.database().begin();
  storage::adopt_rule_test(transaction, id, person());
  transaction.commit();
}

}  // namespace

int mark_hit(Session& session) {
  const std::string verdict = session.arguments.text("VERDICT");
  if (verdict != "good" && verdict != "bad")
    throw Failed(kUsage, "hits mark: expected good or bad, got \"" + verdict + "\"");
  const std::int64_t id = session.arguments.number("ID");
  auto transaction = session.database().begin();
  if (!storage::load_hit(transaction, {id}))
    throw Failed(kRedOrNothing, refusal_of(storage::NoTest::no_such_hit, id));
  if (!session.arguments.has("--as-test"))
    throw Failed(kUsage, "hits mark: expected --as-test: this version keeps a mark as a test");
  const auto test = storage::add_rule_test(transaction, {id}, verdict == "good", person());
  if (!test) throw Failed(kRedOrNothing, refusal_of(test.error(), id));
  const auto row = storage::load_rule_test(transaction, *test);
  transaction.commit();
  put(
      fmt::format("test {0} of rule {1}: {2} match; it blocks nobody until it is adopted "
                  "(wirewatch rules adopt {1} {0})",
                  test->value, row->rule, row->must_match ? "must" : "must not"));
  return kDone;
}

int list_open_tests(Session& session) {
  const std::string name = session.arguments.text("NAME");
  const auto limit = static_cast<std::size_t>(session.arguments.limit());
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const model::Rule& rule = named(rows.rules, "rule", name).noun;
  const auto lists = desk::lists_in_force(transaction);
  std::vector<ShownTest> shown;
  for (auto& row : storage::list_rule_tests(transaction, {name})) {
    if (limit > 0 && shown.size() == limit) break;
    const auto explanation = desk::explain(rule, row.article, row.feed, lists);
    shown.push_back({std::move(row), false});
    const bool is_met = explanation.matched && !explanation.unsure;
    shown.back().green = !explanation.gave_up && is_met == shown.back().row.must_match;
  }
  put_rows<ShownTest>(session.arguments.has("--json"), shown,
                      {"ID", "VERDICT", "NOW", "MADE", "BY", "HIT", "TITLE"}, to_json, to_cells);
  return kDone;
}

// The file first: should the row not be settled, the test is found in the file next time.
int adopt_test(Session& session) {
  require_owner(session);
  const std::string name = session.arguments.text("NAME");
  const auto row = open_test(session, name);
  const auto test = test_of(row);
  const auto file = writable_file(session, place_of_rule(session, name));
  const auto set = read_or_fail(session, session.config().watch_dir);
  const auto rule =
      std::ranges::find(set.rules, name, [](const auto& located) { return located.noun.name; });
  int done = kDone;
  if (rule == set.rules.end() || !has_test(rule->noun, test)) {
    if (rule != set.rules.end()) require_green_alone(*rule, set, test, row);
    const std::string before = content_of(file);
    const auto after = watch::with_test(file, name, test);
    if (!after) throw Failed(kConfiguration, watch::to_text(after.error()));
    const Draft draft(file, *after);
    done = put_in_place(session, {file, before, *after, false}, draft.path,
                        checked(session, file, draft.path));
  }
  if (done != kDone) return done;
  settle_adopted(session, row.id);
  put(fmt::format("test {} is now one of rule {}'s own, and green", row.id.value, name));
  return kDone;
}

int drop_test(Session& session) {
  const std::string name = session.arguments.text("NAME");
  const auto row = open_test(session, name);
  auto transaction = session.database().begin();
  const bool dropped = storage::drop_rule_test(transaction, row.id, person());
  transaction.commit();
  if (!dropped)
    throw Failed(kRedOrNothing, fmt::format("test {} was settled meanwhile", row.id.value));
  put(fmt::format("test {} of rule {} is dropped", row.id.value, name));
  return kDone;
}

}  // namespace cli
