#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/time.h"

namespace model {

// Where an article's text comes from: what the feed brings, its page, or whichever is fuller.
enum class TextFrom { automatic, feed, page };

// What a feed's first poll means: a baseline (hits stored, nobody told), or news.
enum class FirstPoll { baseline, tell };

// A source we poll, as a person wrote it in a watch file.
struct Feed {
  FeedId id;
  std::string name;  // lower-case words with hyphens, unique
  std::string url;
  std::vector<std::string> tags;
  std::string country;                           // ISO 3166 alpha-2, or empty
  std::optional<std::chrono::seconds> interval;  // at least 1 min; unset: learnt from the feed
  TextFrom text = TextFrom::automatic;
  std::optional<FirstPoll> first;  // unset: the configuration's [poll] first
  bool operator==(const Feed&) const = default;
};

// What the polls so far left behind; written in the same transaction as the articles they brought,
// because an ETag stored earlier would turn a crash into lost news (304 next time).
struct PollState {
  std::string etag;                 // validators of the last document that was parsed and stored
  std::string last_modified;        // as the server wrote it
  std::string body_digest;          // hex; tells an unchanged body from servers without validators
  std::optional<Time> baseline_at;  // first poll that brought a parsed document
  std::optional<Time> last_polled;
  std::optional<Time> last_new;      // last poll that brought an article not seen before
  int failures = 0;                  // in a row; 0 again only after two successes (F28)
  int successes = 0;                 // in a row
  std::chrono::seconds learnt{900};  // the interval learnt so far
  bool gone = false;                 // 410: not polled until a person asks
  bool operator==(const PollState&) const = default;
};

}  // namespace model
