#pragma once
// What leaves the database, and when. Articles leave by the week, a table at a time; what points to
// them, and hits, leave in small batches. Each call is short: a daemon makes them between its other
// work, and several daemons may.
#include <chrono>
#include <optional>

#include "model/ids.h"
#include "model/time.h"
#include "storage/database.h"

namespace storage {

// A table for this week and each of the next four. What met no table moves out of the net
// (articles_other). False: somebody holds the articles just now; ask again later.
bool make_article_weeks(Transaction&);

struct DroppedWeek {
  model::Time begins{};
  std::int64_t articles = 0;
};
// The oldest week, where it ended longer ago than `age`. None: there is none, or somebody reads
// articles just now. Readers wait for the transaction's end, so end it soon.
std::optional<DroppedWeek> drop_article_week(Transaction&, std::chrono::seconds age);
// Articles of that age that the net still holds, at most `limit`; how many they were.
int delete_stray_articles(Transaction&, std::chrono::seconds age, int limit);

// Hits with their decisions, the oldest first, at most `limit`; how many they were.
int delete_old_hits(Transaction&, std::chrono::seconds age, int limit);

// Articles that were placed in stories so long ago, and stories that have none left. Under
// lock_intake.
int delete_old_placings(Transaction&, std::chrono::seconds age, int limit);

// Alerts decided so long ago, with their deliveries, where none of these is open; the oldest first.
int delete_old_alerts(Transaction&, std::chrono::seconds age, int limit);
// Attempts that ended so long ago, of deliveries that have ended.
int delete_old_attempts(Transaction&, std::chrono::seconds age, int limit);
// Requests answered, and articles last refused, so long ago.
int delete_old_requests(Transaction&, std::chrono::seconds age, int limit);
int delete_old_quarantined(Transaction&, std::chrono::seconds age, int limit);

struct Sweep {
  int deleted = 0;
  std::optional<model::ArticleId> last;  // go on after this one; none: the sweep is through
};
// Of the next `limit` articles after this one: by what those are recognised which no feed brought
// within `age`, and who was told of them. Longer than articles stay.
Sweep sweep_seen(Transaction&, model::ArticleId after, std::chrono::seconds age, int limit);
// Appearances of articles that have left, of the next `limit` articles after this one. One that a
// feed brought within `age` stays: by it the feed's next poll tells old items from a gap (P2).
Sweep sweep_appearances(Transaction&, model::ArticleId after, std::chrono::seconds age, int limit);

}  // namespace storage
