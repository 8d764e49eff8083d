// tool query: does this query meet this article? For scripts, many at a time.
#include <chrono>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/tools/article_line.h"
#include "cli/tools/list_lines.h"
#include "cli/tools/query_error.h"
#include "query/query.h"
#include "rules/rules.h"
#include "text/reading.h"

namespace cli {

namespace {

struct Case {
  std::optional<LineId> id;
  std::string query;
  ArticleLine told;
  std::shared_ptr<const people::Lists> lists;
};

rules::Verdict verdict_on(const query::Query& query, Case& one) {
  model::Article& article = one.told.article;
  article.lang = language_of(article);
  const text::Reading reading(article.title, article.text, article.lang);
  return rules::evaluate(query, {reading, article, one.told.feed}, {.lists = one.lists});
}

std::string answer_to(Case& one) {
  const auto names = names_of(one.lists.get());
  const auto parsed = query::parse(one.query, {.lists = &names});
  std::string result = R"("error")", message = "null";
  if (!parsed)
    message = json_string(to_text(parsed.error()));
  else if (const auto verdict = verdict_on(*parsed->query, one); verdict.gave_up)
    message = json_string(kGaveUp);
  else
    result = verdict.matched && !verdict.unsure ? "true" : "false";
  return R"({"id":)" + (one.id ? to_json(*one.id) : "null") + R"(,"result":)" + result +
         R"(,"message":)" + message + "}";
}

}  // namespace

int judge_cases(Session& session) {
  const model::Time now = now_by_clock();
  std::vector<Case> cases;  // all are read first: a bad line ends it before anything is answered
  JsonLines lines(session.arguments.text("--cases"));
  while (lines.next())
    cases.push_back(
        {lines.id(), lines.required_text("query"), article_of(lines, now), lists_of(lines)});
  for (Case& one : cases) put(answer_to(one));
  return kDone;
}

}  // namespace cli
