#pragma once
// The article that a line of JSON tells, as tool query and tool match judge it.
#include <string>

#include "cli/tools/json_lines.h"
#include "model/article.h"

namespace cli {

struct ArticleLine {
  model::Article article;
  std::string feed;
};

// Members: title, text, lang, published, source, feed, url, country, author, tags; all optional.
// The language is as the line says, mostly empty: to find it out is part of reading an article, and
// of the time that takes. `now` is when the article counts as first seen. Throws Failed(data).
ArticleLine article_of(const JsonLines&, model::Time now);

// What the line says, else what the text looks like.
std::string language_of(const model::Article&);

}  // namespace cli
