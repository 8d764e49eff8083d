#include "cli/said_before.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "alerts/alerts.h"
#include "stories/stories.h"

namespace cli {

namespace {

struct Told {
  std::string alert;
  std::vector<model::Statement> statements;
  stories::SaidBefore::Alert said;  // of each
};

Told told_by(const std::string& id, const model::Alert& alert) {
  Told told{id, alert.statements, nullptr};
  std::vector<stories::Said> said;
  for (const auto& statement : told.statements)
    said.push_back(stories::said(statement, alert.article.lang));
  told.said = std::make_shared<const std::vector<stories::Said>>(std::move(said));
  return told;
}

// What those who were not told of the hit had been told of its story by then.
std::vector<Told> told_before(storage::Transaction& transaction, const storage::ArticleTrace& trace,
                              const storage::TracedHit& hit) {
  std::set<std::string> silent;
  for (const auto& decision : hit.decisions)
    if (decision.reason == "same_story") silent.insert(decision.receiver);
  std::vector<std::string> ids;
  for (const auto& alert : trace.other_alerts)
    if (silent.contains(alert.receiver) && alert.created <= hit.hit.at) ids.push_back(alert.id);
  std::vector<Told> told;
  for (const auto& [id, content] : storage::contents_of_alerts(transaction, ids))
    if (const auto alert = alerts::from_json(content)) told.push_back(told_by(id, *alert));
  return told;
}

Known known_by(const model::Statement& statement, const stories::Said& known,
               const std::vector<Told>& told) {
  for (const Told& one : told)
    for (std::size_t i = 0; i < one.said->size(); ++i)
      if (&(*one.said)[i] == &known) return {statement.words, one.statements[i].words, one.alert};
  return {statement.words, "", ""};
}

}  // namespace

std::vector<News> told_as_new(storage::Transaction& transaction,
                              const storage::ArticleTrace& trace) {
  std::vector<std::string> ids;
  for (const auto& alert : trace.alerts)
    if (alert.kind == "update") ids.push_back(alert.id);
  const auto contents = storage::contents_of_alerts(transaction, ids);
  std::vector<News> news;
  for (const std::string& id : ids) {
    const auto content = contents.find(id);
    if (content == contents.end()) continue;
    const auto alert = alerts::from_json(content->second);
    if (!alert || alert->reason != model::Reason::new_statement) continue;
    for (const auto& statement : alert->statements) {
      const auto same = std::ranges::find(news, statement.words, &News::words);
      if (same == news.end())
        news.push_back({statement.words, {id}});
      else
        same->alerts.push_back(id);
    }
  }
  return news;
}

std::vector<Known> said_before(storage::Transaction& transaction,
                               const storage::ArticleTrace& trace) {
  std::set<std::string> asks_for_statements;
  for (const auto& row : storage::load_watch_rows(transaction).rules)
    if (row.noun.updates.statements) asks_for_statements.insert(row.noun.name);
  std::vector<Known> all;
  for (const auto& hit : trace.hits) {
    if (!asks_for_statements.contains(hit.hit.rule)) continue;
    const auto told = told_before(transaction, trace, hit);
    stories::SaidBefore before;
    for (const Told& one : told) before.add(one.said);
    const auto statements = alerts::statements_from_json(hit.hit.statements);
    if (!statements) continue;
    for (const auto& statement : *statements)
      if (const auto* const known = before.find(stories::said(statement, hit.hit.lang)))
        all.push_back(known_by(statement, *known, told));
  }
  return all;
}

}  // namespace cli
