#include "daemon/judging/intake.h"

#include <algorithm>
#include <set>
#include <utility>

#include "daemon/judging/judgement.h"

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

// A known article in words that this feed has not used for it yet: judged again.
struct Retold {
  model::Article article;
  const model::Identities* identities;
  // The stored text gives way: an excerpt must not overwrite another feed's full text.
  bool replaces;
};

struct Sorted {
  std::vector<storage::ArticleToStore> fresh;
  std::vector<Retold> retold;
  std::vector<storage::Appearance> met_again;
  bool any_from_here = false;  // this feed has brought one of them before
};

bool is_retold(const storage::KnownArticle& known, const std::string& digest) {
  return !known.content_digest.empty() && known.content_digest != digest &&
         known.digest_here != digest;
}

bool replaces(const storage::KnownArticle& known, const model::Article& article) {
  return known.digest_here == known.content_digest || article.text.size() >= known.text_bytes;
}

Sorted sort_by_acquaintance(storage::Transaction& transaction, model::FeedId feed,
                            const std::vector<const feeds::NewArticle*>& articles) {
  std::vector<model::Identities> identities;
  for (const auto* each : articles) identities.push_back(each->identities);
  const auto known = storage::find_known(transaction, feed, identities);

  Sorted sorted;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const model::Article& article = articles[i]->article;
    if (known[i] && known[i]->digest_here) sorted.any_from_here = true;
    if (!known[i]) {
      sorted.fresh.push_back({&article, &articles[i]->identities});
    } else if (is_retold(*known[i], article.content_digest)) {
      sorted.retold.push_back({article, &articles[i]->identities, replaces(*known[i], article)});
      sorted.retold.back().article.id = known[i]->id;
    } else {
      sorted.met_again.push_back({known[i]->id, article.content_digest, articles[i]->identities});
    }
  }
  return sorted;
}

// One poll's articles on their way in.
class Intake {
 public:
  Intake(storage::Transaction& transaction, const Polled& polled, const WatchSet& set,
         Placing& placing, rules::Costs& costs, bool baseline)
      : transaction_(transaction),
        polled_(polled),
        set_(set),
        placing_(placing),
        costs_(costs),
        baseline_(baseline) {}

  void store(const std::vector<const feeds::NewArticle*>& articles) {
    const model::Feed& feed = polled_.leased.feed;
    Sorted sorted = sort_by_acquaintance(transaction_, feed.id, articles);
    const auto ids = storage::store_articles(transaction_, feed.id, sorted.fresh);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      model::Article article = *sorted.fresh[i].article;
      article.id = ids[i];
      judge_one(article, false);
    }
    for (const auto& [article, identities, replaces] : sorted.retold) {
      if (replaces && !storage::update_article(transaction_, feed.id, article, *identities))
        continue;
      if (!replaces) sorted.met_again.push_back({article.id, article.content_digest, *identities});
      judge_one(article, true);
    }
    storage::add_appearances(transaction_, feed.id, sorted.met_again);
    tally.fresh += static_cast<int>(ids.size());
    tally.any_from_here |= sorted.any_from_here;
  }

  void store_one_by_one(const std::vector<const feeds::NewArticle*>& articles) {
    for (const auto* each : articles) {
      const Tally before = tally;
      const std::size_t events_before = events.size();
      try {
        Placing::Attempt placing(placing_);
        storage::Savepoint savepoint(transaction_);
        store({each});
        savepoint.keep();
        placing.keep();
      } catch (const storage::Rejected& rejected) {
        tally = before;
        events.erase(events.begin() + static_cast<std::ptrdiff_t>(events_before), events.end());
        storage::quarantine(transaction_, polled_.leased.feed.id, each->article, rejected.what());
        events.push_back(Event("article_quarantined", Level::warn)
                             .with("feed", polled_.leased.feed.name)
                             .with("title", each->article.title)
                             .with("reason", rejected.what()));
      }
    }
  }

  struct Tally {
    int fresh = 0;
    std::int64_t hits = 0;
    bool any_from_here = false;
  };
  Tally tally;
  std::vector<Event> events;

 private:
  void judge_one(const model::Article& article, bool known) {
    Judged judged = judge(transaction_, {article, polled_.leased.feed, baseline_, known}, set_,
                          placing_, costs_);
    tally.hits += static_cast<std::int64_t>(judged.hits);
    std::ranges::move(judged.events, std::back_inserter(events));
  }

  storage::Transaction& transaction_;
  const Polled& polled_;
  const WatchSet& set_;
  Placing& placing_;
  rules::Costs& costs_;
  bool baseline_;
};

