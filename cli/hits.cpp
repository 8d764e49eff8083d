#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/commands.h"
#include "cli/print.h"
#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

std::string to_json(const storage::HitRow& hit) {
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
      .text();
}

std::optional<model::Time> since_of(storage::Transaction& transaction, const Arguments& arguments) {
  const auto given = arguments.maybe("--since");
  if (!given) return std::nullopt;
  const auto duration = watch::duration_of(*given);
  if (!duration)
    throw Failed(kUsage,
                 "--since: expected a duration such as 30m, 24h or 7d, got \"" + *given + "\"");
  return storage::database_now(transaction) - *duration;
}

void require_rule(storage::Transaction& transaction, const std::string& name) {
  const auto rules = storage::load_watch_rows(transaction).rules;
  if (std::ranges::none_of(rules, [&](const auto& row) { return row.noun.name == name; }))
    throw Failed(kRedOrNothing, "no rule is named \"" + name + "\" (wirewatch rules list)");
}

void put_line(const char* what, const std::string& value) {
  if (!value.empty()) put(fmt::format("{:<11}{}", what, text::harmless(value)));
}

}  // namespace

int list_hits(Session& session) {
  auto transaction = session.database().begin();
  storage::HitFilter filter;
  filter.rule = session.arguments.text("--rule");
  filter.since = since_of(transaction, session.arguments);
  filter.limit = static_cast<int>(session.arguments.number("--limit", 50));
  if (!filter.rule.empty()) require_rule(transaction, filter.rule);

  Table table({"ID", "AT", "RULE", "SOURCE", "TITLE"});
  for (const auto& hit : storage::list_hits(transaction, filter)) {
    table.add(
        {std::to_string(hit.id.value), text::to_rfc3339(hit.at), hit.rule, hit.source, hit.title});
    if (session.arguments.has("--json")) put(to_json(hit));
  }
  if (!session.arguments.has("--json")) std::fputs(table.text().c_str(), stdout);
  return kDone;
}

int show_hit(Session& session) {
  const auto id = session.arguments.number("ID", 0);
  auto transaction = session.database().begin();
  const auto hit = storage::load_hit(transaction, {id});
  if (!hit)
    throw Failed(kRedOrNothing, fmt::format("no hit has the number {} (wirewatch hits list)", id));
  if (session.arguments.has("--json")) return put(to_json(*hit)), kDone;

  const bool title_met =
      !hit->passages.empty() && hit->passages.front().field == model::Field::title;
  if (!title_met) put(text::harmless(hit->title) + "\n");
  for (const auto& passage : hit->passages) put(with_marks(passage, output_is_terminal()) + "\n");
  put_line("Read:", hit->url);
  put_line("Outlet:", hit->source + (hit->feed.empty() ? "" : " (feed " + hit->feed + ")"));
  put_line("Published:", hit->published ? text::to_rfc3339(*hit->published) : "not given");
  put_line("Met:", text::to_rfc3339(hit->at));
  put_line("Rule:",
           fmt::format("{} (revision {}): {}", hit->rule, hit->rule_revision, hit->rule_title));
  for (const auto& decision : storage::decisions_of(transaction, hit->id))
    put_line("Told:", fmt::format("{}{} ({})", decision.told ? "" : "not ",
                                  decision.receiver.empty() ? "anybody" : decision.receiver,
                                  decision.reason));
  return kDone;
}

}  // namespace cli
