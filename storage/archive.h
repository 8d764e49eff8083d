#pragma once
// Stored articles, read back as they would be judged.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/time.h"
#include "storage/database.h"

namespace storage {

// All that are given must hold.
struct ArchiveFilter {
  std::optional<model::Time> since;  // first met then or later
  std::string lang;                  // ISO 639-1
  std::string source;                // the outlet's name, in any case
  std::string url;                   // canonical
  model::ArticleId id;
};

struct ArchivedArticle {
  model::Article article;
  std::string feed;            // that brought it first; empty where no feed is left that did
  bool of_first_poll = false;  // of that feed: its baseline
  // Of that feed, where a person gave it one; else the configuration says what a first poll means.
  std::optional<bool> first_poll_tells;
};

// The outlets of stored articles, those whose name holds `word` first, then those with most
// articles; at most a thousand.
std::vector<std::string> outlets_like(Transaction&, const std::string& word);
std::vector<std::string> archived_languages(Transaction&);  // that of most articles first

// How many there are, for a bar that tells how far a reader is.
std::int64_t count_archived(Transaction&, const ArchiveFilter&);

// Newest first, in batches by a cursor of the server's: neither side holds them all. One reader at
// a time in a transaction, which outlives it.
class ArchiveReader {
 public:
  ArchiveReader(Transaction&, const ArchiveFilter&);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;
  // The next ones, some hundreds; empty at the end.
  std::vector<ArchivedArticle> next();

 private:
  Transaction& transaction_;
};

}  // namespace storage
