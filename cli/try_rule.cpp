// rules try: what a query, or a rule, would have caught.
#include <fmt/core.h>

#include <algorithm>

#include "cli/asked.h"
#include "cli/commands.h"
#include "cli/long_question.h"
#include "cli/nothing_found.h"
#include "cli/print.h"
#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

using Counts = std::map<std::string, std::int64_t>;
using Day = desk::Trial::Day;

constexpr std::chrono::days kDefaultSince{30};
constexpr std::size_t kDefaultSamples = 5, kMostSamples = 1000;
constexpr std::size_t kWidest = 60;      // columns of the chart
constexpr std::size_t kMostCounted = 8;  // sources and languages that are named

std::string date_of(std::chrono::sys_days day) {
  return text::to_rfc3339(model::Time(day)).substr(0, 10);
}

// Days side by side, so many to a column that the chart is no wider than a terminal.
std::vector<Day> columns_of(const std::vector<Day>& days, std::size_t days_a_column) {
  std::vector<Day> columns;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (i % days_a_column == 0) columns.push_back({days[i].day});
    columns.back().articles += days[i].articles;
    columns.back().hits += days[i].hits;
  }
  return columns;
}

std::string chart_of(const std::vector<Day>& columns, std::int64_t most) {
  constexpr const char* kHeights[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::string chart;
  for (const Day& column : columns)
    chart += column.articles == 0 ? " "
             : column.hits == 0   ? "."
                                  : kHeights[(column.hits * 8 - 1) / most];
  return chart;
}

void put_chart(const std::vector<Day>& days) {
  const std::size_t days_a_column = (days.size() + kWidest - 1) / kWidest;
  const auto columns = columns_of(days, std::max<std::size_t>(days_a_column, 1));
  const auto most = std::ranges::max_element(columns, {}, &Day::hits);
  if (most == columns.end() || most->hits == 0) return;
  put(fmt::format("{:<11}{}  at most {}, {} {}",
                  days_a_column == 1 ? "Each day:" : fmt::format("{} days:", days_a_column),
                  chart_of(columns, most->hits), most->hits, days_a_column == 1 ? "on" : "from",
                  date_of(most->day)));
  put(fmt::format("{:<11}{} to {}, by the day each came", "", date_of(days.front().day),
                  date_of(days.back().day)));
}

void put_counts(const char* what, const Counts& counts) {
  std::vector<std::pair<std::string, std::int64_t>> order(counts.begin(), counts.end());
  std::ranges::stable_sort(order, std::greater<>(), [](const auto& each) { return each.second; });
  std::vector<std::string> named;
  for (std::size_t i = 0; i < std::min(order.size(), kMostCounted); ++i)
    named.push_back(
        fmt::format("{} {}", order[i].first.empty() ? "unknown" : order[i].first, order[i].second));
  if (order.size() > kMostCounted)
    named.push_back(fmt::format("and {} more", order.size() - kMostCounted));
  if (!named.empty()) put(fmt::format("{:<11}{}", what, text::harmless(joined(named))));
}

std::string rate_of(double a_day) {
  if (a_day == 0) return "none";
  return a_day < 0.1 ? fmt::format("{:.1f} a month", a_day * 30)
                     : fmt::format("{:.1f} a day", a_day);
}

std::string alerts_of(const desk::Trial& trial, bool tells) {
  if (!tells) return "none (the rule names no receiver)";
  return (trial.is_below_a_day && trial.alerts > 0
              ? fmt::format("{} in less than a day, too early to tell a rate", trial.alerts)
              : rate_of(trial.alerts_a_day)) +
         (trial.told_hits < trial.hits
              ? fmt::format(" ({} of the hits are of a feed's first poll, or too old)",
                            trial.hits - trial.told_hits)
              : "");
}

void put_trial(const desk::Trial& trial, bool tells) {
  const auto& coverage = trial.coverage;
  put(fmt::format("{:<11}{} in {} articles{}", "Hits:", trial.hits, coverage.judged,
                  coverage.oldest ? " since " + text::to_rfc3339(*coverage.oldest) : ""));
  put(fmt::format("{:<11}{}", "Stories:", trial.stories));
  put(fmt::format("{:<11}{}", "Alerts:", alerts_of(trial, tells)));
  put_chart(trial.days);
  put_counts("Sources:", trial.by_source);
  put_counts("Languages:", trial.by_lang);
  for (const auto& sample : trial.samples) {
    put("");
    put_found(sample);
  }
}

std::vector<JsonLine> lines_of(const Counts& counts, const char* what) {
  std::vector<JsonLine> lines;
  for (const auto& [name, hits] : counts) {
    JsonLine line;
    line.add(what, name).add("hits", hits);
    lines.push_back(std::move(line));
  }
  return lines;
}

void put_json(const model::Rule& rule, const desk::Trial& trial) {
  std::vector<JsonLine> days, samples;
  for (const Day& day : trial.days) {
    JsonLine line;
    line.add("day", date_of(day.day)).add("articles", day.articles).add("hits", day.hits);
    days.push_back(std::move(line));
  }
  for (const auto& sample : trial.samples) samples.push_back(json_of(sample));
  put(JsonLine()
          .add("query", rule.query)
          .add("judged", trial.coverage.judged)
          .add("articles", trial.coverage.all)
          .add_truth("complete", trial.coverage.is_whole())
          .add("gave_up", trial.coverage.gave_up)
          .add("oldest", trial.coverage.oldest)
          .add("hits", trial.hits)
          .add("stories", trial.stories)
          .add("alerts", trial.alerts)
          .add_real("alerts_a_day", trial.alerts_a_day)
          .add("days", days)
          .add("sources", lines_of(trial.by_source, "source"))
          .add("languages", lines_of(trial.by_lang, "lang"))
          .add("samples", samples)
          .text());
}

std::size_t samples_of(const Arguments& arguments) {
  if (!arguments.maybe("--limit")) return kDefaultSamples;
  const auto given = static_cast<std::size_t>(arguments.limit());
  return given == 0 ? kMostSamples : std::min(given, kMostSamples);
}

}  // namespace

int try_rule(Session& session) {
  const AskedArticles articles(session.arguments, kDefaultSince);
  const std::size_t samples = samples_of(session.arguments);
  const auto rule = asked_rule(session, session.arguments.text("QUERY"));
  auto transaction = session.database().begin();
  const auto now = storage::database_now(transaction);
  const auto filter = articles.from(now);
  const bool tells = rule.name.empty() || !rule.notify.empty();  // a query: as a rule that does
  LongQuestion question;
  const auto trial =
      desk::try_rule(transaction, rule,
                     {.filter = filter,
                      .samples = samples,
                      .tells = tells,
                      .first_poll_tells = session.config().first_poll == model::FirstPoll::tell,
                      .now = now},
                     question.course());
  question.end(trial.coverage);
  session.arguments.has("--json") ? put_json(rule, trial) : put_trial(trial, tells);
  if (trial.hits == 0) hint_at_nothing(transaction, rule, filter, trial.coverage);
  return kDone;
}

}  // namespace cli
