// stories list, show, merge, split.
#include <fmt/core.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/trace_lines.h"
#include "cli/watch_files.h"
#include "desk/desk.h"
#include "text/ascii.h"
#include "text/times.h"

namespace cli {

namespace {

std::string to_json(const storage::StoryRow& row) {
  JsonLine line;
  line.add("id", row.id)
      .add("title", row.title)
      .add("opened", std::optional(row.opened))
      .add("last", std::optional(row.last))
      .add("articles", row.articles)
      .add("outlets", row.outlets)
      .add("told", row.told)
      .add("waiting", row.waiting);
  return line.text();
}

std::vector<std::string> to_cells(const storage::StoryRow& row) {
  return {to_text(row.id),
          text::to_rfc3339(row.last),
          std::to_string(row.articles),
          std::to_string(row.outlets),
          std::to_string(row.told),
          std::to_string(row.waiting),
          row.title};
}

// ---- one story ----

JsonLine json_of_told(const storage::AddressOfStory& row) {
  JsonLine line;
  line.add("address", row.address).add("receivers", row.receivers).add("at", std::optional(row.at));
  add_way(line, row.way);
  return line;
}

// Of an alert that is another story's by now: it counts as told since then.
void put_told(const storage::AddressOfStory& row) {
  const std::string words = row.way.state.empty()
                                ? "counts as told since " + text::to_rfc3339(row.at)
                                : in_words(row.way);
  const std::string names = row.receivers.empty() ? "" : joined(row.receivers) + " at ";
  put_line(heading_of(row.way), names + row.address + ": " + words);
}

std::string to_json(const desk::Story& story) {
  std::vector<std::string> alerts;
  for (const auto& alert : story.alerts) alerts.push_back(alert.id);
  JsonLine line;
  line.add("id", story.id)
      .add("articles", lines_of(story.articles, json_of_report))
      .add("coverage", stories::to_text(story.coverage))
      .add("outlets", story.coverage.in_order)
      .add("told", lines_of(story.told, json_of_told))
      .add("alerts", alerts);
  return line.text();
}

void put_alert_line(const storage::TracedAlert& alert) {
  put_line("Alert:", in_words(alert));
}

void put_story(const desk::Story& story) {
  put_line("Story:", to_text(story.id));
  put_line("Coverage:", stories::to_text(story.coverage));
  put_line("Outlets:", joined(story.coverage.in_order));
  for (const auto& article : story.articles) put_report(article);
  for (const auto& told : story.told) put_told(told);
  put_some(story.alerts, put_alert_line, "alerts");
}

// ---- what is asked ----

model::StoryId named_story(const std::string& typed) {
  const auto id = model::story_named(typed);
  if (!id) throw Failed(kUsage, "expected a story such as st_8f2k, got \"" + typed + "\"");
  return *id;
}

[[noreturn]] void no_such_story(const std::string& typed) {
  throw Failed(kRedOrNothing,
               fmt::format("no story has the id {} (wirewatch stories list)", typed));
}

model::StoryId asked_story(storage::Transaction& transaction, const std::string& typed) {
  const auto standing = storage::standing_story(transaction, named_story(typed));
  if (!standing) no_such_story(typed);
  return *standing;
}

std::vector<std::int64_t> asked_articles(const Arguments& arguments) {
  std::vector<std::int64_t> articles;
  for (const std::string& typed : arguments.all("ARTICLE")) {
    const bool is_number =
        !typed.empty() && typed.size() <= 18 && std::ranges::all_of(typed, text::is_digit);
    if (!is_number)
      throw Failed(kUsage, "ARTICLE: expected an article's number, got \"" + typed + "\"");
    articles.push_back(std::stoll(typed));
  }
  if (articles.empty())
    throw Failed(kUsage, "stories split: expected the numbers of one article or more");
  return articles;
}

// All of them belong to the story, and some stay.
void check_split(storage::Transaction& transaction, model::StoryId story,
                 const std::vector<std::int64_t>& asked) {
  const auto all = storage::articles_of_story(transaction, story);
  for (const std::int64_t article : asked)
    if (std::ranges::none_of(all, [&](const auto& one) { return one.article.value == article; }))
      throw Failed(kRedOrNothing, fmt::format("{} has no article {} (wirewatch stories show {})",
                                              to_text(story), article, to_text(story)));
  const bool some_stay = std::ranges::any_of(all, [&](const auto& one) {
    return std::ranges::find(asked, one.article.value) == asked.end();
  });
  if (!some_stay)
    throw Failed(kUsage, "stories split: these are all articles of " + to_text(story) +
                             "; expected some of them");
}

struct ToldOfSplit {
  std::vector<std::string> told;    // of an article that moved
  std::vector<std::string> others;  // of the story's others alone
};

ToldOfSplit told_of_split(storage::Transaction& transaction, model::StoryId story,
                          model::StoryId split) {
  ToldOfSplit of;
  for (const auto& row : storage::told_of_story(transaction, split)) of.told.push_back(row.address);
  for (const auto& row : storage::told_of_story(transaction, story))
    if (std::ranges::find(of.told, row.address) == of.told.end()) of.others.push_back(row.address);
  return of;
}

}  // namespace

int list_stories(Session& session) {
  auto transaction = session.database().begin();
  put_rows<storage::StoryRow>(session.arguments.has("--json"),
                              storage::list_stories(transaction, session.arguments.limit()),
                              {"ID", "LAST", "ARTICLES", "OUTLETS", "TOLD", "WAITING", "TITLE"},
                              to_json, to_cells);
  return kDone;
}

int show_story(Session& session) {
  const std::string typed = session.arguments.text("ID");
  const auto id = named_story(typed);
  auto transaction = session.database().begin();
  const auto story = desk::find_story(transaction, id);
  if (!story) no_such_story(typed);
  if (session.arguments.has("--json")) return put(to_json(*story)), kDone;
  if (story->id != id) put(fmt::format("{} was merged into {}.", to_text(id), to_text(story->id)));
  put_story(*story);
  return kDone;
}

int merge_stories(Session& session) {
  auto transaction = session.database().begin();
  storage::lock_intake(transaction);
  const auto stays = asked_story(transaction, session.arguments.text("ID"));
  const auto goes = asked_story(transaction, session.arguments.text("OTHER"));
  if (stays == goes) throw Failed(kUsage, to_text(stays) + " is one story already");
  storage::merge_stories(transaction, stays, goes, person());
  transaction.commit();
  put(fmt::format("{} is part of {} now", to_text(goes), to_text(stays)));
  return kDone;
}

int split_story(Session& session) {
  const auto articles = asked_articles(session.arguments);
  auto transaction = session.database().begin();
  storage::lock_intake(transaction);
  const auto story = asked_story(transaction, session.arguments.text("ID"));
  check_split(transaction, story, articles);
  const auto split = storage::split_story(transaction, story, articles, person());
  const auto [told, others] = told_of_split(transaction, story, split);
  transaction.commit();
  put(fmt::format("{} is a story of its own now", to_text(split)));
  put_line("Counts as told:", told.empty() ? "nobody" : joined(told));
  if (!others.empty())
    put_line("Not told:", fmt::format("{}, told of {} alone; by its next hit they are told",
                                      joined(others), to_text(story)));
  return kDone;
}

}  // namespace cli
