#include "daemon/maintenance.h"

#include <utility>

#include "text/times.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;
constexpr auto kBetweenRounds = 1h;
constexpr auto kAfterTrouble = 1min;
constexpr int kBatch = 1000;  // some milliseconds of work, and of locks
// What was seen is in no order by age, and most of it is young: a round looks at so many batches.
constexpr int kInVain = 20;

Event told_of(const storage::DroppedWeek& week) {
  return Event("articles_dropped")
      .with("week", text::to_rfc3339(week.begins).substr(0, 10))
      .with("articles", week.articles);
}

}  // namespace

std::vector<Event> Maintenance::turn(storage::Database& database) {
  const auto now = Clock::now();
  if (now < next_) return {};
  next_ = now + kAfterTrouble;
  Piece piece;
  try {
    auto transaction = database.begin();
    piece = do_piece(transaction);
    transaction.commit();
  } catch (const storage::Rejected& rejected) {
    // The other steps have nothing to do with it.
    piece = {};
    piece.events.push_back(
        Event("maintenance_refused", Level::error).with("reason", rejected.what()));
  }
  next_ = now;
  deleted_ += piece.deleted;
  if (piece.is_last) end_step(piece.events);
  return std::move(piece.events);
}

Maintenance::Piece Maintenance::do_piece(storage::Transaction& transaction) {
  const auto batch = [](int deleted) { return Piece{deleted < kBatch, deleted, {}}; };
  switch (step_) {
    case Step::weeks:
      return turn_weeks(transaction);
    case Step::strays:
      return batch(storage::delete_stray_articles(transaction, keep_.articles, kBatch));
    case Step::hits:
      return batch(storage::delete_old_hits(transaction, keep_.hits, kBatch));
    case Step::stories:
      storage::lock_intake(transaction);
      return batch(storage::delete_old_placings(transaction, keep_.hits, kBatch));
    case Step::tellings:
      return batch(storage::delete_old_tellings(transaction, kBatch));
    case Step::alerts:
      return batch(storage::delete_old_alerts(transaction, keep_.hits, kBatch));
    case Step::attempts:
      return batch(storage::delete_old_attempts(transaction, keep_.attempts, kBatch));
    case Step::requests:
      return batch(storage::delete_old_requests(transaction, keep_.attempts, kBatch));
    case Step::quarantine:
      return batch(storage::delete_old_quarantined(transaction, keep_.articles, kBatch));
    case Step::seen:
      return forget(transaction);
    case Step::appearances:
      break;
  }
  return sweep(transaction);
}

// A week that cannot be made or dropped just now waits for the next round: four more are there, and
// what is old may be a little older.
Maintenance::Piece Maintenance::turn_weeks(storage::Transaction& transaction) const {
  storage::make_article_weeks(transaction);
  const auto dropped = storage::drop_article_week(transaction, keep_.articles);
  if (!dropped) return {};
  return {false, 0, {told_of(*dropped)}};
}

Maintenance::Piece Maintenance::forget(storage::Transaction& transaction) {
  const auto swept = storage::sweep_seen(transaction, forgotten_, keep_.seen(), kBatch);
  forgotten_ = swept.last.value_or(model::ArticleId{});
  if (swept.deleted == 0) ++in_vain_;
  const bool is_last = !swept.last || in_vain_ >= kInVain;
  if (is_last) in_vain_ = 0;
  return {is_last, swept.deleted, {}};
}

Maintenance::Piece Maintenance::sweep(storage::Transaction& transaction) {
  const auto swept = storage::sweep_appearances(transaction, swept_, keep_.articles, kBatch);
  swept_ = swept.last.value_or(model::ArticleId{});
  return {!swept.last, swept.deleted, {}};
}

void Maintenance::end_step(std::vector<Event>& events) {
  if (step_ == Step::hits && deleted_ > 0)
    events.push_back(Event("hits_deleted").with("hits", deleted_));
  if (step_ == Step::alerts && deleted_ > 0)
    events.push_back(Event("alerts_deleted").with("alerts", deleted_));
  deleted_ = 0;
  if (step_ == Step::appearances) {
    step_ = Step::weeks;
    next_ = Clock::now() + kBetweenRounds;
  } else {
    step_ = static_cast<Step>(static_cast<int>(step_) + 1);
  }
}

}  // namespace wirewatchd
