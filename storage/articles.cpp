// New articles are stored in three steps, so that two daemons (or two entries of one document) that
// bring the same article end with one row. First the digests are written under ids taken for the
// purpose; a digest that somebody else writes at this moment is waited for. Then who owns each
// digest is read: an article whose digests are all its own is new; any other one is the owner's
// article, and its remaining digests move there. Only then are the new ones written.
#include "storage/articles.h"

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kLockIntake = "select pg_advisory_xact_lock(hashtext('wirewatch intake'))";

constexpr auto kFindKnown = R"(
select distinct on (d.entry) d.entry, s.article, coalesce(a.content_digest, '') as content_digest,
       coalesce(octet_length(a.body), 0) as text_bytes, p.content_digest as digest_here
  from unnest($1::bigint[], $2::text[]) with ordinality as d(entry, digest, rank)
  join seen s on s.digest = decode(d.digest, 'hex')
  left join articles a on a.id = s.article
  left join appearances p on p.article = s.article and p.feed = $3::bigint
 order by d.entry, d.rank)";

// In the digests' order: two daemons that store the same articles never wait for each other
// crosswise.
constexpr auto kMarkSeen = R"(
with taken as materialized (
  select entry, nextval(pg_get_serial_sequence('articles', 'id')) as id
    from generate_series(0, $1::bigint - 1) as entry
), marked as (
  insert into seen (digest, article)
  select decode(d.digest, 'hex'), t.id
    from unnest($2::bigint[], $3::text[]) as d(entry, digest) join taken t on t.entry = d.entry
   order by decode(d.digest, 'hex'), t.entry
  on conflict (digest) do nothing
)
select id from taken order by entry)";

constexpr auto kKnownMeanwhile = R"(
select distinct d.entry
  from unnest($1::bigint[], $2::text[]) as d(entry, digest)
  join seen s on s.digest = decode(d.digest, 'hex')
 where s.article <> ($3::bigint[])[d.entry + 1]
 order by d.entry)";

constexpr auto kMoveHome = R"(
with home as (
  select s.article
    from unnest($1::text[]) with ordinality as d(digest, rank)
    join seen s on s.digest = decode(d.digest, 'hex')
   where s.article <> $2::bigint
   order by d.rank limit 1
), moved as (
  update seen s set article = home.article from home where s.article = $2::bigint
)
select article from home)";

constexpr auto kStore = R"(
insert into articles (id, url, title, body, lang, authors, tags, source, country, published, seen,
                      content_digest)
overriding system value
select id, url, title, body, lang, authors::text[], tags::text[], source, country,
       nullif(published, '')::timestamptz, seen::timestamptz, content_digest
  from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
              $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
    as a(id, url, title, body, lang, authors, tags, source, country, published, seen,
         content_digest))";

constexpr auto kUpdate = R"(
update articles
   set url = $2, title = $3, body = $4, lang = $5, authors = $6::text[], tags = $7::text[],
       source = $8, country = $9, published = $10::timestamptz, content_digest = $11
 where id = $1::bigint)";

constexpr auto kAddIdentities = R"(
insert into seen (digest, article)
select decode(digest, 'hex'), article
  from unnest($1::bigint[], $2::text[]) as known(article, digest)
 order by 1
on conflict (digest) do nothing)";

constexpr auto kAppear = R"(
insert into appearances (feed, article, content_digest)
select distinct on (a.id) $1::bigint, a.id, m.digest
  from unnest($2::bigint[], $3::text[]) as m(id, digest) join articles a on a.id = m.id
 order by a.id
on conflict (feed, article) do update set content_digest = excluded.content_digest
 where appearances.content_digest <> excluded.content_digest)";

constexpr auto kHasAppearances =
    "select exists (select from appearances where feed = $1::bigint) as any";

// What a feed still brings must not be forgotten; a row that another daemon refreshes needs no
// waiting.
constexpr auto kRefreshSeen = R"(
update seen set at = now()
 where digest in (select digest from seen
                   where article = any($1::bigint[]) and at < now() - interval '1 day'
                   for update skip locked))";

// The entries' digests in one row of pairs.
struct DigestPairs {
  std::vector<std::int64_t> entries;
  std::vector<std::string> digests;

  void add(std::size_t entry, const model::Identities& identities) {
    entries.insert(entries.end(), identities.size(), static_cast<std::int64_t>(entry));
    digests.insert(digests.end(), identities.begin(), identities.end());
  }
};

using Ids = std::vector<std::int64_t>;

Ids mark_seen(Transaction& transaction, std::int64_t count, const DigestPairs& pairs) {
  Ids ids;
  for (const auto row : exec(transaction, kMarkSeen, {count, pairs.entries, pairs.digests})) {
    ids.push_back(row["id"].integer());
  }
  return ids;
}

