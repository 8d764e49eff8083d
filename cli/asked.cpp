#include "cli/asked.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/print.h"
#include "cli/watch_rows.h"
#include "text/ascii.h"
#include "text/harmless.h"
#include "text/language.h"
#include "text/times.h"

namespace cli {

namespace {

std::string line_of(std::string_view query, int number) {
  for (; number > 1 && !query.empty(); --number)
    query.remove_prefix(std::min(query.find('\n'), query.size() - 1) + 1);
  return std::string(query.substr(0, query.find('\n')));
}

watch::Problem problem_of(const std::string& query, int line, int column) {
  watch::Problem problem;
  problem.file = "query";
  problem.line = line;
  problem.column = column;
  problem.excerpt = line_of(query, line);
  return problem;
}

// Of one who asks: what is wrong is told as in a watch file.
void check(const model::Rule& rule, const std::vector<std::string>* lists) {
  const std::string& query = rule.query;
  const auto parsed = query::parse(query, {.lookalikes = rule.lookalikes, .lists = lists});
  if (!parsed) {
    auto problem = problem_of(query, parsed.error().line, parsed.error().column);
    problem.message = parsed.error().message;
    problem.hint = parsed.error().hint;
    throw Failed(kData, watch::to_text(problem));
  }
  for (const auto& warning : parsed->warnings) {
    auto problem = problem_of(query, warning.line, warning.column);
    problem.warning = true;
    problem.message = warning.message;
    std::fputs(watch::to_text(problem).c_str(), stderr);
  }
}

// What was met in the text; where the title alone was, its marks stand there.
const model::Passage* sentence_of(const desk::Found& found) {
  for (const auto& passage : found.passages)
    if (passage.field == model::Field::text) return &passage;
  return nullptr;
}

std::string title_of(const desk::Found& found) {
  for (const auto& passage : found.passages)
    if (passage.field == model::Field::title) return with_marks(passage, output_is_terminal());
  return text::harmless(found.article.title);
}

// Of a rule that no row has. What the files cannot say, for one of them is broken, is told: the
// rule may stand in it.
model::Rule rule_of_files(Session& session, const std::string& name,
                          std::vector<storage::WatchRow<model::Rule>> rows) {
  const auto& config = session.config();
  const auto read = watch::read_watch_files(config.watch_dir, config.egress);
  for (const auto& rule : read.set.rules) {
    if (rule.noun.name == name) {
      std::fprintf(stderr, "wirewatch: %s stands in %s:%d, and is not in force (wirewatch apply)\n",
                   name.c_str(), rule.file.c_str(), rule.line);
      return rule.noun;
    }
    rows.push_back({rule.noun});
  }
  const auto error =
      std::ranges::find_if_not(read.problems, [](const auto& each) { return each.warning; });
  if (error != read.problems.end())
    std::fprintf(stderr, "wirewatch: %s has an error (wirewatch check)\n",
                 watch::place_of(*error).c_str());
  return named(rows, "rule", name).noun;
}

// A rule's name goes first: those were asked for so before there were lists.
model::Rule rule_by_name(Session& session, const std::string& name, storage::WatchRows rows,
                         bool is_list) {
  const auto row =
      std::ranges::find(rows.rules, name, [](const auto& each) { return each.noun.name; });
  const bool is_rule = row != rows.rules.end();
  if (is_list)
    std::fprintf(stderr, "wirewatch: @%s is taken for the %s\n", name.c_str(),
                 is_rule ? fmt::format("rule; (@{}) asks for the list of that name", name).c_str()
                         : "list of that name");
  if (is_rule) return row->noun;
  if (!is_list) return rule_of_files(session, name, std::move(rows.rules));
  model::Rule rule;
  rule.query = "@" + name;
  return rule;
}

}  // namespace

model::Rule asked_rule(Session& session, const std::string& query, Asked asked) {
  model::Rule rule;
  std::vector<std::string> lists;
  if (query.find('@') != query.npos) {
    auto transaction = session.database().begin();
    auto rows = storage::load_watch_rows(transaction);
    for (const auto& list : storage::active_lists(rows)) lists.push_back(list.name);
    if (query.starts_with('@') && std::ranges::none_of(query, text::is_blank)) {
      const std::string name = query.substr(1);
      const bool is_list = asked == Asked::query && std::ranges::find(lists, name) != lists.end();
      rule = rule_by_name(session, name, std::move(rows), is_list);
    }
  }
  if (rule.query.empty()) rule.query = query;
  if (session.arguments.has("--lookalikes")) rule.lookalikes = true;
  const bool is_in_force = rule.name.empty() || rule.id.value != 0;  // else lists may wait, too
  check(rule, is_in_force ? &lists : nullptr);
  return rule;
}

AskedArticles::AskedArticles(const Arguments& arguments,
                             std::optional<std::chrono::milliseconds> since)
    : since_(arguments.duration("--since")) {
  if (!since_) since_ = since;
  filter_.source = arguments.text("--source");
  const std::string lang = arguments.text("--lang");
  filter_.lang = text::language_code(lang);
  if (!lang.empty() && !text::is_language(filter_.lang))
    throw Failed(kUsage, "--lang: expected a language's code such as en, got \"" + lang + "\"");
}

storage::ArchiveFilter AskedArticles::from(model::Time now) const {
  auto filter = filter_;
  if (since_) filter.since = now - *since_;
  return filter;
}

model::Time time_of(const model::Article& article) {
  return article.published.value_or(article.seen);
}

void put_found(const desk::Found& found, std::string_view before_it) {
  const model::Article& article = found.article;
  put(fmt::format("{}{}  {}: {}  {}", before_it, text::to_rfc3339(time_of(article)),
                  text::harmless(article.source), title_of(found), text::harmless(article.url)));
  if (const auto* sentence = sentence_of(found))
    put(fmt::format("{:{}}  {}", "", before_it.size(),
                    with_marks(*sentence, output_is_terminal())));
}

JsonLine json_of(const desk::Found& found) {
  const model::Article& article = found.article;
  JsonLine line;
  line.add("article", article.id.value)
      .add("title", article.title)
      .add("url", article.url)
      .add("source", article.source)
      .add("lang", article.lang)
      .add("feed", found.feed)
      .add("published", article.published)
      .add("seen", std::optional(article.seen))
      .add("passages", found.passages);
  return line;
}

}  // namespace cli
