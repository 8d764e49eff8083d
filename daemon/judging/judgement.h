#pragma once
// One article judged: read, matched, placed, planned; its hits, story, decisions and deliveries
// stored in the caller's transaction.
#include <vector>

#include "daemon/events.h"
#include "daemon/judging/placing.h"
#include "daemon/watch_set.h"
#include "model/article.h"
#include "model/feed.h"
#include "storage/storage.h"

namespace wirewatchd {

struct Case {
  const model::Article& article;  // stored: it has an id
  const model::Feed& feed;
  bool baseline = false;       // hits are stored, nobody is told
  bool known_article = false;  // it was judged before and has changed
};

struct Judged {
  std::size_t hits = 0;  // new ones
  std::vector<Event> events;
};

// What the rules took is added to the costs.
Judged judge(storage::Transaction&, const Case&, const WatchSet&, Placing&, rules::Costs&);

}  // namespace wirewatchd
