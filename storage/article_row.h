#pragma once
// An Article out of a row of `articles`, or of one that keeps a copy of such a row.
#include "model/article.h"
#include "storage/sql.h"

namespace storage {

inline model::Article read_article(const Row& row) {
  return {.id = {},
          .url = row["url"].text(),
          .title = row["title"].text(),
          .text = row["body"].text(),
          .lang = row["lang"].text(),
          .authors = row["authors"].texts(),
          .tags = row["tags"].texts(),
          .source = row["source"].text(),
          .country = row["country"].text(),
          .published = row["published"].maybe_time(),
          .seen = row["seen"].time(),
          .content_digest = {}};
}

}  // namespace storage
