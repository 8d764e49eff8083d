// tool statements: who said what in each article, and which queries that meets? For scripts, and
// for measuring people/.
#include "cli/article_line.h"
#include "cli/commands.h"
#include "cli/list_lines.h"
#include "cli/print.h"
#include "cli/query_error.h"
#include "cli/statement_json.h"
#include "people/people.h"
#include "query/query.h"
#include "rules/rules.h"
#include "text/reading.h"

namespace cli {

namespace {

using nlohmann::ordered_json;

std::string dump(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

// true, false or "error" for each; and what is wrong with those, where any is.
std::string answers_to(const std::vector<std::string>& queries, const rules::Subject& subject,
                       const rules::Means& means) {
  const auto names = names_of(means.lists.get());
  auto answers = ordered_json::array(), messages = ordered_json::array();
  bool has_error = false;
  for (const std::string& query : queries) {
    const auto parsed = query::parse(query, {.lists = &names});
    const auto verdict = parsed ? rules::evaluate(*parsed->query, subject, means) : rules::Verdict{};
    const std::string error = !parsed ? to_text(parsed.error()) : verdict.gave_up ? kGaveUp : "";
    answers.push_back(error.empty() ? ordered_json(verdict.matched && !verdict.unsure)
                                    : ordered_json("error"));
    messages.push_back(error.empty() ? ordered_json() : ordered_json(error));
    has_error = has_error || !error.empty();
  }
  return R"(,"rules":)" + dump(answers) + (has_error ? R"(,"messages":)" + dump(messages) : "");
}

std::string answer_to(const JsonLines& lines, model::Time now, bool titles) {
  ArticleLine told = article_of(lines, now);
  model::Article& article = told.article;
  article.lang = language_of(article);
  const text::Reading reading(article.title, article.text, article.lang);
  const auto statements = people::statements(reading, article);
  const StatementJson json(article);
  auto found = ordered_json::array();
  for (const auto& one : statements)
    if (titles || one.field == model::Field::text) found.push_back(json.of(one));
  std::string answer =
      R"({"id":)" + to_json(lines.required_id()) + R"(,"statements":)" + dump(found);
  if (const auto queries = lines.texts("rules"); !queries.empty())
    answer += answers_to(queries, {reading, article, told.feed, &statements},
                         {.lists = lists_of(lines)});
  return answer + "}";
}

}  // namespace

int find_statements(Session& session) {
  const model::Time now = now_by_clock();
  const bool titles = session.arguments.has("--titles");
  JsonLines lines(session.arguments.text("--articles"));
  while (lines.next()) put(answer_to(lines, now, titles));
  return kDone;
}

}  // namespace cli
