// alerts why: what led to one alert, and how far it got.
#include <fmt/core.h>

#include <algorithm>

#include "alerts/alerts.h"
#include "cli/commands.h"
#include "cli/trace_lines.h"
#include "text/ascii.h"
#include "text/times.h"

namespace cli {

namespace {

storage::AlertTrace asked_alert(Session& session, storage::Transaction& transaction) {
  const std::string asked = session.arguments.text("ID");
  const bool is_number = std::ranges::all_of(asked, text::is_digit);
  const std::string id =
      is_number ? storage::alert_of(transaction, {session.arguments.number("ID")}) : asked;
  auto trace = storage::load_alert_trace(transaction, id);
  if (!trace)
    throw Failed(kRedOrNothing,
                 fmt::format("no alert or delivery has the id {} (wirewatch alerts list)", asked));
  return std::move(*trace);
}

// Another article of the story, and why it was told or not.
void put_report_and_decisions(const storage::TracedReport& report) {
  put_report(report.article);
  for (const auto& hit : report.hits)
    for (const auto& decision : hit.decisions)
      put_line("  " + heading_of(decision), in_words(decision));
}

JsonLine json_of_report_and_hits(const storage::TracedReport& report) {
  JsonLine line = json_of_report(report.article);
  line.add("hits", lines_of(report.hits, json_of_hit));
  return line;
}

// One alert of a digest, and what it folds under it of the same event.
void put_item(const char* what, const model::Alert& item) {
  const bool is_notice = item.kind == model::AlertKind::notice;
  put_line(what, fmt::format("{} {}", item.id, is_notice ? item.notice : item.article.title));
  for (const auto& further : item.items) put_item("    Adds:", further);
  if (!item.items.empty() && item.more > 0)
    put_line("    Adds:", fmt::format("{} more", item.more));
}

void put_trace(const storage::AlertTrace& trace) {
  put_alert(trace.alert);
  const auto alert = alerts::from_json(trace.content);
  if (alert) {
    put_line("Article:", alert->article.title);
    put_line("Read:", alert->article.url);
    put_line("Says:", alert->notice);
    for (const auto& item : alert->items) put_item("  Tells:", item);
    if (alert->more > 0) put_line("  Tells:", fmt::format("{} more", alert->more));
  }
  put_line("Rules:", joined(trace.alert.rules));
  for (const auto& hit : trace.hits) put_hit(hit);
  if (trace.alert.story.value != 0) put_line("Story:", to_text(trace.alert.story));
  put_some(trace.reports, put_report_and_decisions, "articles of the story");
}

}  // namespace

int why_alert(Session& session) {
  auto transaction = session.database().begin();
  const auto trace = asked_alert(session, transaction);
  if (!session.arguments.has("--json")) return put_trace(trace), kDone;
  put(json_of_alert(trace.alert)
          .add("hits", lines_of(trace.hits, json_of_hit))
          .add("reports", lines_of(trace.reports, json_of_report_and_hits))
          .text());
  return kDone;
}

}  // namespace cli
