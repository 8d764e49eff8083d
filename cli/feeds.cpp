#include <fmt/core.h>

#include <chrono>
#include <cstdio>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/requests.h"
#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

std::string when(const std::optional<model::Time>& time) {
  return time ? text::to_rfc3339(*time) : "-";
}

std::string to_json(const storage::FeedState& feed) {
  return JsonLine()
      .add("name", feed.name)
      .add("url", feed.url)
      .add("state", feed.state)
      .add("last_error", feed.last_error)
      .add("last_polled", feed.last_polled)
      .add("next_poll", feed.next_poll)
      .add("articles", feed.articles)
      .add("gaps", feed.gaps)
      .add("interval", feed.interval)
      .text();
}

std::vector<std::string> to_cells(const storage::FeedState& feed) {
  return {feed.name,
          feed.state,
          std::to_string(feed.articles),
          when(feed.last_polled),
          when(feed.next_poll),
          feed.interval,
          feed.last_error};
}

}  // namespace

int list_feeds(Session& session) {
  const int limit = session.arguments.limit();
  auto transaction = session.database().begin();
  put_rows<storage::FeedState>(
      session.arguments.has("--json"), storage::list_feeds(transaction, limit),
      {"NAME", "STATE", "ARTICLES", "LAST POLLED", "NEXT POLL", "INTERVAL", "LAST ERROR"}, to_json,
      to_cells);
  return kDone;
}

int poll_feeds(Session& session) {
  const std::string name = session.arguments.text("NAME");
  const bool all = session.arguments.has("--all");
  if (name.empty() != all) throw Failed(kUsage, "feeds poll: expected a feed's NAME or --all");

  auto transaction = session.database().begin();
  const auto ids = storage::request_polls(transaction, name);
  transaction.commit();
  if (ids.empty() && !all)
    throw Failed(kRedOrNothing, "no feed is named \"" + name + "\" (wirewatch feeds list)");
  if (session.arguments.has("--no-wait")) return kDone;

  const auto answers =
      wait_for_answers(session, ids, std::chrono::minutes(30), [](const auto& answer) {
        put(fmt::format("{}: {}", answer.subject, text::harmless(answer.message)));
      });
  for (const auto& answer : answers)
    if (!answer.ok) return kUnavailable;
  return kDone;
}

}  // namespace cli
