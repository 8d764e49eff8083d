#include "storage/rule_costs.h"

#include <cassert>

#include "storage/sql.h"
#include "storage/watch_rows.h"

namespace storage {
namespace {

// In the rules' order: two daemons that add at once never wait for each other crosswise.
constexpr auto kAdd = R"(
insert into rule_costs as c (rule, revision, articles, candidates, steps, worst_steps,
                             worst_article)
select r.id, r.revision, given.articles, given.candidates, given.steps, given.worst_steps,
       given.worst_article
  from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
              $7::bigint[])
    as given(rule, revision, articles, candidates, steps, worst_steps, worst_article)
  join rules r on r.id = given.rule and r.revision = given.revision
 order by r.id
on conflict (rule) do update
   set revision = excluded.revision,
       articles = excluded.articles +
         case when c.revision = excluded.revision then c.articles else 0 end,
       candidates = excluded.candidates +
         case when c.revision = excluded.revision then c.candidates else 0 end,
       steps = excluded.steps +
         case when c.revision = excluded.revision then c.steps else 0 end,
       (worst_steps, worst_article) = (
         select worst.steps, worst.article
           from (values (c.revision, c.worst_steps, c.worst_article),
                        (excluded.revision, excluded.worst_steps, excluded.worst_article))
                  as worst(revision, steps, article)
          where worst.revision = excluded.revision
          order by worst.steps desc limit 1),
       since = case when c.revision = excluded.revision then c.since else excluded.since end)";

constexpr auto kList = R"(
select r.name, c.* from rule_costs c join rules r on r.id = c.rule and r.revision = c.revision
 where r.status <> 'removed' order by c.steps desc, r.name)";

constexpr auto kSuspend = R"(
update rules set status = 'suspended', suspended_because = $3, suspended_at = now()
 where id = $1::bigint and revision = $2::integer and status = 'active')";

constexpr auto kResume = R"(
with resumed as (
  update rules set status = 'active', suspended_because = '', suspended_at = null
   where name = $1 and status = 'suspended'
  returning id
), forgotten as (
  delete from rule_costs c using resumed where c.rule = resumed.id
)
select id from resumed)";

// Costs as columns.
struct Columns {
  std::vector<std::int64_t> rules, revisions, articles, candidates, steps, worst_steps,
      worst_articles;

  void add(const RuleCost& cost) {
    rules.push_back(cost.rule.value);
    revisions.push_back(cost.revision);
    articles.push_back(cost.articles);
    candidates.push_back(cost.candidates);
    steps.push_back(cost.steps);
    worst_steps.push_back(cost.worst_steps);
    worst_articles.push_back(cost.worst_article.value);
  }
};

RuleCostRow read_cost(const Row& row) {
  return {.name = row["name"].text(),
          .cost = {.rule = row["rule"].id<model::Rule>(),
                   .revision = static_cast<int>(row["revision"].integer()),
                   .articles = row["articles"].integer(),
                   .candidates = row["candidates"].integer(),
                   .steps = row["steps"].integer(),
                   .worst_steps = row["worst_steps"].integer(),
                   .worst_article = row["worst_article"].id<model::Article>()},
          .since = row["since"].time()};
}

}  // namespace

void add_rule_costs(Transaction& transaction, std::span<const RuleCost> costs) {
  if (costs.empty()) return;
  Columns columns;
  for (const auto& cost : costs) columns.add(cost);
  exec(transaction, kAdd,
       {columns.rules, columns.revisions, columns.articles, columns.candidates, columns.steps,
        columns.worst_steps, columns.worst_articles});
}

std::vector<RuleCostRow> rule_costs(Transaction& transaction) {
  std::vector<RuleCostRow> costs;
  for (const auto row : exec(transaction, kList)) costs.push_back(read_cost(row));
  return costs;
}

bool suspend_rule(Transaction& transaction, model::RuleId rule, int revision,
                  const std::string& reason) {
  assert(!reason.empty());
  lock_watch_rows(transaction);
  if (exec(transaction, kSuspend, {rule, revision, reason}).affected() == 0) return false;
  grow_watch_generation(transaction);
  return true;
}

bool resume_rule(Transaction& transaction, const std::string& name) {
  lock_watch_rows(transaction);
  if (exec(transaction, kResume, {name}).empty()) return false;
  grow_watch_generation(transaction);
  return true;
}

}  // namespace storage
