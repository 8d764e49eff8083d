#include <fmt/core.h>

#include <map>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/watch_files.h"
#include "cli/watch_rows.h"
#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

using Row = storage::WatchRow<model::Rule>;

std::string to_json(const Row& row) {
  const model::Rule& rule = row.noun;
  JsonLine line;
  line.add("name", rule.name)
      .add("title", rule.title)
      .add("query", rule.query)
      .add_truth("lookalikes", rule.lookalikes)
      .add("revision", std::int64_t{rule.revision})
      .add("notify", rule.notify)
      .add("per", rule.per == model::Rule::Per::story ? "story" : "article")
      .add("priority", rule.priority == model::Rule::Priority::high ? "high" : "normal");
  line.add("updates", to_text(rule.updates))
      .add("high_if", rule.high_if)
      .add("storm", words_of(rule.storm));
  rule.expect ? line.add("expect", words_of(*rule.expect)) : line.add_null("expect");
  rule.max_age ? line.add("max_age", std::int64_t{rule.max_age->count()})
               : line.add_null("max_age");
  rule.min_confidence ? line.add_real("min_confidence", *rule.min_confidence)
                      : line.add_null("min_confidence");
  line.add("status", name_of(row.status));
  row.suspended_because.empty() ? line.add_null("suspended_because")
                                : line.add("suspended_because", row.suspended_because);
  return line.add("origin", row.origin).text();
}

std::vector<std::string> to_cells(const Row& row) {
  return {row.noun.name,       std::to_string(row.noun.revision),
          name_of(row.status), joined(row.noun.notify),
          row.origin,          row.noun.title};
}

std::string to_json(const watch::TestOutcome& outcome) {
  return JsonLine()
      .add("rule", outcome.rule)
      .add("number", static_cast<std::int64_t>(outcome.number))
      .add_truth("must_match", outcome.must_match)
      .add_truth("matched", outcome.matched)
      .add_truth("green", outcome.green())
      .add("file", outcome.file)
      .add("line", std::int64_t{outcome.line})
      .add("why", outcome.why)
      .text();
}

void put_red(const watch::TestOutcome& outcome) {
  put(watch::to_text(outcome));
  if (outcome.matched)
    put("  it matches by " + joined(outcome.why));
  else
    for (const auto& reason : outcome.why) put("  " + reason);
}

// Where a database is at hand: the tests in the files are judged without one.
void put_open_tests(Session& session) {
  const auto& config = session.config();
  if (config.database_url.empty() && storage::running_cluster_url(config.state_dir).empty()) return;
  std::map<std::string, int> open;
  try {
    auto transaction = session.database().begin();
    for (const auto& row : storage::list_rule_tests(transaction, {})) ++open[row.rule];
  } catch (const storage::Unavailable&) {
    return;
  } catch (const storage::Rejected&) {  // a schema that is older than this program
    return;
  }
  for (const auto& [rule, count] : open)
    put(fmt::format("{0} open test{2} of rule {1} (wirewatch rules tests {1})", count, rule,
                    count == 1 ? "" : "s"));
}

}  // namespace

int list_rules(Session& session) {
  const int limit = session.arguments.limit();
  auto transaction = session.database().begin();
  put_rows<Row>(session.arguments.has("--json"),
                newest(storage::load_watch_rows(transaction).rules, limit),
                {"NAME", "REVISION", "STATUS", "NOTIFY", "OWNED BY", "TITLE"}, to_json, to_cells);
  return kDone;
}

int show_rule(Session& session) {
  const std::string name = session.arguments.text("NAME");
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const Row& row = named(rows.rules, "rule", name);
  if (session.arguments.has("--json")) {
    put(to_json(row));
    return kDone;
  }

  const auto put_line = [](const char* what, const std::string& value) {
    put(fmt::format("{:<11}{}", what, text::harmless(value)));
  };
  put_line("Rule:", fmt::format("{} (revision {}, {})", row.noun.name, row.noun.revision,
                                name_of(row.status)));
  if (row.status == storage::Status::suspended)
    put_line("Suspended:",
             fmt::format("{} (wirewatch rules resume {})", row.suspended_because, row.noun.name));
  put_line("Title:", row.noun.title);
  put_line("Query:", row.noun.query);
  if (row.noun.lookalikes) put_line("Letters:", "of another script that look alike meet, too");
  put_line("Notify:", joined(row.noun.notify));
  if (row.noun.per == model::Rule::Per::article) put_line("Told:", "each article");
  if (row.noun.updates != model::Rule::Updates{}) put_line("Updates:", to_text(row.noun.updates));
  if (row.noun.priority == model::Rule::Priority::high) put_line("Priority:", "high");
  if (!row.noun.high_if.empty()) put_line("High if:", row.noun.high_if);
  if (row.noun.expect) put_line("Expects:", words_of(*row.noun.expect) + " hits");
  if (row.noun.max_age) put_line("Max age:", fmt::format("{} s", row.noun.max_age->count()));
  if (row.noun.min_confidence)
    put_line("Sure from:", fmt::format("{} (min_confidence)", *row.noun.min_confidence));
  put_line("Owned by:", row.origin);
  if (const auto revisions = storage::revisions_of(transaction, "rule", name); !revisions.empty())
    put_line("Changed:", fmt::format("{} by {} (wirewatch rules history {})",
                                     text::to_rfc3339(revisions.front().changed_at),
                                     revisions.front().changed_by, name));
  return kDone;
}

int resume_rule(Session& session) {
  const std::string name = session.arguments.text("NAME");
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const Row& row = named(rows.rules, "rule", name);
  const bool resumed = storage::resume_rule(transaction, name);
  transaction.commit();
  if (!resumed)
    throw Failed(kRedOrNothing,
                 fmt::format("rule \"{}\" is not suspended, but {}", name, name_of(row.status)));
  put(fmt::format("rule \"{}\" is active again", name));
  return kDone;
}

int test_rules(Session& session) {
  const auto set = read_some_or_fail(session, session.arguments.all("FILE"));
  std::size_t red = 0, all = 0;
  for (const auto& outcome : watch::run_rule_tests(set, now_by_clock())) {
    ++all;
    red += !outcome.green();
    if (session.arguments.has("--json"))
      put(to_json(outcome));
    else if (!outcome.green())
      put_red(outcome);
  }
  if (!session.arguments.has("--json")) {
    put(fmt::format("{} tests, {} red", all, red));
    if (session.arguments.all("FILE").empty()) put_open_tests(session);
  }
  return red == 0 ? kDone : kRedOrNothing;
}

}  // namespace cli
