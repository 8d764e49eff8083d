#pragma once
// A row of the query tables: does this query meet this article, and why should it. Each row is
// asked of the engine and of the plain definition (tests/rules/obvious.h), spans included.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "query/query.h"
#include "rules/rules.h"
#include "tests/rules/obvious.h"

namespace rows {

struct Row {
  const char* query;
  const char* title;
  const char* text;
  const char* lang;
  bool matches;
  const char* why;
};

// An article with all that a field may ask for.
struct Attributes {
  std::string title = {}, text = {}, lang = "en";
  std::vector<std::string> authors = {}, tags = {};
  std::string source = {}, feed = {}, url = {}, country = {};
  std::optional<model::Time> published = {};
  model::Time seen = {};
  // What is said in it, where that is not to be found.
  std::optional<std::vector<model::Statement>> statements = {};
};
struct AttributesRow {
  const char* query;
  Attributes article;
  bool matches;
  const char* why;
};

// What must be refused. No hint: it is not asked for.
struct RefusedRow {
  const char* query;
  int line, column;  // column 0: the specification leaves the place open
  const char* hint;
  const char* why;
};

inline model::Article article_of(const Attributes& of) {
  model::Article article;
  article.title = of.title;
  article.text = of.text;
  article.lang = of.lang;
  article.authors = of.authors;
  article.tags = of.tags;
  article.source = of.source;
  article.url = of.url;
  article.country = of.country;
  article.published = of.published;
  article.seen = of.seen;
  return article;
}

// All three outlive it.
inline rules::Subject subject_of(const Attributes& of, const model::Article& article,
                                 const text::Reading& reading) {
  return {reading, article, of.feed, of.statements ? &*of.statements : nullptr};
}

inline rules::Verdict judge(const std::string& query, const std::string& title,
                            const std::string& text, const std::string& lang,
                            const std::string& source = {}, const std::string& feed = {}) {
  const auto parsed = query::parse(query);
  if (!parsed) {
    ADD_FAILURE() << query << ": " << parsed.error().message;
    return {};
  }
  Attributes of{.title = title, .text = text, .lang = lang};
  of.source = source;
  const model::Article article = article_of(of);
  const text::Reading reading(title, text, lang);
  return rules::evaluate(*parsed->query, {reading, article, feed});
}

// The words that spans mark, as written; those of the title with "T:" before.
inline std::vector<std::string> marked(const std::vector<model::Span>& spans,
                                       const std::string& title, const std::string& text) {
  std::vector<std::string> words;
  for (const model::Span& span : spans) {
    const bool in_title = span.field == model::Field::title;
    words.push_back((in_title ? "T:" : "") +
                    (in_title ? title : text).substr(span.begin, span.end - span.begin));
  }
  return words;
}
inline std::vector<std::string> marked(const rules::Verdict& verdict, const std::string& title,
                                       const std::string& text) {
  return marked(verdict.spans, title, text);
}

inline void expect(const AttributesRow& row, const query::Options& options = {},
                   const std::shared_ptr<const people::Lists>& lists = nullptr) {
  const Attributes& of = row.article;
  const auto told =
      std::string(row.query) + "  on  " + of.title + " / " + of.text + "\n  because " + row.why;
  const auto parsed = query::parse(row.query, options);
  if (!parsed) {
    ADD_FAILURE() << told << "\n  refused: " << parsed.error().message;
    return;
  }
  const model::Article article = article_of(of);
  const text::Reading reading(of.title, of.text, of.lang, options.cut);
  const rules::Subject subject = subject_of(of, article, reading);
  const rules::Means means{lists, {}, options.lookalikes, options.cut};
  const query::Node& root = parsed->query->root();

  const auto verdict = rules::evaluate(*parsed->query, subject, means);

  EXPECT_EQ(verdict.matched, row.matches) << told;
  EXPECT_EQ(obvious::matches(root, subject, means), row.matches) << "by definition: " << told;
  EXPECT_EQ(verdict.unsure, obvious::is_unsure(root, subject, means)) << told;
  EXPECT_EQ(marked(verdict, of.title, of.text),
            marked(obvious::spans(root, subject, means), of.title, of.text))
      << told;
}

inline void expect(std::span<const AttributesRow> table) {
  for (const AttributesRow& row : table) expect(row);
}
inline void expect(std::span<const Row> table, const query::Options& options = {}) {
  for (const Row& row : table)
    expect(
        {row.query, {.title = row.title, .text = row.text, .lang = row.lang}, row.matches, row.why},
        options);
}

inline void expect_refused(std::span<const RefusedRow> table) {
  for (const RefusedRow& row : table) {
    const auto parsed = query::parse(row.query);
    if (parsed) {
      ADD_FAILURE() << row.query << " is taken, but " << row.why;
      continue;
    }
    const query::Error& error = parsed.error();
    EXPECT_FALSE(error.message.empty()) << row.query;
    EXPECT_EQ(error.message.find("version"), std::string::npos)
        << row.query << ": " << error.message << ", but " << row.why;
    EXPECT_EQ(error.line, row.line) << row.query << ": " << error.message;
    EXPECT_TRUE(row.column == 0 || error.column == row.column)
        << row.query << ": " << error.message << " in column " << error.column;
    EXPECT_TRUE(!row.hint || error.hint == row.hint)
        << row.query << ": the hint is " << error.hint << ", but " << row.why;
  }
}

}  // namespace rows
