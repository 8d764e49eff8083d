#include "storage/stories.h"

#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kPlace = R"(
with opened as (
  insert into stories (opened)
  select now() where not exists (select from stories where id = $2::bigint) returning id
)
insert into story_articles (article, story, kind, source, agency, nearest, likeness, shared,
                            signature, seen)
select $1::bigint, coalesce((select id from opened), $2::bigint), $3, $4, $5,
       nullif($6::bigint, 0), $7::double precision, $8::text[], decode($9, 'hex'), $10::timestamptz
returning story, placed)";

constexpr auto kStoryOf = "select story from story_articles where article = $1::bigint";

constexpr auto kBehind = R"(
select article, story, placed, encode(signature, 'hex') as signature
  from story_articles
-- The last ones are looked for where nothing is known: past them there are few.
 where placed > case when $1::bigint > 0 then $1::bigint
                else coalesce((select placed from story_articles order by placed desc
                               offset $2::bigint limit 1), 0) end
 order by placed limit $3::bigint)";

constexpr auto kArticles = R"(
select s.*, coalesce(h.title, '') as title, coalesce(h.url, '') as url
  from story_articles s
  left join lateral (select title, url from hits where article = s.article
                      order by id limit 1) h on true
 where s.story = $1::bigint order by s.seen, s.article)";

// Each outlet by its first article, and the article from which they are seen.
constexpr auto kReports = R"(
select source, agency, kind, seen, article, articles from (
  select source, agency, kind, seen, article, count(*) over () as articles,
         row_number() over (partition by source order by seen, article) as place
    from story_articles where story = $1::bigint) r
 where place = 1 or article = $2::bigint order by seen, article)";

constexpr auto kAlerts = R"(
select a.id,
       array(select t.address from told t
              where t.article = a.article and t.alert = a.id order by t.address) as addresses
  from alerts a where a.story = $1::bigint and a.kind in ('alert', 'update')
 order by a.created, a.id)";

constexpr auto kContents = "select id, content from alerts where id = any($1::text[])";

constexpr auto kList = R"(
with latest as (
  select story, max(at) as last, count(*) as articles, count(distinct source) as outlets
    from story_articles group by story
   order by max(placed) desc limit nullif($1::bigint, 0)
)
select l.*, s.opened, coalesce(h.title, '') as title,
       t.told, t.waiting
  from latest l join stories s on s.id = l.story
  left join lateral (select h.title from story_articles a join hits h on h.article = a.article
                      where a.story = l.story order by a.seen, a.article, h.id limit 1) h on true
  cross join lateral (
    select count(*) filter (where coalesce(w.rank, 1) = 1) as told,
           count(*) filter (where w.rank = 2) as waiting
      from story_told t
      left join lateral (
        select w.way_rank as rank from alerts a
          join deliveries d on d.alert = a.id and d.address = t.address
          join delivery_ways w on w.way_of = d.id
         where a.story = t.story
         order by (a.kind = 'alert' and w.way_rank < 3) desc, w.way_rank limit 1) w on true
     where t.story = l.story) t
 order by l.last desc, l.story desc)";

constexpr auto kStanding = R"(
with recursive line as (
  select id, merged_into from stories where id = $1::bigint
  union
  select s.id, s.merged_into from line l join stories s on s.id = l.merged_into
)
select id from line where merged_into is null)";

constexpr auto kTold =
    "select address, at from story_told where story = $1::bigint order by at, address";

// What moves is numbered anew, so that every daemon reads it again.
constexpr auto kMove = R"(
update story_articles set story = $2::bigint, placed = default, moved_by = $3
 where story = $1::bigint and ($4::bigint[] is null or article = any($4::bigint[])))";

constexpr auto kMoveAlerts = R"(
update alerts set story = $2::bigint
 where story = $1::bigint and ($3::bigint[] is null or article = any($3::bigint[])))";

constexpr auto kTellAsWell = R"(
insert into story_told (story, address, at)
select $2::bigint, address, at from story_told where story = $1::bigint
on conflict do nothing)";

constexpr auto kToldOfThese = R"(
insert into story_told (story, address, at)
select $1::bigint, address, min(at) from told where article = any($2::bigint[]) group by address)";

constexpr auto kMerged =
    "update stories set merged_into = $2::bigint, changed_by = $3 where id = $1::bigint";
constexpr auto kOpenSplit = "insert into stories (changed_by) values ($1) returning id";

std::string to_hex(std::string_view bytes) {
  constexpr auto kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    hex += {kDigits[value >> 4U], kDigits[value & 15U]};
  }
  return hex;
}

std::string from_hex(std::string_view hex) {
  const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
  std::string bytes;
  bytes.reserve(hex.size() / 2);
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(value(hex[i]) * 16 + value(hex[i + 1]));
  return bytes;
}

Place read_place(const Row& row) {
  return {row["story"].id<model::Story>(), row["placed"].integer()};
}

