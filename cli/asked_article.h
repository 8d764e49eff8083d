#pragma once
// The article that a question is about: a stored one, or a file.
#include <optional>
#include <string>

#include "cli/session.h"
#include "desk/desk.h"
#include "model/article.h"

namespace cli {

struct AskedArticle {
  model::Article article;
  std::string feed;
};

// Where ARTICLE is a file: it needs no database.
std::optional<AskedArticle> article_of_file(const Arguments&);

// The stored article of a number or an address. Throws Failed(nothing found).
AskedArticle stored_article(storage::Transaction&, const std::string& word);

// ARTICLE: the number or the address of a stored article, or a file whose first line is the title
// (-: standard input). Nothing is fetched. Throws Failed(nothing found) for what is not stored.
AskedArticle asked_article(storage::Transaction&, const Arguments&);

}  // namespace cli
