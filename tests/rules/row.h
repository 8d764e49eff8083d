#pragma once
// A row of the query tables: does this query meet this article, and why should it.
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <vector>

#include "rules/rules.h"

namespace rows {

struct Row {
  const char* query;
  const char* title;
  const char* text;
  const char* lang;
  bool matches;
  const char* why;
};

inline rules::Verdict judge(const std::string& query, const std::string& title,
                            const std::string& text, const std::string& lang,
                            const std::string& source = {}, const std::string& feed = {}) {
  const auto parsed = rules::parse_query(query);
  if (!parsed) {
    ADD_FAILURE() << query << ": " << parsed.error().message;
    return {};
  }
  model::Article article;
  article.title = title;
  article.text = text;
  article.source = source;
  const text::Reading reading(title, text, lang);
  return rules::evaluate(*parsed->query, {reading, article, feed});
}

inline void expect(std::span<const Row> table) {
  for (const Row& row : table)
    EXPECT_EQ(judge(row.query, row.title, row.text, row.lang).matched, row.matches)
        << row.query << "  on  " << row.title << " / " << row.text << "\n  because " << row.why;
}

// The words that a verdict marks, as written; those of the title with "T:" before.
inline std::vector<std::string> marked(const rules::Verdict& verdict, const std::string& title,
                                       const std::string& text) {
  std::vector<std::string> words;
  for (const model::Span& span : verdict.spans) {
    const bool in_title = span.field == model::Field::title;
    words.push_back((in_title ? "T:" : "") +
                    (in_title ? title : text).substr(span.begin, span.end - span.begin));
  }
  return words;
}

}  // namespace rows
