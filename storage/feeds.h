#pragma once
// Feeds as the poller sees them.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/feed.h"
#include "storage/database.h"

namespace storage {

struct LeasedFeed {
  model::Feed feed;
  model::PollState state;
  std::int64_t token = 0;
};

struct FeedClaim {
  std::string node;
  int limit = 512;
  // Of one host, those in hand included: a thousand feeds at one that hangs leave room for the
  // others.
  int per_host = 64;
  std::chrono::seconds lease{300};
};
// Feeds that are due or asked for, leased to the node (FOR UPDATE SKIP LOCKED).
std::vector<LeasedFeed> claim_due_feeds(Transaction&, const FeedClaim&);
// When the next one is due that nobody has leased; none where no feed is watched.
std::optional<model::Time> next_feed_due(Transaction&);
// Those under way, while they wait for their host's turn. A lease lost meanwhile stays lost.
void renew_feeds(Transaction&, const std::vector<LeasedFeed>&, std::chrono::seconds lease);
// A node that starts takes its own leases back at once.
void release_feeds_of(Transaction&, const std::string& node);

struct PollRecord {
  model::FeedId feed;
  std::int64_t token = 0;
  model::PollState state;
  model::Time next_poll;
  std::string title;    // what the feed calls itself; empty: unchanged
  std::string error;    // empty: it went well
  std::string outcome;  // for those who asked: "3 new articles", "not modified", the error
  bool gap = false;     // nothing that this feed had brought before
};
// Gives the lease back and answers the requests for this feed. False: the lease was lost meanwhile,
// and nothing was written: the caller rolls back.
bool record_poll(Transaction&, const PollRecord&);
// Hands a feed back unblamed, due after `wait`; the reason is shown, and goes to those who asked
// for the poll.
void postpone_feed(Transaction&, model::FeedId, std::int64_t token, std::chrono::seconds wait,
                   const std::string& reason);

struct FeedState {  // feeds list
  std::string name, url, state, last_error, interval;
  std::optional<model::Time> last_polled, next_poll;
  std::int64_t articles = 0, gaps = 0;
};
std::vector<FeedState> list_feeds(Transaction&, int limit);

void quarantine(Transaction&, model::FeedId, const model::Article&, const std::string& reason);

}  // namespace storage
