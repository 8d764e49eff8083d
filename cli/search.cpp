// search and rules words: what stands in stored articles.
#include <fmt/core.h>

#include "cli/asked.h"
#include "cli/commands.h"
#include "cli/long_question.h"
#include "cli/nothing_found.h"
#include "cli/print.h"

namespace cli {

namespace {

std::string to_json(const desk::WordForm& form) {
  return JsonLine()
      .add("form", form.form)
      .add("lang", form.lang)
      .add("times", form.times)
      .add("articles", form.articles)
      .add_truth("at_least", form.at_least)
      .text();
}

std::vector<std::string> to_cells(const desk::WordForm& form) {
  return {form.form, form.lang.empty() ? "-" : form.lang,
          (form.at_least ? "at least " : "") + std::to_string(form.times),
          std::to_string(form.articles)};
}

}  // namespace

int search(Session& session) {
  const AskedArticles articles(session.arguments, std::nullopt);
  const auto limit = static_cast<std::size_t>(session.arguments.limit());
  const auto rule = asked_rule(session, session.arguments.text("QUERY"));
  auto transaction = session.database().begin();
  const auto filter = articles.from(storage::database_now(transaction));
  LongQuestion question;
  const auto findings = desk::search(transaction, rule, filter, limit, question.course());
  question.end(findings.coverage);
  for (const auto& found : findings.articles)
    session.arguments.has("--json") ? put(json_of(found).text()) : put_found(found);
  if (!findings.articles.empty()) return kDone;
  hint_at_nothing(transaction, rule, filter, findings.coverage);
  throw Failed(kRedOrNothing,
               fmt::format("none of {} stored articles meets this", findings.coverage.judged));
}

int show_words(Session& session) {
  const AskedArticles articles(session.arguments, std::nullopt);
  const auto limit = static_cast<std::size_t>(session.arguments.limit());
  const auto rule = asked_rule(session, session.arguments.text("TERM"));
  auto transaction = session.database().begin();
  const auto filter = articles.from(storage::database_now(transaction));
  LongQuestion question;
  auto answer = desk::word_forms(transaction, rule, filter, question.course());
  question.end(answer.coverage);
  if (answer.forms.empty()) hint_at_nothing(transaction, rule, filter, answer.coverage);
  if (answer.forms.empty())
    throw Failed(kRedOrNothing,
                 fmt::format("none of {} stored articles holds this", answer.coverage.judged));
  if (limit > 0 && answer.forms.size() > limit) answer.forms.resize(limit);
  put_rows<desk::WordForm>(session.arguments.has("--json"), answer.forms,
                           {"FORM", "LANG", "TIMES", "ARTICLES"}, to_json, to_cells);
  return kDone;
}

}  // namespace cli
