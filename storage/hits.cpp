#include "storage/hits.h"

#include "storage/evidence.h"
#include "storage/sql.h"

namespace storage {
namespace {

constexpr auto kStore = R"(
with given as materialized (
  select * from unnest($8::bigint[], $9::integer[], $10::text[], $11::text[], $12::text[],
                       $14::text[], $15::boolean[])
    with ordinality as g(rule, revision, spans, passages, marks, statements, unsure, place)
), stored as (
  insert into hits (article, feed, title, url, source, lang, published, content_digest,
                    rule, rule_revision, spans, passages, marks, statements, unsure)
  select $1::bigint, nullif($2::bigint, 0), $3, $4, $5, $6, $7::timestamptz, $13,
         rule, revision, spans::text[], passages::text[], marks::text[], statements::jsonb, unsure
    from given order by rule
  on conflict (rule, article) do nothing
  returning id, rule
)
select coalesce(s.id, 0) as id
  from given g left join stored s on s.rule = g.rule order by g.place)";

constexpr auto kList = R"(
select h.*, r.name as rule_name, r.title as rule_title, coalesce(f.name, '') as feed_name,
       coalesce(m.mark, '') as mark
  from hits h join rules r on r.id = h.rule left join feeds f on f.id = h.feed
  left join (select distinct on (from_hit) from_hit,
                    case when must_match then 'good' else 'bad' end as mark
               from rule_tests where state <> 'dropped' order by from_hit, id desc) m
    on m.from_hit = h.id
 where ($1 = '' or r.name = $1) and ($2::timestamptz is null or h.at >= $2::timestamptz)
   and h.unsure = $4::boolean and not (h.unsure and m.mark is not null)
 order by h.at desc, h.id desc limit nullif($3::bigint, 0))";

constexpr auto kLoad = R"(
select h.*, r.name as rule_name, r.title as rule_title, coalesce(f.name, '') as feed_name,
       coalesce((select case when must_match then 'good' else 'bad' end
                   from rule_tests t where t.from_hit = h.id and t.state <> 'dropped'
                  order by t.id desc limit 1), '') as mark
  from hits h join rules r on r.id = h.rule left join feeds f on f.id = h.feed
 where h.id = $1::bigint)";

constexpr auto kHeldBack = R"(
select r.name, count(*) as hits
  from unnest($1::text[]) as r(name)
  join decisions d on d.receiver = r.name and d.reason = 'unsure'
   and d.at > coalesce((select max(created) from alerts
                         where receiver = r.name and kind in ('alert', 'update')), '-infinity')
  join hits h on h.id = d.hit and h.unsure
 group by r.name)";

// What was decided first stands.
constexpr auto kDecide = R"(
insert into decisions (hit, receiver, told, reason, silence, deputy, due)
select hit, receiver, told, reason, nullif(silence, 0), deputy, nullif(due, '')::timestamptz
  from unnest($1::bigint[], $2::text[], $3::boolean[], $4::text[], $5::bigint[], $6::text[],
              $7::text[])
    as d(hit, receiver, told, reason, silence, deputy, due)
on conflict (hit, receiver) do nothing)";

constexpr auto kDecisions = R"(
select d.receiver, d.reason, d.told, d.deputy, d.due, coalesce(s.id, 0) as silence, s.until,
       s.made_by, s.comment, w.*
  from decisions d left join silences s on s.id = d.silence
  left join lateral (
    select w.*, v.last_error from hits h
      join rules r on r.id = h.rule
      join alerts a on a.article = h.article and r.name = any(a.rules)
                   and a.receiver = coalesce(nullif(d.deputy, ''), d.receiver)
      join deliveries v on v.alert = a.id
      join delivery_ways w on w.way_of = v.id
     where h.id = d.hit and d.told order by w.way_rank, w.way_delivered, v.id limit 1) w on true
 where d.hit = $1::bigint order by d.receiver)";

HitRow read_hit(const Row& row) {
  return {.id = row["id"].id<model::Hit>(),
          .article = row["article"].id<model::Article>(),
          .rule = row["rule_name"].text(),
          .rule_title = row["rule_title"].text(),
          .rule_revision = static_cast<int>(row["rule_revision"].integer()),
          .title = row["title"].text(),
          .url = row["url"].text(),
          .source = row["source"].text(),
          .lang = row["lang"].text(),
          .feed = row["feed_name"].text(),
          .published = row["published"].maybe_time(),
          .at = row["at"].time(),
          .passages = read_passages(row["passages"].texts(), row["marks"].texts()),
          .spans = read_spans(row["spans"].texts()),
          .statements = row["statements"].text(),
          .unsure = row["unsure"].truth(),
          .mark = row["mark"].text()};
}

