// The cursor sorts numbers and times alone; texts are fetched a batch at a time by number, so that
// no sort carries them. Their times go along: they lead to the partition.
#include "storage/archive.h"

#include <unordered_map>

#include "storage/article_row.h"
#include "storage/sql.h"
#include "storage/words.h"

namespace storage {
namespace {

constexpr auto kCount = R"(
select count(*) as count
  from articles a
 where ($1::timestamptz is null or a.seen >= $1::timestamptz)
   and ($2 = '' or a.lang = $2) and ($3 = '' or lower(a.source) = lower($3))
   and ($4 = '' or a.url = $4) and ($5::bigint = 0 or a.id = $5::bigint))";

constexpr auto kOpen = R"(
declare archive no scroll cursor for
select a.id, a.seen
  from articles a
 where ($1::timestamptz is null or a.seen >= $1::timestamptz)
   and ($2 = '' or a.lang = $2) and ($3 = '' or lower(a.source) = lower($3))
   and ($4 = '' or a.url = $4) and ($5::bigint = 0 or a.id = $5::bigint)
 order by a.seen desc, a.id desc)";

constexpr auto kFetch = "fetch 500 from archive";
constexpr auto kClose = "close archive";

constexpr auto kLoad = R"(
select a.id, a.url, a.title, a.body, a.lang, a.authors, a.tags, a.source, a.country, a.published,
       a.seen, a.content_digest, coalesce(f.name, '') as feed, f.first,
       coalesce(p.at <= f.baseline_at, false) as of_first_poll
  from articles a
  left join (select distinct on (article) article, feed, at from appearances
              where article = any($1::bigint[]) order by article, at, feed) p on p.article = a.id
  left join feeds f on f.id = p.feed
 where a.id = any($1::bigint[]) and a.seen between $2::timestamptz and $3::timestamptz)";

constexpr auto kOutlets = R"(
select source from articles where source <> ''
 group by source
 order by position(lower($1) in lower(source)) = 0, count(*) desc, source limit 1000)";

constexpr auto kLanguages = R"(
select lang from articles where lang <> '' group by lang order by count(*) desc, lang)";

ArchivedArticle read_archived(const Row& row) {
  ArchivedArticle stored;
  stored.article = read_article(row);
  stored.article.id = row["id"].id<model::Article>();
  stored.article.content_digest = row["content_digest"].text();
  stored.feed = row["feed"].text();
  stored.of_first_poll = row["of_first_poll"].truth();
  if (const auto first = row["first"]; !first.is_null())
    stored.first_poll_tells = from_word<model::FirstPoll>(first.text()) == model::FirstPoll::tell;
  return stored;
}

}  // namespace

std::vector<std::string> outlets_like(Transaction& transaction, const std::string& word) {
  std::vector<std::string> outlets;
  for (const auto row : exec(transaction, kOutlets, {word}))
    outlets.push_back(row["source"].text());
  return outlets;
}

std::vector<std::string> archived_languages(Transaction& transaction) {
  std::vector<std::string> languages;
  for (const auto row : exec(transaction, kLanguages)) languages.push_back(row["lang"].text());
  return languages;
}

std::int64_t count_archived(Transaction& transaction, const ArchiveFilter& filter) {
  return exec(transaction, kCount,
              {filter.since, filter.lang, filter.source, filter.url, filter.id})
      .front()["count"]
      .integer();
}

ArchiveReader::ArchiveReader(Transaction& transaction, const ArchiveFilter& filter)
    : transaction_(transaction) {
  exec(transaction, kOpen, {filter.since, filter.lang, filter.source, filter.url, filter.id});
}

ArchiveReader::~ArchiveReader() {
  try {
    exec(transaction_, kClose);
  } catch (const std::runtime_error&) {
    // The transaction or its connection broke, and the cursor with it.
  }
}

std::vector<ArchivedArticle> ArchiveReader::next() {
  const auto rows = exec(transaction_, kFetch);
  if (rows.empty()) return {};
  std::vector<std::int64_t> ids;
  for (const auto row : rows) ids.push_back(row["id"].integer());
  const model::Time newest = rows.front()["seen"].time();
  const model::Time oldest = rows[rows.size() - 1]["seen"].time();

  std::unordered_map<std::int64_t, ArchivedArticle> loaded;
  for (const auto row : exec(transaction_, kLoad, {ids, oldest, newest})) {
    auto stored = read_archived(row);
    loaded.emplace(stored.article.id.value, std::move(stored));
  }
  std::vector<ArchivedArticle> batch;
  for (const auto id : ids)  // one that left meanwhile is not there
    if (const auto found = loaded.find(id); found != loaded.end())
      batch.push_back(std::move(found->second));
  return batch.empty() ? next() : batch;
}

}  // namespace storage
