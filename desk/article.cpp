// One article: why a rule meets it or not, and what became of it.
#include <algorithm>

#include "desk/sweep.h"
#include "text/reading.h"
#include "text/url.h"

namespace desk {
namespace {

constexpr int kMostFeedsOfHost = 20;

std::optional<storage::ArchivedArticle> newest_of(storage::Transaction& transaction,
                                                  const storage::ArchiveFilter& filter) {
  storage::ArchiveReader reader(transaction, filter);
  auto found = reader.next();
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<model::Rule> rules_in_force(storage::Transaction& transaction) {
  std::vector<model::Rule> in_force;
  for (auto& row : storage::load_watch_rows(transaction).rules)
    if (row.status == storage::Status::active) in_force.push_back(std::move(row.noun));
  return in_force;
}

// Rules judge what comes after them: those that meet an article and have no hit came too late, or
// met another text of it.
void judge_again(const rules::RuleSet& set, Trace& trace) {
  const model::Article& article = trace.article->article;
  const text::Reading reading(article.title, article.text, article.lang);
  rules::Costs costs;
  for (const auto& match : set.match({reading, article, trace.article->feed}, &costs)) {
    const std::string& name = set.rules()[match.rule].name;
    if (std::ranges::none_of(trace.stored.hits,
                             [&](const auto& hit) { return hit.hit.rule == name; }))
      trace.would_meet.push_back(name);
  }
  for (std::size_t i = 0; i < costs.of_rules().size(); ++i)
    if (costs.of_rules()[i].gave_up > 0) trace.gave_up.push_back(set.rules()[i].name);
}

std::vector<storage::HostFeed> feeds_beside(storage::Transaction& transaction,
                                            const std::string& url) {
  const auto parsed = text::parse_url(url);
  if (!parsed) return {};
  return storage::feeds_of_host(transaction, parsed->host, kMostFeedsOfHost);
}

}  // namespace

std::optional<storage::ArchivedArticle> find_article(storage::Transaction& transaction,
                                                     model::ArticleId id) {
  return newest_of(transaction, {.id = id});
}

std::optional<storage::ArchivedArticle> find_article(storage::Transaction& transaction,
                                                     const std::string& url) {
  const std::string canonical = text::canonical_url(url);
  if (canonical.empty()) return std::nullopt;
  return newest_of(transaction, {.url = canonical});
}

Explanation explain(const model::Rule& rule, const model::Article& article,
                    const std::string& feed) {
  Explanation explanation;
  const rules::ParseOptions options{.lookalikes = rule.lookalikes};
  const text::Reading reading(article.title, article.text, article.lang);
  const rules::Subject subject{reading, article, feed};
  explanation.clauses = rules::explain(rule.query, options, subject);
  if (const auto parsed = rules::parse_query(rule.query, options)) {
    const auto verdict = rules::evaluate(*parsed->query, subject);
    explanation.matched = verdict.matched;
    explanation.gave_up = verdict.gave_up;
    if (verdict.matched) explanation.passages = rules::passages(article, verdict.spans);
  }
  return explanation;
}

Trace trace_of(storage::Transaction& transaction, const std::string& url) {
  Trace trace;
  const std::string canonical = text::canonical_url(url);
  trace.article = find_article(transaction, canonical);
  model::ArticleId id;
  if (trace.article)
    id = trace.article->article.id;
  else if (const auto of_hits = storage::articles_of_hits(transaction, canonical); !of_hits.empty())
    id = of_hits.front();
  if (id.value == 0) {
    trace.feeds_of_host = feeds_beside(transaction, canonical);
    return trace;
  }

  trace.stored = storage::load_trace(transaction, id);
  const rules::RuleSet set(rules_in_force(transaction));
  trace.rules_in_force = set.rules().size();
  if (trace.article) judge_again(set, trace);
  return trace;
}

}  // namespace desk
