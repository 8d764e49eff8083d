#include "cli/consent.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "cli/asked.h"
#include "cli/long_question.h"
#include "text/times.h"

namespace cli {

namespace {

constexpr std::chrono::days kDefaultSince{30};
constexpr std::size_t kSamples = 3;
constexpr std::size_t kMostRules = 10;  // that are shown

// The rules that another query, or another way to read it, makes meet other articles.
std::vector<desk::Edit> edits_of(const storage::WatchRows& rows, const watch::WatchSet& set) {
  std::vector<desk::Edit> edits;
  for (const auto& located : set.rules) {
    const model::Rule& after = located.noun;
    const auto row =
        std::ranges::find(rows.rules, after.name, [](const auto& each) { return each.noun.name; });
    if (row == rows.rules.end())
      edits.push_back({std::nullopt, after});
    else if (row->noun.query != after.query || row->noun.lookalikes != after.lookalikes)
      edits.push_back({row->noun, after});
  }
  return edits;
}

void put_gains(const desk::Gains& gains, const desk::Comparison& comparison) {
  put(fmt::format(
      "{}: +{} gained, -{} lost, {} kept, in {} articles{}", gains.rule, gains.gained, gains.lost,
      gains.kept, comparison.coverage.judged,
      comparison.coverage.oldest ? " since " + text::to_rfc3339(*comparison.coverage.oldest) : ""));
  for (const auto& found : gains.gained_samples) put_found(found, "  + ");
  for (const auto& found : gains.lost_samples) put_found(found, "  - ");
}

// False where the person broke it off.
bool show_changes(Session& session, const watch::WatchSet& set) {
  const AskedArticles articles(session.arguments, kDefaultSince);
  auto transaction = session.database().begin();
  auto edits = edits_of(storage::load_watch_rows(transaction), set);
  if (edits.empty()) return true;
  const std::size_t all = edits.size();
  if (all > kMostRules) edits.resize(kMostRules);
  const auto now = storage::database_now(transaction);
  LongQuestion question;
  const auto comparison =
      desk::compare(transaction, edits, articles.from(now), kSamples, question.course());
  question.end(comparison.coverage);
  for (const auto& gains : comparison.rules) put_gains(gains, comparison);
  if (all > kMostRules) put(fmt::format("and {} more rules", all - kMostRules));
  return !question.was_interrupted();
}

bool says_yes() {
  std::fputs("save? [y/n] ", stdout);
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "yes";
}

}  // namespace

void require_consent(Session& session, const watch::WatchSet& set) {
  const bool was_shown = show_changes(session, set);
  const bool asks = isatty(STDIN_FILENO) != 0 && output_is_terminal();
  if (asks && !session.arguments.has("--yes") ? !says_yes() : !was_shown)
    throw Failed(kRedOrNothing, "not saved");
}

}  // namespace cli
