#pragma once
// A Feed as a person wrote it, out of a row of `feeds`.
#include "model/feed.h"
#include "storage/sql.h"
#include "storage/words.h"

namespace storage {

inline model::Feed read_feed(const Row& row) {
  model::Feed feed;
  feed.id = row["id"].id<model::Feed>();
  feed.name = row["name"].text();
  feed.url = row["url"].text();
  feed.tags = row["tags"].texts();
  feed.country = row["country"].text();
  if (const auto interval = row["interval_s"]; !interval.is_null()) {
    feed.interval = std::chrono::seconds(interval.integer());
  }
  feed.text = from_word<model::TextFrom>(row["text_from"].text());
  if (const auto first = row["first"]; !first.is_null()) {
    feed.first = from_word<model::FirstPoll>(first.text());
  }
  return feed;
}

}  // namespace storage
