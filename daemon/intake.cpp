#include "daemon/intake.h"

#include <algorithm>
#include <set>
#include <utility>

#include "daemon/judgement.h"

namespace wirewatchd {

namespace {

// The same item twice in one document: the first one stands.
std::vector<const feeds::NewArticle*> without_repeats(
    const std::vector<feeds::NewArticle>& articles) {
  std::set<std::string_view> met;
  std::vector<const feeds::NewArticle*> unique;
  for (const feeds::NewArticle& article : articles) {
    bool repeated = false;
    for (const std::string& identity : article.identities) repeated |= !met.insert(identity).second;
    if (!repeated) unique.push_back(&article);
  }
  return unique;
}

struct Sorted {
  std::vector<storage::ArticleToStore> fresh;
  std::vector<std::pair<model::Article, const model::Identities*>> changed;
  std::vector<model::ArticleId> met_again;
};

Sorted sort_by_acquaintance(storage::Transaction& transaction,
                            const std::vector<const feeds::NewArticle*>& articles) {
  std::vector<model::Identities> identities;
  for (const auto* each : articles) identities.push_back(each->identities);
  const auto known = storage::find_known(transaction, identities);

  Sorted sorted;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (!known[i]) {
      sorted.fresh.push_back({&articles[i]->article, &articles[i]->identities});
    } else if (!known[i]->content_digest.empty() &&
               known[i]->content_digest != articles[i]->article.content_digest) {
      sorted.changed.emplace_back(articles[i]->article, &articles[i]->identities);
      sorted.changed.back().first.id = known[i]->id;
    } else {
      sorted.met_again.push_back(known[i]->id);
    }
  }
  return sorted;
}

// One poll's articles on their way in.
class Intake {
 public:
  Intake(storage::Transaction& transaction, const Polled& polled, const WatchSet& set,
         bool baseline)
      : transaction_(transaction), polled_(polled), set_(set), baseline_(baseline) {}

  void store(const std::vector<const feeds::NewArticle*>& articles) {
    const Sorted sorted = sort_by_acquaintance(transaction_, articles);
    const model::Feed& feed = polled_.leased.feed;
    const auto ids = storage::store_articles(transaction_, feed.id, sorted.fresh);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      model::Article article = *sorted.fresh[i].article;
      article.id = ids[i];
      judge_one(article, false);
    }
    for (const auto& [article, identities] : sorted.changed)
      if (storage::update_article(transaction_, feed.id, article, *identities))
        judge_one(article, true);
    storage::add_appearances(transaction_, feed.id, sorted.met_again);
    fresh += static_cast<int>(ids.size());
    met_before += sorted.changed.size() + sorted.met_again.size();
  }

  void store_one_by_one(const std::vector<const feeds::NewArticle*>& articles) {
    for (const auto* each : articles) {
      const std::size_t events_before = events.size();
      try {
        storage::Savepoint savepoint(transaction_);
        store({each});
        savepoint.keep();
      } catch (const storage::Rejected& rejected) {
        events.erase(events.begin() + static_cast<std::ptrdiff_t>(events_before), events.end());
        storage::quarantine(transaction_, polled_.leased.feed.id, each->article.title,
                            rejected.what());
        events.push_back(Event("article_quarantined", Level::warn)
                             .with("feed", polled_.leased.feed.name)
                             .with("title", each->article.title)
                             .with("reason", rejected.what()));
      }
    }
  }

  int fresh = 0;
  std::size_t met_before = 0;
  std::size_t hits = 0;
  std::vector<Event> events;

 private:
  void judge_one(const model::Article& article, bool known) {
    Judged judged = judge(transaction_, {article, polled_.leased.feed, baseline_, known}, set_);
    hits += judged.hits;
    std::ranges::move(judged.events, std::back_inserter(events));
  }

  storage::Transaction& transaction_;
  const Polled& polled_;
  const WatchSet& set_;
  bool baseline_;
};

const char* outcome_name(const Polled& polled, int fresh) {
  if (!polled.parsed) return "unchanged";
  return fresh > 0 ? "new" : "known";
}

Event told_of(const Polled& polled, const Intake& intake) {
  const std::string& name = polled.leased.feed.name;
  if (!polled.error.empty())
    return Event("feed_failed", Level::warn)
        .with("feed", name)
        .with("error", polled.error)
        .with("ms", polled.elapsed.count());
  return Event("feed_polled")
      .with("feed", name)
      .with("outcome", outcome_name(polled, intake.fresh))
      .with("articles", intake.fresh)
      .with("hits", static_cast<std::int64_t>(intake.hits))
      .with("ms", polled.elapsed.count());
}

// Nothing in common with the poll before: the feed's window may have rolled over unseen (P2).
bool suspects_gap(const Polled& polled, const Intake& intake) {
  return polled.parsed && polled.leased.state.baseline_at && intake.fresh > 0 &&
         intake.met_before == 0;
}

storage::PollRecord record_of(const Polled& polled, const Intake& intake,
                              const IntakeOptions& options, model::Time now, double random) {
  feeds::PollOutcome outcome = polled.outcome;
  outcome.new_articles = intake.fresh;
  if (intake.fresh > 0) outcome.kind = feeds::PollOutcome::Kind::new_articles;
  auto schedule = feeds::next_poll(polled.leased.feed, polled.leased.state, outcome, now, random,
                                   options.schedule);

  model::PollState& state = schedule.state;
  if (polled.parsed && !state.baseline_at) state.baseline_at = now;
  if (polled.parsed && !polled.partial) {
    state.etag = polled.etag;
    state.last_modified = polled.last_modified;
    state.body_digest = polled.body_digest;
  }
  storage::PollRecord record{polled.leased.feed.id, polled.leased.token, state, schedule.next_poll};
  record.title = polled.title;
  record.error = polled.error;
  record.outcome = !polled.error.empty() ? polled.error
                   : polled.parsed       ? std::to_string(intake.fresh) + " new articles"
                                         : "unchanged";
  record.gap = suspects_gap(polled, intake);
  return record;
}

}  // namespace

std::vector<Event> take_in(storage::Transaction& transaction, const Polled& polled,
                           const WatchSet& set, const IntakeOptions& options, Care care,
                           double random) {
  const model::Feed& feed = polled.leased.feed;
  const bool baseline = !polled.leased.state.baseline_at &&
                        feed.first.value_or(options.first_poll) == model::FirstPoll::baseline;
  Intake intake(transaction, polled, set, baseline);
  const auto articles = without_repeats(polled.articles);
  if (care == Care::together) intake.store(articles);
  if (care == Care::one_by_one) intake.store_one_by_one(articles);

  const auto record =
      record_of(polled, intake, options, storage::database_now(transaction), random);
  if (!storage::record_poll(transaction, record)) throw LeaseLost(feed.name);

  std::vector<Event> events{told_of(polled, intake)};
  if (polled.left_out > 0)
    events.push_back(Event("items_left_out", Level::warn)
                         .with("feed", feed.name)
                         .with("items", static_cast<std::int64_t>(polled.left_out)));
  if (record.gap)
    events.push_back(Event("feed_gap_suspected", Level::warn).with("feed", feed.name));
  std::ranges::move(intake.events, std::back_inserter(events));
  return events;
}

}  // namespace wirewatchd
