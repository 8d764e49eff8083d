#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/commands.h"
#include "cli/newest.h"
#include "cli/print.h"
#include "cli/watch_files.h"
#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

std::string to_json(const storage::WatchRow<model::Rule>& row) {
  return JsonLine()
      .add("name", row.noun.name)
      .add("title", row.noun.title)
      .add("query", row.noun.query)
      .add("revision", std::int64_t{row.noun.revision})
      .add("notify", row.noun.notify)
      .add("status", name_of(row.status))
      .add("origin", row.origin)
      .text();
}

}  // namespace

int list_rules(Session& session) {
  auto transaction = session.database().begin();
  Table table({"NAME", "REVISION", "STATUS", "NOTIFY", "OWNED BY", "TITLE"});
  for (const auto& row : newest(storage::load_watch_rows(transaction).rules, session.arguments)) {
    const model::Rule& rule = row.noun;
    table.add({rule.name, std::to_string(rule.revision), name_of(row.status), joined(rule.notify),
               row.origin, rule.title});
    if (session.arguments.has("--json")) put(to_json(row));
  }
  if (!session.arguments.has("--json")) std::fputs(table.text().c_str(), stdout);
  return kDone;
}

int show_rule(Session& session) {
  const std::string name = session.arguments.text("NAME");
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const auto row =
      std::ranges::find(rows.rules, name, [](const auto& each) { return each.noun.name; });
  if (row == rows.rules.end())
    throw Failed(kRedOrNothing, "no rule is named \"" + name + "\" (wirewatch rules list)");
  if (session.arguments.has("--json")) return put(to_json(*row)), kDone;

  const auto put_line = [](const char* what, const std::string& value) {
    put(fmt::format("{:<10}{}", what, text::harmless(value)));
  };
  put_line("Rule:", fmt::format("{} (revision {}, {})", row->noun.name, row->noun.revision,
                                name_of(row->status)));
  put_line("Title:", row->noun.title);
  put_line("Query:", row->noun.query);
  put_line("Notify:", joined(row->noun.notify));
  if (row->noun.priority == model::Rule::Priority::high) put_line("Priority:", "high");
  if (row->noun.max_age) put_line("Max age:", fmt::format("{} s", row->noun.max_age->count()));
  put_line("Owned by:", row->origin);
  for (const auto& revision : storage::revisions_of(transaction, "rule", name))
    put_line("Changed:",
             fmt::format("{} by {} (revision {})", text::to_rfc3339(revision.changed_at),
                         revision.changed_by, revision.revision));
  return kDone;
}

int test_rules(Session& session) {
  const auto given = session.arguments.maybe("DIR");
  const auto set =
      read_or_fail(session, given ? std::filesystem::path(*given) : session.config().watch_dir);
  std::size_t red = 0, all = 0;
  for (const auto& outcome : watch::run_rule_tests(set)) {
    ++all;
    red += !outcome.green();
    if (session.arguments.has("--json"))
      put(JsonLine()
              .add("rule", outcome.rule)
              .add("number", static_cast<std::int64_t>(outcome.number))
              .add_truth("must_match", outcome.must_match)
              .add_truth("matched", outcome.matched)
              .add_truth("green", outcome.green())
              .text());
    else if (!outcome.green())
      put(watch::to_text(outcome));
  }
  if (!session.arguments.has("--json")) put(fmt::format("{} tests, {} red", all, red));
  return red == 0 ? kDone : kRedOrNothing;
}

}  // namespace cli
