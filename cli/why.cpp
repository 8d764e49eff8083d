// rules why: the trace of one article.
#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "cli/asked.h"
#include "cli/commands.h"
#include "cli/said_before.h"
#include "cli/trace_lines.h"
#include "text/ascii.h"
#include "text/harmless.h"
#include "text/times.h"
#include "text/url.h"

namespace cli {

namespace {

constexpr std::size_t kMostNamed = 20;  // rules

std::string shown(std::vector<std::string> names) {
  const std::size_t all = names.size();
  if (all > kMostNamed) names.resize(kMostNamed);
  return joined(names) + (all > kMostNamed ? fmt::format(" and {} more", all - kMostNamed) : "");
}

// ---- what came ----

void put_article(const desk::Trace& trace) {
  if (!trace.article) {
    put_line("Article:", "has left the database; what was found in it is kept longer");
    return;
  }
  const model::Article& article = trace.article->article;
  put_line("Article:", fmt::format("{} {}", article.id.value, article.title));
  put_line("Outlet:", fmt::format("{} ({})", article.source,
                                  article.lang.empty() ? "language not known" : article.lang));
  put_line("Published:", article.published ? text::to_rfc3339(*article.published) : "not given");
  put_line("First met:", text::to_rfc3339(article.seen));
}

void put_appearance(const storage::AppearanceRow& seen) {
  put_line("Seen in:", fmt::format("{} at {}{}", seen.feed, text::to_rfc3339(seen.at),
                                   seen.of_first_poll ? ", its first poll" : ""));
}

std::string judges_of(const desk::Trace& trace) {
  const bool is_one = trace.rules_in_force == 1;
  const std::string all = is_one ? "the one rule in force today"
                                 : fmt::format("the {} rules in force today", trace.rules_in_force);
  const std::size_t later = trace.newer_rules - trace.changed_rules;
  if (is_one && later == 1) return "none: " + all + " came after it";
  std::string judges =
      later == 0 ? all : fmt::format("{} of {}", trace.rules_in_force - later, all);
  if (trace.changed_rules > 0)
    judges += is_one ? ", changed since" : fmt::format(", {} changed since", trace.changed_rules);
  return later == 0 ? judges : judges + fmt::format("; {} came after it", later);
}

std::vector<std::string> without(const std::vector<std::string>& names,
                                 const std::vector<std::string>& those) {
  std::vector<std::string> left;
  std::ranges::copy_if(names, std::back_inserter(left), [&](const std::string& name) {
    return std::ranges::find(those, name) == those.end();
  });
  return left;
}

void put_without_hits(const desk::Trace& trace) {
  const auto older = without(trace.would_meet, trace.newer);
  const auto later = without(trace.newer, trace.changed);
  if (!later.empty())
    put_line("Too late:",
             shown(later) + " would meet it now; a rule judges the articles that come after it");
  if (!trace.changed.empty())
    put_line("Changed:", shown(trace.changed) +
                             " would meet it now, changed since it came (wirewatch rules history)");
  if (!older.empty())
    put_line("No hit:", shown(older) +
                            " would meet it now; when it came, its text was another or the rule "
                            "out of service");
  if (!trace.suspended.empty())
    put_line("Suspended:", shown(trace.suspended) +
                               " would meet it, and judges nothing until it is resumed (wirewatch "
                               "rules resume)");
}

void put_other_alert(const storage::TracedAlert& alert) {
  put_line("  Alert:", in_words(alert));
}

// In which story it is, and what was told of that by other articles.
void put_story(const storage::ArticleTrace& trace) {
  if (!trace.placed) return;
  put_line("Story:", fmt::format("{}: {}", to_text(trace.story), in_words(*trace.placed)));
  put_some(trace.other_alerts, put_other_alert, "alerts of the story");
}

void put_news(const News& news) {
  put_line("New:", fmt::format("“{}” ({})", news.words, joined(news.alerts)));
}

void put_known(const Known& known) {
  put_line("Known:",
           fmt::format("“{}” was said before: “{}” ({})", known.words, known.as_told, known.alert));
}

void put_trace(storage::Transaction& transaction, const desk::Trace& trace) {
  put_article(trace);
  put_some(trace.stored.appearances, put_appearance, "feeds");
  put_line("Judged by:", fmt::format("{}; hits: {}", judges_of(trace), trace.stored.hits.size()));
  put_without_hits(trace);
  if (!trace.gave_up.empty())
    put_line("Gave up:", shown(trace.gave_up) +
                             " would take too long on it; the daemon would suspend such a rule");
  put_some(trace.stored.hits, put_hit, "hits");
  put_some(told_as_new(transaction, trace.stored), put_news, "statements");
  put_some(said_before(transaction, trace.stored), put_known, "statements");
  put_some(trace.stored.alerts, put_alert, "alerts");
  put_story(trace.stored);
}

// ---- for scripts ----

JsonLine json_of_appearance(const storage::AppearanceRow& row) {
  JsonLine line;
  line.add("feed", row.feed)
      .add("at", std::optional(row.at))
      .add_truth("first_poll", row.of_first_poll);
  return line;
}

JsonLine json_of_feed(const storage::HostFeed& row) {
  JsonLine line;
  line.add("name", row.name)
      .add("url", row.url)
      .add("state", row.state)
      .add("last_error", row.last_error)
      .add("last_polled", row.last_polled);
  return line;
}

JsonLine json_of_news(const News& news) {
  JsonLine line;
  line.add("statement", news.words).add("alerts", news.alerts);
  return line;
}

JsonLine json_of_known(const Known& known) {
  JsonLine line;
  line.add("statement", known.words).add("as_told", known.as_told).add("alert", known.alert);
  return line;
}

void put_json(storage::Transaction& transaction, const std::string& url, const desk::Trace& trace) {
  JsonLine line;
  line.add("url", url).add_truth("known", trace.is_known());
  if (trace.article)
    line.add("article", trace.article->article.id.value)
        .add("title", trace.article->article.title)
        .add("source", trace.article->article.source)
        .add("lang", trace.article->article.lang)
        .add("published", trace.article->article.published)
        .add("seen", std::optional(trace.article->article.seen));
  else
    line.add_null("article");
  if (trace.stored.placed)
    line.add("placed", json_of_report(*trace.stored.placed));
  else
    line.add_null("placed");
  put(line.add("appearances", lines_of(trace.stored.appearances, json_of_appearance))
          .add("rules_in_force", static_cast<std::int64_t>(trace.rules_in_force))
          .add("newer_rules", static_cast<std::int64_t>(trace.newer_rules))
          .add("changed_rules", static_cast<std::int64_t>(trace.changed_rules))
          .add("would_meet", trace.would_meet)
          .add("newer", trace.newer)
          .add("changed", trace.changed)
          .add("suspended", trace.suspended)
          .add("gave_up", trace.gave_up)
          .add("hits", lines_of(trace.stored.hits, json_of_hit))
          .add("told_as_new", lines_of(told_as_new(transaction, trace.stored), json_of_news))
          .add("said_before", lines_of(said_before(transaction, trace.stored), json_of_known))
          .add("alerts", lines_of(trace.stored.alerts, json_of_alert))
          .add("story", trace.stored.story)
          .add("other_alerts", lines_of(trace.stored.other_alerts, json_of_alert))
          .add("feeds_of_host", lines_of(trace.feeds_of_host, json_of_feed))
          .text());
}

// ---- what did not come ----

void put_feeds(const std::vector<storage::HostFeed>& feeds) {
  if (feeds.empty())
    put("No feed of that host is polled, and no other one brought articles of it.");
  for (const auto& feed : feeds)
    put_line("Feed:", fmt::format("{} ({}), {}{}", feed.name, feed.url, feed.state,
                                  feed.last_error.empty() ? "" : ": " + feed.last_error));
}

std::string url_of(storage::Transaction& transaction, std::int64_t number) {
  if (const auto stored = desk::find_article(transaction, model::ArticleId{number}))
    return stored->article.url;
  throw Failed(kRedOrNothing, fmt::format("no stored article has the number {}", number));
}

}  // namespace

int why(Session& session) {
  const std::string asked = session.arguments.text("URL");
  const bool is_number = std::ranges::all_of(asked, text::is_digit);
  if (!is_number && text::canonical_url(asked).empty())
    throw Failed(kUsage, "rules why: expected an http(s) address, got \"" + asked + "\"");
  auto transaction = session.database().begin();
  const std::string url = is_number ? url_of(transaction, session.arguments.number("URL")) : asked;
  const auto trace = desk::trace_of(transaction, url);
  if (session.arguments.has("--json"))
    put_json(transaction, url, trace);
  else if (trace.is_known())
    put_trace(transaction, trace);
  else
    put_feeds(trace.feeds_of_host);
  if (trace.is_known()) return kDone;
  throw Failed(kRedOrNothing, "no article with this address came in the time that is kept");
}

}  // namespace cli
