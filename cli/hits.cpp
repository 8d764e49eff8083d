#include <fmt/core.h>

#include "alerts/alerts.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/statement_print.h"
#include "cli/trace_lines.h"
#include "cli/watch_rows.h"
#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

// None where a newer version stored them in a form of its own.
std::vector<model::Statement> statements_of(const storage::HitRow& hit) {
  return alerts::statements_from_json(hit.statements).value_or(std::vector<model::Statement>{});
}

std::string to_json(const storage::HitRow& hit) {
  std::vector<JsonLine> statements;
  for (const auto& statement : statements_of(hit)) statements.push_back(to_json_line(statement));
  return JsonLine()
      .add("id", hit.id.value)
      .add("rule", hit.rule)
      .add("rule_title", hit.rule_title)
      .add("rule_revision", hit.rule_revision)
      .add("article", hit.article.value)
      .add("title", hit.title)
      .add("url", hit.url)
      .add("source", hit.source)
      .add("lang", hit.lang)
      .add("feed", hit.feed)
      .add("published", hit.published)
      .add("at", std::optional(hit.at))
      .add("passages", hit.passages)
      .add("spans", hit.spans)
      .add("statements", statements)
      .add_truth("unsure", hit.unsure)
      .add("mark", hit.mark)
      .text();
}

std::vector<std::string> to_cells(const storage::HitRow& hit) {
  return {std::to_string(hit.id.value),
          text::to_rfc3339(hit.at),
          hit.rule,
          hit.mark,
          hit.source,
          hit.title};
}

// For review: what was found, and how sure.
std::vector<std::string> to_review_cells(const storage::HitRow& hit) {
  const auto statements = statements_of(hit);
  return {std::to_string(hit.id.value), text::to_rfc3339(hit.at), hit.rule, hit.mark,
          statements.empty() ? hit.title : in_one_line(statements.front())};
}

}  // namespace

int list_hits(Session& session) {
  storage::HitFilter filter;
  filter.rule = session.arguments.text("--rule");
  filter.limit = session.arguments.limit();
  const auto since = session.arguments.duration("--since");
  auto transaction = session.database().begin();
  if (since) filter.since = storage::database_now(transaction) - *since;
  if (!filter.rule.empty()) named(storage::load_watch_rows(transaction).rules, "rule", filter.rule);
  filter.unsure = session.arguments.has("--review");
  const auto hits = storage::list_hits(transaction, filter);
  const bool as_json = session.arguments.has("--json");
  if (filter.unsure)
    put_rows<storage::HitRow>(as_json, hits, {"ID", "AT", "RULE", "MARK", "STATEMENT"}, to_json,
                              to_review_cells);
  else
    put_rows<storage::HitRow>(as_json, hits, {"ID", "AT", "RULE", "MARK", "SOURCE", "TITLE"},
                              to_json, to_cells);
  return kDone;
}

int show_hit(Session& session) {
  const auto id = session.arguments.number("ID");
  auto transaction = session.database().begin();
  const auto hit = storage::load_hit(transaction, {id});
  if (!hit)
    throw Failed(kRedOrNothing, fmt::format("no hit has the number {} (wirewatch hits list)", id));
  if (session.arguments.has("--json")) return put(to_json(*hit)), kDone;

  const bool title_met =
      !hit->passages.empty() && hit->passages.front().field == model::Field::title;
  if (!title_met) put(text::harmless(hit->title) + "\n");
  for (const auto& passage : hit->passages) put(with_marks(passage, output_is_terminal()) + "\n");
  for (const auto& statement : statements_of(*hit)) put_line("Said:", in_one_line(statement));
  if (hit->unsure)
    put_line("Unsure:",
             "nobody was told; hits mark ID good|bad --as-test says whether it is what the rule is "
             "for, and takes it off the review");
  put_line("Read:", hit->url);
  put_line("Outlet:", hit->source + (hit->feed.empty() ? "" : " (feed " + hit->feed + ")"));
  put_line("Published:", hit->published ? text::to_rfc3339(*hit->published) : "not given");
  put_line("Met:", text::to_rfc3339(hit->at));
  put_line("Rule:",
           fmt::format("{} (revision {}): {}", hit->rule, hit->rule_revision, hit->rule_title));
  put_line("Marked:", hit->mark);
  for (const auto& decision : storage::decisions_of(transaction, hit->id))
    put_line(heading_of(decision), in_words(decision));
  return kDone;
}

}  // namespace cli
