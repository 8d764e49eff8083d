// One article: why a rule meets it or not, and what became of it.
#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

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

std::vector<model::Rule> rules_that_are(storage::Status status,
                                        const std::vector<storage::WatchRow<model::Rule>>& rows) {
  std::vector<model::Rule> rules;
  for (const auto& row : rows)
    if (row.status == status) rules.push_back(row.noun);
  return rules;
}

std::vector<std::string> without_a_hit(const rules::RuleSet& set, const Trace& trace,
                                       rules::Costs* costs) {
  const model::Article& article = trace.article->article;
  const text::Reading reading(article.title, article.text, article.lang);
  std::vector<std::string> names;
  for (const auto& match : set.match({reading, article, trace.article->feed}, costs)) {
    const std::string& name = set.rules()[match.rule].name;
    if (std::ranges::none_of(trace.stored.hits,
                             [&](const auto& hit) { return hit.hit.rule == name; }))
      names.push_back(name);
  }
  return names;
}

// Rules judge what comes after them: those that meet an article and have no hit came too late, or
// met another text of it, or were out of service then.
void judge_again(storage::Transaction& transaction, const rules::RuleSet& set, Trace& trace) {
  const auto since = storage::rules_in_force_since(transaction);
  const auto first = storage::rules_first_in_force(transaction);
  const auto is_after = [&](const std::map<std::string, model::Time>& times,
                            const std::string& name) {
    const auto found = times.find(name);
    return found != times.end() && found->second > trace.article->article.seen;
  };
  const auto is_newer = [&](const std::string& name) { return is_after(since, name); };
  const auto is_changed = [&](const std::string& name) {
    return is_newer(name) && !is_after(first, name);
  };
  rules::Costs costs;
  trace.would_meet = without_a_hit(set, trace, &costs);
  std::ranges::copy_if(trace.would_meet, std::back_inserter(trace.newer), is_newer);
  std::ranges::copy_if(trace.newer, std::back_inserter(trace.changed), is_changed);
  for (const model::Rule& rule : set.rules()) {
    trace.newer_rules += is_newer(rule.name) ? 1 : 0;
    trace.changed_rules += is_changed(rule.name) ? 1 : 0;
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

// Feeds move to https, and what they said before keeps its address.
std::string of_other_scheme(const std::string& canonical) {
  if (canonical.starts_with("https:")) return "http" + canonical.substr(5);
  return canonical.starts_with("http:") ? "https" + canonical.substr(4) : canonical;
}

model::ArticleId article_of_hits(storage::Transaction& transaction, const std::string& canonical) {
  for (const auto& url : {canonical, of_other_scheme(canonical)})
    if (const auto of_hits = storage::articles_of_hits(transaction, url); !of_hits.empty())
      return of_hits.front();
  return {};
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
  auto found = newest_of(transaction, {.url = canonical});
  return found ? found : newest_of(transaction, {.url = of_other_scheme(canonical)});
}

std::shared_ptr<const people::Lists> lists_in_force(storage::Transaction& transaction) {
  return std::make_shared<const people::Lists>(storage::load_active_lists(transaction));
}

Explanation explain(const model::Rule& rule, const model::Article& article, const std::string& feed,
                    std::shared_ptr<const people::Lists> lists) {
  Explanation explanation;
  const rules::Means means{std::move(lists), rule.min_confidence, rule.lookalikes};
  const query::Options options{.lookalikes = rule.lookalikes};
  const text::Reading reading(article.title, article.text, article.lang);
  const rules::Subject subject{reading, article, feed};
  explanation.clauses = rules::explain(rule.query, options, subject, means);
  if (const auto parsed = query::parse(rule.query, options)) {
    const auto verdict = rules::evaluate(*parsed->query, subject, means);
    explanation.matched = verdict.matched;
    explanation.gave_up = verdict.gave_up;
    explanation.unsure = verdict.unsure;
    if (verdict.matched) explanation.passages = rules::passages(article, verdict);
  }
  return explanation;
}

std::optional<model::Hit> hit_of(const model::Rule& rule, const model::Article& article,
                                 const std::string& feed,
                                 std::shared_ptr<const people::Lists> lists) {
  const rules::RuleSet set({rule}, {.lists = std::move(lists)});
  const text::Reading reading(article.title, article.text, article.lang);
  auto matches = set.match({reading, article, feed});
  if (matches.empty()) return std::nullopt;
  auto& match = matches.front();
  model::Hit hit;
  hit.rule = rule.id;
  hit.rule_revision = rule.revision;
  hit.article = article.id;
  hit.passages = rules::passages(article, match);
  hit.spans = std::move(match.spans);
  hit.statements = std::move(match.statements);
  hit.other_statements = std::move(match.other_statements);
  hit.unsure = match.unsure;
  return hit;
}

Trace trace_of(storage::Transaction& transaction, const std::string& url) {
  Trace trace;
  const std::string canonical = text::canonical_url(url);
  trace.article = find_article(transaction, canonical);
  const model::ArticleId id =
      trace.article ? trace.article->article.id : article_of_hits(transaction, canonical);
  if (id.value == 0) {
    trace.feeds_of_host = feeds_beside(transaction, canonical);
    return trace;
  }

  trace.stored = storage::load_trace(transaction, id);
  const auto rows = storage::load_watch_rows(transaction).rules;
  const auto lists = lists_in_force(transaction);
  const rules::RuleSet set(rules_that_are(storage::Status::active, rows), {.lists = lists});
  trace.rules_in_force = set.rules().size();
  if (!trace.article) return trace;
  judge_again(transaction, set, trace);
  const rules::RuleSet suspended(rules_that_are(storage::Status::suspended, rows),
                                 {.lists = lists});
  trace.suspended = without_a_hit(suspended, trace, nullptr);
  return trace;
}

}  // namespace desk