StoryArticle read_article_of_story(const Row& row) {
  return {.article = row["article"].id<model::Article>(),
          .kind = row["kind"].text(),
          .source = row["source"].text(),
          .agency = row["agency"].text(),
          .nearest =
              row["nearest"].is_null() ? model::ArticleId{} : row["nearest"].id<model::Article>(),
          .likeness = row["likeness"].real(),
          .shared = row["shared"].texts(),
          .seen = row["seen"].time(),
          .moved_by = row["moved_by"].text(),
          .title = row["title"].text(),
          .url = row["url"].text()};
}

}  // namespace

Place place_article(Transaction& transaction, const ArticleToPlace& article) {
  return read_place(exec(transaction, kPlace,
                         {article.article, article.story, article.kind, article.source,
                          article.agency, article.nearest, article.likeness, article.shared,
                          to_hex(article.signature), article.seen})
                        .front());
}

std::optional<model::StoryId> story_of(Transaction& transaction, model::ArticleId article) {
  const auto rows = exec(transaction, kStoryOf, {article});
  if (rows.empty()) return std::nullopt;
  return rows.front()["story"].id<model::Story>();
}

std::vector<PlacedArticle> placed_behind(Transaction& transaction, std::int64_t number,
                                         std::size_t most, int limit) {
  std::vector<PlacedArticle> placed;
  for (const auto row :
       exec(transaction, kBehind, {number, static_cast<std::int64_t>(most), limit}))
    placed.push_back(
        {row["article"].id<model::Article>(), read_place(row), from_hex(row["signature"].text())});
  return placed;
}

std::vector<StoryArticle> articles_of_story(Transaction& transaction, model::StoryId story) {
  std::vector<StoryArticle> articles;
  for (const auto row : exec(transaction, kArticles, {story}))
    articles.push_back(read_article_of_story(row));
  return articles;
}

std::vector<StoryRow> list_stories(Transaction& transaction, int limit) {
  std::vector<StoryRow> stories;
  for (const auto row : exec(transaction, kList, {limit}))
    stories.push_back({.id = row["story"].id<model::Story>(),
                       .opened = row["opened"].time(),
                       .last = row["last"].time(),
                       .articles = row["articles"].integer(),
                       .outlets = row["outlets"].integer(),
                       .told = row["told"].integer(),
                       .waiting = row["waiting"].integer(),
                       .title = row["title"].text()});
  return stories;
}

std::optional<model::StoryId> standing_story(Transaction& transaction, model::StoryId id) {
  const auto rows = exec(transaction, kStanding, {id});
  if (rows.empty()) return std::nullopt;
  return rows.front()["id"].id<model::Story>();
}

std::vector<ToldRow> told_of_story(Transaction& transaction, model::StoryId story) {
  std::vector<ToldRow> told;
  for (const auto row : exec(transaction, kTold, {story}))
    told.push_back({row["address"].text(), row["at"].time()});
  return told;
}

Reports reports_of_story(Transaction& transaction, model::StoryId story, model::ArticleId article) {
  Reports reports;
  for (const auto row : exec(transaction, kReports, {story, article})) {
    reports.articles = row["articles"].integer();
    reports.first.push_back({row["source"].text(), row["agency"].text(), row["kind"].text(),
                             row["seen"].time(), row["article"].id<model::Article>()});
  }
  return reports;
}

std::vector<StoryAlert> alerts_of_story(Transaction& transaction, model::StoryId story) {
  std::vector<StoryAlert> alerts;
  for (const auto row : exec(transaction, kAlerts, {story}))
    alerts.push_back({row["id"].text(), row["addresses"].texts()});
  return alerts;
}

std::map<std::string, std::string> contents_of_alerts(Transaction& transaction,
                                                      const std::vector<std::string>& ids) {
  std::map<std::string, std::string> contents;
  if (ids.empty()) return contents;
  for (const auto row : exec(transaction, kContents, {ids}))
    contents.emplace(row["id"].text(), row["content"].text());
  return contents;
}

void merge_stories(Transaction& transaction, model::StoryId stays, model::StoryId goes,
                   const std::string& who) {
  exec(transaction, kMove, {goes, stays, who, std::nullopt});
  exec(transaction, kMoveAlerts, {goes, stays, std::nullopt});
  exec(transaction, kTellAsWell, {goes, stays});
  exec(transaction, kMerged, {goes, stays, who});
}

model::StoryId split_story(Transaction& transaction, model::StoryId story,
                           const std::vector<std::int64_t>& articles, const std::string& who) {
  const auto split = exec(transaction, kOpenSplit, {who}).front()["id"].id<model::Story>();
  exec(transaction, kMove, {story, split, who, articles});
  exec(transaction, kMoveAlerts, {story, split, articles});
  exec(transaction, kToldOfThese, {split, articles});
  return split;
}

}  // namespace storage
