#include "cli/tools/article_line.h"

#include "text/harmless.h"
#include "text/language.h"
#include "text/url.h"

namespace cli {

namespace {

std::string language_said(const JsonLines& line) {
  const std::string label = line.text("lang");
  std::string code = text::language_code(label);
  if (code.empty() && !label.empty() && label != "und")  // BCP 47: undetermined
    line.fail("\"lang\": expected a language's code such as \"en\", got \"" +
              text::harmless(label) + "\"");
  return code;
}

std::string canonical_url(const JsonLines& line) {
  const std::string written = line.text("url");
  std::string url = text::canonical_url(written);
  if (url.empty() && !written.empty())
    line.fail("\"url\": expected an http or https address, got \"" + text::harmless(written) +
              "\"");
  return url;
}

}  // namespace

ArticleLine article_of(const JsonLines& line, model::Time now) {
  ArticleLine told;
  told.feed = line.text("feed");
  model::Article& article = told.article;
  article.url = canonical_url(line);
  article.title = line.text("title");
  article.text = line.text("text");
  article.lang = language_said(line);
  article.authors = line.texts("author");
  article.tags = line.texts("tags");
  article.source = line.text("source");
  article.country = line.text("country");
  article.published = line.time("published");
  article.seen = now;
  return told;
}

std::string language_of(const model::Article& article) {
  if (!article.lang.empty()) return article.lang;
  return text::language_of_article(article.title, article.text);
}

}  // namespace cli
