// tool statements: who said what in each article, and which queries that meets? For scripts, and
// for measuring people/.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/tools/article_line.h"
#include "cli/tools/list_lines.h"
#include "cli/tools/query_error.h"
#include "cli/tools/statement_json.h"
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
    const auto verdict =
        parsed ? rules::evaluate(*parsed->query, subject, means) : rules::Verdict{};
    const std::string error = !parsed ? to_text(parsed.error()) : verdict.gave_up ? kGaveUp : "";
    answers.push_back(error.empty() ? ordered_json(verdict.matched && !verdict.unsure)
                                    : ordered_json("error"));
    messages.push_back(error.empty() ? ordered_json() : ordered_json(error));
    has_error = has_error || !error.empty();
  }
  return R"(,"rules":)" + dump(answers) + (has_error ? R"(,"messages":)" + dump(messages) : "");
}

// A quotation that goes on behind the full stop of its cue, or in a paragraph of its own, is a
// statement of its own. Here it is told with the one whose cue it has, as annotators of quotations
// do (docs/decisions/0010).
bool goes_on(const model::Statement& statement) {
  return statement.found_by.ends_with("goes-on") || statement.found_by.ends_with("follows") ||
         statement.found_by.ends_with("floats");
}

std::vector<model::Statement> joined(const std::vector<model::Statement>& statements) {
  constexpr std::ptrdiff_t kFar = 6;
  std::vector<model::Statement> all;
  for (const auto& one : statements) {
    const auto last = all.rend() - all.rbegin() > kFar ? all.rbegin() + kFar : all.rend();
    const auto begun = std::find_if(all.rbegin(), last, [&](const model::Statement& before) {
      return before.field == one.field && before.cue == one.cue &&
             before.content.back().end <= one.content.front().begin;
    });
    if (!goes_on(one) || begun == last) {
      all.push_back(one);
      continue;
    }
    begun->content.insert(begun->content.end(), one.content.begin(), one.content.end());
    begun->words += " … " + one.words;
  }
  return all;
}

std::vector<model::Statement> told_of(std::vector<model::Statement> statements) {
  std::erase_if(statements, [](const model::Statement& one) {
    return one.confidence < people::kLeastConfidence;
  });
  return statements;
}

struct Shown {
  bool titles = false, apart = false, told_only = false;
};

// What reading and finding took; writing the answers aside.
struct Work {
  std::uint64_t articles = 0, statements = 0;
  std::chrono::steady_clock::duration took{0};

  std::string text() const {
    const double seconds = std::chrono::duration<double>(took).count();
    return dump(
        {{"articles", articles},
         {"statements", statements},
         {"found_s", seconds},
         {"articles_per_s", std::round(static_cast<double>(articles) / std::max(seconds, 1e-9))}});
  }
};

std::string answer_to(const JsonLines& lines, model::Time now, Shown shown, Work& work) {
  ArticleLine told = article_of(lines, now);
  model::Article& article = told.article;
  const auto started = std::chrono::steady_clock::now();
  article.lang = language_of(article);
  const text::Reading reading(article.title, article.text, article.lang);
  const auto statements = people::statements(reading, article);
  work.took += std::chrono::steady_clock::now() - started;
  work.statements += statements.size();
  ++work.articles;
  const StatementJson json(article);
  auto found = ordered_json::array();
  const auto asked = shown.told_only ? told_of(statements) : statements;
  for (const auto& one : shown.apart ? asked : joined(asked))
    if (shown.titles || one.field == model::Field::text) found.push_back(json.of(one));
  std::string answer =
      R"({"id":)" + to_json(lines.required_id()) + R"(,"statements":)" + dump(found);
  if (const auto queries = lines.texts("rules"); !queries.empty())
    answer +=
        answers_to(queries, {reading, article, told.feed, &statements}, {.lists = lists_of(lines)});
  return answer + "}";
}

}  // namespace

int find_statements(Session& session) {
  const model::Time now = now_by_clock();
  const Shown shown{.titles = session.arguments.has("--titles"),
                    .apart = session.arguments.has("--apart"),
                    .told_only = session.arguments.has("--told")};
  JsonLines lines(session.arguments.text("--articles"));
  Work work;
  while (lines.next()) put(answer_to(lines, now, shown, work));
  if (session.arguments.has("--stats")) std::fprintf(stderr, "%s\n", work.text().c_str());
  return kDone;
}

}  // namespace cli
