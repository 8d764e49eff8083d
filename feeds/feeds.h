#pragma once
// feeds: a document's bytes into Articles, and when to poll again.
//
// Pure: no network, no clock, no database. A hostile document costs a bounded time and gives an
// error a person understands; nothing a document says is trusted (a guid may be shared, a date may
// lie).
//   parse()          bytes -> Document        RSS 0.9x/1.0/2.0, Atom 0.3/1.0, JSON Feed 1.1
//   read_articles()  Document -> Articles     canonical URL, plain text, sane times, identities
//   next_poll()      what happened -> when    intervals learnt, back-off, Retry-After
// Any thread.
#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/feed.h"
#include "model/time.h"

namespace feeds {

struct ParseLimits {
  std::size_t max_entries = 10'000;
  std::size_t max_depth = 256;
  std::size_t max_elements = 200'000;
  std::size_t max_attributes = 1'000;  // of one element
};

struct ParseError {
  enum class Kind { empty, not_a_feed, malformed, over_limit } kind = Kind::malformed;
  std::string message;  // for a person: "an HTML page, not a feed"
};

struct Source {
  std::string_view bytes;
  std::string_view content_type;  // the HTTP header's value, or empty
  std::string_view base_url;      // the document's own address, for relative links
};

// A truncated XML document is `malformed` and yet brings its whole items: `partial` (B9): keep
// them, but do not store its validators.
struct Parsed {
  model::Document document;
  bool partial = false;
};
std::expected<Parsed, ParseError> parse(const Source&, const ParseLimits& = {});

// An Entry made an Article, with the digests it is known by (identity policy: feeds/identity.cpp).
struct NewArticle {
  model::Article article;
  model::Identities identities;
};
// In the document's order; `now` clamps dates and fills `seen`.
std::vector<NewArticle> read_articles(const model::Document&, const model::Feed&, model::Time now);

// What a poll came to, as far as the schedule cares.
struct PollOutcome {
  enum class Kind { new_articles, unchanged, failed, gone } kind = Kind::unchanged;
  std::optional<std::chrono::seconds> retry_after;  // what the server asked for
  int new_articles = 0;
};

struct ScheduleOptions {
  std::chrono::seconds floor{300};      // a learnt interval is never shorter
  std::chrono::seconds ceiling{86400};  // nor longer
  std::chrono::seconds backoff_ceiling{3600};
  double jitter = 0.1;  // share of the interval, either way
};

struct Schedule {
  model::Time next_poll;
  model::PollState state;  // counters and learnt interval brought up to date
};
// `random` in [0, 1) spreads feeds that would otherwise be polled in step.
Schedule next_poll(const model::Feed&, const model::PollState&, const PollOutcome&, model::Time now,
                   double random, const ScheduleOptions& = {});

// BLAKE2b-256 of any bytes, in hex: does a body differ from the one before?
std::string digest(std::string_view bytes);

// RFC 822, RFC 3339 and what feeds really write; empty when unreadable. UTC.
std::optional<model::Time> parse_date(std::string_view);

}  // namespace feeds
