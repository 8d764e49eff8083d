#include "storage/rule_tests.h"

#include "storage/article_row.h"
#include "storage/sql.h"
#include "storage/words.h"

namespace storage {
namespace {

// Hits of the first version do not know the words that were judged: the article's stand for them.
constexpr auto kAdd = R"(
insert into rule_tests (rule, must_match, title, body, lang, authors, tags, source, country, feed,
                        url, published, seen, from_hit, made_by)
select h.rule, $2::boolean, a.title, a.body, a.lang, a.authors, a.tags, a.source, a.country,
       coalesce(f.name, ''), a.url, a.published, a.seen, h.id, $3
  from hits h join articles a on a.id = h.article left join feeds f on f.id = h.feed
 where h.id = $1::bigint and h.content_digest in ('', a.content_digest)
on conflict (from_hit) where state = 'open' do update
   set must_match = excluded.must_match, made_by = excluded.made_by, made_at = excluded.made_at
returning id)";

constexpr auto kWhyNot = R"(
select exists (select from articles a where a.id = h.article) as is_there
  from hits h where h.id = $1::bigint)";

constexpr auto kList = R"(
select t.*, r.name as rule_name from rule_tests t join rules r on r.id = t.rule
 where ($1 = '' or r.name = $1) and ($2 = '' or t.state = $2)
 order by t.made_at desc, t.id desc)";

constexpr auto kLoad = R"(
select t.*, r.name as rule_name from rule_tests t join rules r on r.id = t.rule
 where t.id = $1::bigint)";

constexpr auto kSettle = R"(
update rule_tests set state = $2, settled_by = $3, settled_at = now()
 where id = $1::bigint and state = 'open')";

RuleTestRow read_test(const Row& row) {
  return {.id = row["id"].id<model::RuleTest>(),
          .rule = row["rule_name"].text(),
          .must_match = row["must_match"].truth(),
          .article = read_article(row),
          .feed = row["feed"].text(),
          .state = from_word<TestState>(row["state"].text()),
          .made_by = row["made_by"].text(),
          .settled_by = row["settled_by"].text(),
          .made_at = row["made_at"].time(),
          .settled_at = row["settled_at"].maybe_time(),
          .from_hit = row["from_hit"].id<model::Hit>()};
}

bool settle(Transaction& transaction, model::RuleTestId test, TestState state,
            const std::string& who) {
  return exec(transaction, kSettle, {test, to_word(state), who}).affected() == 1;
}

}  // namespace

std::expected<model::RuleTestId, NoTest> add_rule_test(Transaction& transaction, model::HitId hit,
                                                       bool must_match, const std::string& who) {
  const auto added = exec(transaction, kAdd, {hit, must_match, who});
  if (!added.empty()) return added.front()["id"].id<model::RuleTest>();
  const auto why = exec(transaction, kWhyNot, {hit});
  if (why.empty()) return std::unexpected(NoTest::no_such_hit);
  return std::unexpected(why.front()["is_there"].truth() ? NoTest::article_retold
                                                         : NoTest::article_gone);
}

std::vector<RuleTestRow> list_rule_tests(Transaction& transaction, const RuleTestFilter& filter) {
  const char* state = filter.state ? to_word(*filter.state) : "";
  std::vector<RuleTestRow> tests;
  for (const auto row : exec(transaction, kList, {filter.rule, state})) {
    tests.push_back(read_test(row));
  }
  return tests;
}

std::optional<RuleTestRow> load_rule_test(Transaction& transaction, model::RuleTestId id) {
  const auto rows = exec(transaction, kLoad, {id});
  if (rows.empty()) return std::nullopt;
  return read_test(rows.front());
}

bool adopt_rule_test(Transaction& transaction, model::RuleTestId test, const std::string& who) {
  return settle(transaction, test, TestState::adopted, who);
}

bool drop_rule_test(Transaction& transaction, model::RuleTestId test, const std::string& who) {
  return settle(transaction, test, TestState::dropped, who);
}

}  // namespace storage
