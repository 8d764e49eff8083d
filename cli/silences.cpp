// silence add, list, expire.
#include <fmt/core.h>

#include "cli/asked.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/watch_files.h"
#include "cli/watch_rows.h"
#include "feeds/feeds.h"
#include "text/times.h"

namespace cli {

namespace {

std::string to_json(const storage::SilenceRow& row) {
  const model::Silence& silence = row.silence;
  return JsonLine()
      .add("id", silence.id.value)
      .add("rule", silence.rule)
      .add("source", silence.source)
      .add("text", silence.text)
      .add("until", std::optional(silence.until))
      .add("by", silence.by)
      .add("comment", silence.comment)
      .add("made", std::optional(silence.made))
      .add_truth("in_force", row.in_force)
      .add("ended_by", row.ended_by)
      .add("hits", row.hits)
      .text();
}

std::vector<std::string> to_cells(const storage::SilenceRow& row) {
  const model::Silence& silence = row.silence;
  const std::string ended = row.ended_by.empty() ? "" : ", ended by " + row.ended_by;
  return {std::to_string(silence.id.value),
          text::to_rfc3339(silence.until) + (row.in_force ? "" : " (over" + ended + ")"),
          silence.rule,
          silence.source,
          silence.text,
          silence.by,
          std::to_string(row.hits),
          silence.comment};
}

model::Time asked_end(const Arguments& arguments, model::Time now) {
  const std::string given = arguments.text("--until");
  if (const auto duration = watch::duration_of(given)) return now + *duration;
  const auto time = feeds::parse_date(given);
  if (!time)
    throw Failed(kUsage,
                 "--until: expected how long (8h, 7d) or a time (2026-12-01, "
                 "2026-12-01T08:00:00Z), got \"" +
                     given + "\"");
  return *time;
}

model::Silence asked_silence(Session& session, model::Time now) {
  const Arguments& arguments = session.arguments;
  model::Silence silence;
  silence.rule = arguments.text("--rule");
  silence.source = arguments.text("--source");
  if (const std::string text = arguments.text("--text"); !text.empty())
    silence.text = asked_rule(session, text).query;
  if (silence.rule.empty() && silence.source.empty() && silence.text.empty())
    throw Failed(kUsage, "silence add: expected one of --rule, --source, --text");
  silence.until = asked_end(arguments, now);
  if (silence.until <= now)
    throw Failed(kUsage, "--until: " + text::to_rfc3339(silence.until) + " is over already");
  silence.by = person();
  silence.comment = arguments.text("--comment");
  return silence;
}

}  // namespace

int add_silence(Session& session) {
  model::Time now;
  {
    auto transaction = session.database().begin();
    now = storage::database_now(transaction);
  }
  const model::Silence silence = asked_silence(session, now);
  auto transaction = session.database().begin();
  if (!silence.rule.empty())
    named(storage::load_watch_rows(transaction).rules, "rule", silence.rule);
  const auto id = storage::add_silence(transaction, silence);
  transaction.commit();
  put(fmt::format("silence {} until {} (wirewatch silence expire {})", id.value,
                  text::to_rfc3339(silence.until), id.value));
  return kDone;
}

int list_silences(Session& session) {
  auto transaction = session.database().begin();
  put_rows<storage::SilenceRow>(session.arguments.has("--json"),
                                storage::list_silences(transaction, session.arguments.has("--all"),
                                                       session.arguments.limit()),
                                {"ID", "UNTIL", "RULE", "SOURCE", "TEXT", "BY", "HITS", "COMMENT"},
                                to_json, to_cells);
  return kDone;
}

int expire_silence(Session& session) {
  const auto id = session.arguments.number("ID");
  auto transaction = session.database().begin();
  if (!storage::end_silence(transaction, {id}, person()))
    throw Failed(kRedOrNothing,
                 fmt::format("no silence in force has the number {} (wirewatch silence list)", id));
  transaction.commit();
  put(fmt::format("silence {} is over", id));
  return kDone;
}

}  // namespace cli