// Hits as columns; each hit's lists are array literals, so that many fit into one array.
struct Columns {
  std::vector<std::int64_t> rules, revisions;
  std::vector<std::string> spans, passages, marks, statements, unsure;

  void add(const HitToStore& to_store) {
    const model::Hit& hit = to_store.hit;
    statements.push_back(to_store.statements);
    unsure.emplace_back(hit.unsure ? "t" : "f");
    rules.push_back(hit.rule.value);
    revisions.push_back(hit.rule_revision);
    std::vector<std::string> written_spans, texts, written_marks;
    for (const auto& span : hit.spans) written_spans.push_back(write_span(span));
    for (const auto& passage : hit.passages) {
      texts.push_back(passage.text);
      written_marks.push_back(write_marks(passage));
    }
    spans.push_back(*Param(written_spans).text());
    passages.push_back(*Param(texts).text());
    marks.push_back(*Param(written_marks).text());
  }
};

}  // namespace

std::vector<model::HitId> store_hits(Transaction& transaction, const model::Article& article,
                                     model::FeedId feed, const std::vector<HitToStore>& hits) {
  if (hits.empty()) return {};
  Columns columns;
  for (const auto& hit : hits) columns.add(hit);

  std::vector<model::HitId> ids;
  for (const auto row :
       exec(transaction, kStore,
            {article.id, feed, article.title, article.url, article.source, article.lang,
             article.published, columns.rules, columns.revisions, columns.spans, columns.passages,
             columns.marks, article.content_digest, columns.statements, columns.unsure})) {
    ids.push_back(row["id"].id<model::Hit>());
  }
  return ids;
}

std::vector<HitRow> list_hits(Transaction& transaction, const HitFilter& filter) {
  std::vector<HitRow> hits;
  for (const auto row :
       exec(transaction, kList, {filter.rule, filter.since, filter.limit, filter.unsure})) {
    hits.push_back(read_hit(row));
  }
  return hits;
}

std::optional<HitRow> load_hit(Transaction& transaction, model::HitId id) {
  const auto rows = exec(transaction, kLoad, {id});
  if (rows.empty()) return std::nullopt;
  return read_hit(rows.front());
}

std::map<std::string, std::size_t> count_held_back(Transaction& transaction,
                                                   const std::vector<std::string>& receivers) {
  std::map<std::string, std::size_t> held_back;
  for (const auto row : exec(transaction, kHeldBack, {receivers}))
    held_back[row["name"].text()] = static_cast<std::size_t>(row["hits"].integer());
  return held_back;
}

void store_decisions(Transaction& transaction, const std::vector<DecisionToStore>& decisions) {
  std::vector<std::int64_t> hits, silences;
  std::vector<std::string> receivers, told, reasons, deputies, due;
  for (const auto& [hit, decision] : decisions) {
    hits.push_back(hit.value);
    receivers.push_back(decision.receiver);
    told.emplace_back(decision.told ? "t" : "f");
    reasons.push_back(decision.reason);
    silences.push_back(decision.silence.id.value);
    deputies.push_back(decision.deputy);
    due.push_back(Param(decision.due).text().value_or(""));
  }
  exec(transaction, kDecide, {hits, receivers, told, reasons, silences, deputies, due});
}

std::vector<DecisionRow> decisions_of(Transaction& transaction, model::HitId hit) {
  std::vector<DecisionRow> decisions;
  for (const auto row : exec(transaction, kDecisions, {hit})) {
    DecisionRow decision{.receiver = row["receiver"].text(),
                         .reason = row["reason"].text(),
                         .told = row["told"].truth(),
                         .deputy = row["deputy"].text(),
                         .due = row["due"].maybe_time(),
                         .silence = {},
                         .way = read_way(row)};
    if (const auto id = row["silence"].id<model::Silence>(); id.value != 0) {
      decision.silence.id = id;
      decision.silence.until = row["until"].time();
      decision.silence.by = row["made_by"].text();
      decision.silence.comment = row["comment"].text();
    }
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

}  // namespace storage
