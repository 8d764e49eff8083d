// rules explain: why a rule meets an article, or does not, clause by clause.
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "cli/asked.h"
#include "cli/asked_article.h"
#include "cli/commands.h"
#include "text/ascii.h"
#include "text/harmless.h"
#include "text/utf8.h"

namespace cli {

namespace {

constexpr std::size_t kShownOfClause = 60;  // code points
constexpr std::size_t kTailBytes = 25;      // of a longer one
constexpr std::size_t kMostWords = 3;       // that are named beside a clause
constexpr std::size_t kShownOfWord = 80, kShownOfTitle = 200;

// A word that could be a name is one; anything else is a query, judged as `rules try` judges it.
model::Rule explained_rule(Session& session, const std::string& asked) {
  const bool is_name = std::ranges::all_of(
      asked, [](char c) { return c == '-' || text::is_digit(c) || (c >= 'a' && c <= 'z'); });
  if (is_name) return asked_rule(session, "@" + asked, Asked::rules_name);
  return asked_rule(session, asked);
}

// What is not in force has no revision.
std::string name_of(const model::Rule& rule) {
  if (rule.name.empty()) return "the query";
  return rule.id.value == 0 ? rule.name : fmt::format("{} (revision {})", rule.name, rule.revision);
}

std::string words_of(const model::Article& article, const std::vector<model::Span>& spans) {
  std::vector<std::string> named;
  std::set<std::string> seen;
  for (const auto& span : spans) {
    const bool in_title = span.field == model::Field::title;
    const std::string& field = in_title ? article.title : article.text;
    const std::string word = field.substr(span.begin, span.end - span.begin);
    if (named.size() == kMostWords || !seen.insert(word).second) continue;
    named.push_back("“" + text::cut_to_code_points(word, kShownOfWord) + "”" +
                    (in_title ? " in the title" : ""));
  }
  return joined(named);
}

// Of a long one its operator, and both ends: parts often begin as the whole does.
std::string shown_of(const rules::Clause& clause) {
  const std::string written = text::harmless(clause.written);
  if (text::count_code_points(written) <= kShownOfClause) return written;
  std::size_t tail = text::code_point_start(written, written.size() - kTailBytes);
  if (const std::size_t blank = written.find(' ', tail); blank != std::string::npos)
    tail = blank + 1;
  return (clause.joins.empty() ? "" : clause.joins + ": ") +
         text::cut_to_code_points(written, kShownOfClause / 2) + " " + written.substr(tail);
}

std::string line_of(const rules::Clause& clause, const model::Article& article) {
  const bool against = clause.excludes && clause.holds;
  std::string beside = clause.holds ? words_of(article, clause.spans) : clause.reason;
  if (!clause.note.empty()) beside += (beside.empty() ? "" : "; ") + clause.note;
  return fmt::format("{} {:{}}{}{}", clause.holds ? (against ? "!" : "+") : "-", "",
                     clause.depth * 2, shown_of(clause),
                     beside.empty() ? "" : "   " + text::harmless(beside));
}

void put_explanation(const model::Rule& rule, const model::Article& article,
                     const desk::Explanation& explanation) {
  const char* const verdict = explanation.gave_up   ? "gave up on"
                              : explanation.unsure  ? "perhaps meets"
                              : explanation.matched ? "meets"
                                                    : "does not meet";
  put(fmt::format(
      "{} {} {}{}", name_of(rule), verdict,
      text::isolated(text::cut_to_code_points(text::harmless(article.title), kShownOfTitle)),
      explanation.gave_up ? "; the daemon would suspend it" : ""));
  for (const auto& clause : explanation.clauses) put(line_of(clause, article));
  for (const auto& passage : explanation.passages)
    put("\n" + with_marks(passage, output_is_terminal()));
}

void put_json(const model::Rule& rule, const model::Article& article,
              const desk::Explanation& explanation) {
  std::vector<JsonLine> clauses;
  for (const auto& clause : explanation.clauses) {
    JsonLine line;
    line.add("depth", std::int64_t{clause.depth})
        .add("clause", clause.written)
        .add("joins", clause.joins)
        .add_truth("holds", clause.holds)
        .add_truth("excludes", clause.excludes)
        .add_truth("unsure", clause.unsure)
        .add("reason", clause.reason)
        .add("note", clause.note)
        .add("spans", clause.spans);
    clauses.push_back(std::move(line));
  }
  JsonLine line;
  line.add("rule", rule.name);
  rule.id.value == 0 ? line.add_null("revision")
                     : line.add("revision", std::int64_t{rule.revision});
  put(line.add("article", article.id.value)
          .add("title", article.title)
          .add("lang", article.lang)
          .add_truth("matched", explanation.matched)
          .add_truth("gave_up", explanation.gave_up)
          .add_truth("unsure", explanation.unsure)
          .add("clauses", clauses)
          .add("passages", explanation.passages)
          .text());
}

}  // namespace

int explain_rule(Session& session) {
  const auto rule = explained_rule(session, session.arguments.text("NAME"));
  auto transaction = session.database().begin();
  const AskedArticle asked = asked_article(transaction, session.arguments);
  const auto explanation =
      desk::explain(rule, asked.article, asked.feed, desk::lists_in_force(transaction));
  session.arguments.has("--json") ? put_json(rule, asked.article, explanation)
                                  : put_explanation(rule, asked.article, explanation);
  return kDone;
}

}  // namespace cli
