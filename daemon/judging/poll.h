#pragma once
// One poll: the request that asks for a document, and what its answer came to. Pure.
#include <chrono>
#include <string>
#include <vector>

#include "feeds/feeds.h"
#include "net/transfers.h"
#include "storage/storage.h"

namespace wirewatchd {

struct Polled {
  storage::LeasedFeed leased;
  feeds::PollOutcome outcome;
  std::string error;    // for a person; empty: it went well
  bool parsed = false;  // a document was read
  // Cut short (B9): its whole items count; validators and baseline do not, and it is tried again
  // soon.
  bool partial = false;
  std::string etag, last_modified, body_digest;
  std::string title;  // what the feed calls itself
  std::vector<feeds::NewArticle> articles;
  std::size_t left_out = 0;  // items beyond the limit
  // For telling a local outage from a feed's own trouble.
  std::string host;
  bool external = true;
  bool unreachable = false;  // no answer at all: name, connection or time
  bool answered = false;     // the host spoke; a refusal of our own says nothing about the way out
  std::chrono::milliseconds elapsed{0};
};

net::HttpRequest request_for(const storage::LeasedFeed&);

Polled read_poll(storage::LeasedFeed, const net::Finished&, model::Time now);

}  // namespace wirewatchd
