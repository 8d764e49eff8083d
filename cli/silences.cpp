// silence add, list, expire.
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/asked.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/watch_files.h"
#include "cli/watch_rows.h"
#include "feeds/feeds.h"
#include "text/edit_distance.h"
#include "text/fold.h"
#include "text/harmless.h"
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
  if (!arguments.maybe("--until"))
    throw Failed(kUsage, "--until is required: how long (8h, 7d) or until when (2026-12-01)");
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

// Outlet or feed, as the pipeline takes it; what is not known yet may still come.
void warn_of_unknown_source(storage::Transaction& transaction, const std::string& source) {
  auto known = storage::outlets_like(transaction, source);
  for (const auto& feed : storage::load_watch_rows(transaction).feeds)
    known.push_back(feed.noun.name);
  const std::string wanted = text::fold(source);
  if (std::ranges::any_of(known, [&](const auto& one) { return text::fold(one) == wanted; }))
    return;
  const std::string meant(text::nearest(source, {known.begin(), known.end()}));
  std::fprintf(stderr, "wirewatch: no feed and no stored article is of \"%s\"%s\n",
               text::harmless(source).c_str(),
               meant.empty() ? "" : ("; did you mean \"" + text::harmless(meant) + "\"?").c_str());
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
  if (!silence.source.empty()) warn_of_unknown_source(transaction, silence.source);
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