// Gives the entries that turn out to be known their article's id; returns which are new.
std::vector<bool> settle(Transaction& transaction, const std::vector<ArticleToStore>& articles,
                         const DigestPairs& pairs, Ids& ids) {
  std::vector<bool> is_new(articles.size(), true);
  for (const auto row : exec(transaction, kKnownMeanwhile, {pairs.entries, pairs.digests, ids})) {
    const auto entry = static_cast<std::size_t>(row["entry"].integer());
    const auto home = exec(transaction, kMoveHome, {*articles[entry].identities, ids[entry]});
    ids[entry] = home.front()["article"].integer();
    is_new[entry] = false;
  }
  return is_new;
}

// An article as the text of its columns; a list is an array literal, so that many fit into one
// array.
struct Columns {
  Ids ids;
  std::vector<std::string> url, title, body, lang, authors, tags, source, country, published, seen,
      digest;

  void add(std::int64_t id, const model::Article& article) {
    ids.push_back(id);
    url.push_back(article.url);
    title.push_back(article.title);
    body.push_back(article.text);
    lang.push_back(article.lang);
    authors.push_back(*Param(article.authors).text());
    tags.push_back(*Param(article.tags).text());
    source.push_back(article.source);
    country.push_back(article.country);
    published.push_back(Param(article.published).text().value_or(""));
    seen.push_back(*Param(article.seen).text());
    digest.push_back(article.content_digest);
  }
};

void store_new(Transaction& transaction, const Columns& columns) {
  if (columns.ids.empty()) return;
  exec(transaction, kStore,
       {columns.ids, columns.url, columns.title, columns.body, columns.lang, columns.authors,
        columns.tags, columns.source, columns.country, columns.published, columns.seen,
        columns.digest});
}

void appear(Transaction& transaction, model::FeedId feed, const Ids& ids,
            const std::vector<std::string>& digests) {
  if (ids.empty()) return;
  exec(transaction, kAppear, {feed, ids, digests});
  exec(transaction, kRefreshSeen, {ids});
}

}  // namespace

void lock_intake(Transaction& transaction) {
  exec(transaction, kLockIntake);
}

std::vector<std::optional<KnownArticle>> find_known(Transaction& transaction, model::FeedId feed,
                                                    const std::vector<model::Identities>& entries) {
  DigestPairs pairs;
  for (std::size_t entry = 0; entry < entries.size(); ++entry) pairs.add(entry, entries[entry]);

  std::vector<std::optional<KnownArticle>> known(entries.size());
  if (pairs.digests.empty()) return known;
  for (const auto row : exec(transaction, kFindKnown, {pairs.entries, pairs.digests, feed})) {
    KnownArticle article{row["article"].id<model::Article>(), row["content_digest"].text(),
                         static_cast<std::size_t>(row["text_bytes"].integer()), std::nullopt};
    if (!row["digest_here"].is_null()) article.digest_here = row["digest_here"].text();
    known[static_cast<std::size_t>(row["entry"].integer())] = std::move(article);
  }
  return known;
}

std::vector<model::ArticleId> store_articles(Transaction& transaction, model::FeedId feed,
                                             const std::vector<ArticleToStore>& articles) {
  if (articles.empty()) return {};
  DigestPairs pairs;
  for (std::size_t i = 0; i < articles.size(); ++i) pairs.add(i, *articles[i].identities);

  auto ids = mark_seen(transaction, static_cast<std::int64_t>(articles.size()), pairs);
  const auto is_new = settle(transaction, articles, pairs, ids);
  Columns columns;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (is_new[i]) columns.add(ids[i], *articles[i].article);
  }
  store_new(transaction, columns);
  std::vector<std::string> digests;
  for (const auto& each : articles) digests.push_back(each.article->content_digest);
  appear(transaction, feed, ids, digests);

  std::vector<model::ArticleId> stored;
  for (const auto id : ids) stored.push_back({id});
  return stored;
}

bool update_article(Transaction& transaction, model::FeedId feed, const model::Article& article,
                    const model::Identities& identities) {
  const auto updated = exec(
      transaction, kUpdate,
      {article.id, article.url, article.title, article.text, article.lang, article.authors,
       article.tags, article.source, article.country, article.published, article.content_digest});
  if (updated.affected() == 0) return false;
  add_appearances(transaction, feed, {{article.id, article.content_digest, identities}});
  return true;
}

void add_appearances(Transaction& transaction, model::FeedId feed,
                     const std::vector<Appearance>& appearances) {
  Ids ids, owners;
  std::vector<std::string> digests, identities;
  for (const auto& each : appearances) {
    ids.push_back(each.article.value);
    digests.push_back(each.content_digest);
    owners.insert(owners.end(), each.identities.size(), each.article.value);
    identities.insert(identities.end(), each.identities.begin(), each.identities.end());
  }
  if (!identities.empty()) exec(transaction, kAddIdentities, {owners, identities});
  appear(transaction, feed, ids, digests);
}

bool has_appearances(Transaction& transaction, model::FeedId feed) {
  return exec(transaction, kHasAppearances, {feed}).front()["any"].truth();
}

}  // namespace storage