const char* outcome_name(const Polled& polled, int fresh) {
  if (!polled.parsed) return "unchanged";
  return fresh > 0 ? "new" : "known";
}

Event told_of(const Polled& polled, const Intake::Tally& tally) {
  const bool failed = !polled.error.empty();
  Event event(failed ? "feed_failed" : "feed_polled", failed ? Level::warn : Level::info);
  event.with("feed", polled.leased.feed.name);
  if (failed)
    event.with("error", polled.error);
  else
    event.with("outcome", outcome_name(polled, tally.fresh));
  if (!failed || polled.partial) event.with("articles", tally.fresh).with("hits", tally.hits);
  return event.with("ms", polled.elapsed.count());
}

// Nothing in common with what the feed brought before: its window may have rolled over unseen (P2).
bool may_hide_a_gap(const Polled& polled, const Intake::Tally& tally) {
  return polled.parsed && !polled.partial && polled.leased.state.baseline_at && tally.fresh > 0 &&
         !tally.any_from_here;
}

storage::PollRecord record_of(const Polled& polled, const Intake::Tally& tally,
                              const IntakeOptions& options, model::Time now, double random) {
  feeds::PollOutcome outcome = polled.outcome;
  outcome.new_articles = tally.fresh;
  if (tally.fresh > 0 && polled.error.empty())
    outcome.kind = feeds::PollOutcome::Kind::new_articles;
  auto schedule = feeds::next_poll(polled.leased.feed, polled.leased.state, outcome, now, random,
                                   options.schedule);

  model::PollState& state = schedule.state;
  if (polled.parsed && !polled.partial) {
    if (!state.baseline_at) state.baseline_at = now;
    state.etag = polled.etag;
    state.last_modified = polled.last_modified;
    state.body_digest = polled.body_digest;
  }
  storage::PollRecord record{polled.leased.feed.id, polled.leased.token, state, schedule.next_poll};
  record.title = polled.title;
  record.error = polled.error;
  record.outcome = !polled.error.empty() ? polled.error
                   : polled.parsed       ? std::to_string(tally.fresh) +
                                         (tally.fresh == 1 ? " new article" : " new articles")
                                   : "unchanged";
  return record;
}

}  // namespace

TakenIn take_in(storage::Transaction& transaction, const Polled& polled, const WatchSet& set,
                Placing& placing, rules::Costs& costs, const IntakeOptions& options, Care care,
                double random) {
  const model::Feed& feed = polled.leased.feed;
  const bool baseline = !polled.leased.state.baseline_at &&
                        feed.first.value_or(options.first_poll) == model::FirstPoll::baseline;
  const bool is_first_news =
      !polled.articles.empty() && !storage::has_appearances(transaction, feed.id);
  Intake intake(transaction, polled, set, placing, costs, baseline);
  const auto articles = without_repeats(polled.articles);
  if (care == Care::together) intake.store(articles);
  if (care == Care::one_by_one) intake.store_one_by_one(articles);

  const model::Time now = storage::database_now(transaction);
  auto record = record_of(polled, intake.tally, options, now, random);
  record.gap = !is_first_news && may_hide_a_gap(polled, intake.tally);
  if (!storage::record_poll(transaction, record)) throw LeaseLost(feed.name);

  std::vector<Event> events{told_of(polled, intake.tally)};
  if (polled.left_out > 0)
    events.push_back(Event("items_left_out", Level::warn)
                         .with("feed", feed.name)
                         .with("items", static_cast<std::int64_t>(polled.left_out)));
  if (record.gap)
    events.push_back(Event("feed_gap_suspected", Level::warn).with("feed", feed.name));
  std::ranges::move(intake.events, std::back_inserter(events));
  return {std::move(events), intake.tally.hits};
}

}  // namespace wirewatchd
