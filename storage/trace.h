#pragma once
// What became of one article: the rows that name it.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/time.h"
#include "storage/database.h"
#include "storage/hits.h"
#include "storage/stories.h"
#include "storage/way.h"

namespace storage {

struct AppearanceRow {
  std::string feed;
  model::Time at{};
  bool of_first_poll = false;
};
struct TracedHit {
  HitRow hit;
  std::vector<DecisionRow> decisions;
};
struct AttemptRow {
  int number = 0;
  model::Time started{};
  std::optional<model::Time> ended;
  std::string outcome, message;
};
struct TracedDelivery {
  std::int64_t id = 0;
  std::string address;
  Way way;
  std::vector<AttemptRow> attempts;
};
struct TracedAlert {
  std::string id, kind, receiver;
  model::Time created{};
  std::vector<std::string> rules;
  model::StoryId story;      // 0: of none
  model::ArticleId article;  // 0: of none
  std::vector<TracedDelivery> deliveries;
};
// An article of a story, with what was decided about it.
struct TracedReport {
  StoryArticle article;
  std::vector<TracedHit> hits;
};
struct ArticleTrace {
  std::vector<AppearanceRow> appearances;  // the first one first, as all here
  std::vector<TracedHit> hits;
  std::vector<TracedAlert> alerts;
  model::StoryId story;                   // 0: it was never placed
  std::optional<StoryArticle> placed;     // how it belongs to it
  std::vector<TracedAlert> other_alerts;  // of the story
};
ArticleTrace load_trace(Transaction&, model::ArticleId);

// What led to one alert, and how far it got.
struct AlertTrace {
  TracedAlert alert;
  std::string content;                // as the room alerts writes it
  std::vector<TracedHit> hits;        // of its article, by its rules
  std::vector<TracedReport> reports;  // of its story, besides its article
};
std::optional<AlertTrace> load_alert_trace(Transaction&, const std::string& alert);
// What was told of a story, in order of time, without what this article led to (0: all).
std::vector<TracedAlert> alerts_about(Transaction&, model::StoryId, model::ArticleId besides = {});

// An address that counts as told of a story, and how far that got: of its first alerts or else of
// its updates, the delivery that got furthest. None where the alert is another story's by now.
struct AddressOfStory {
  std::string address;
  std::vector<std::string> receivers;  // that were told there; else those that have it today
  model::Time at{};                    // when it was decided
  Way way;
};
std::vector<AddressOfStory> addresses_of_story(Transaction&, model::StoryId);  // first told first

// The alert that a delivery is of; empty: there is no such delivery.
std::string alert_of(Transaction&, model::DeliveryId);

// The articles whose hits hold this address, though they may have left themselves; newest first.
std::vector<model::ArticleId> articles_of_hits(Transaction&, const std::string& url);

// When each rule first came into force, in whatever text, by name.
std::map<std::string, model::Time> rules_first_in_force(Transaction&);

// A feed of that host, of one below it, or of one above it; or that brought articles of that host.
struct HostFeed {
  std::string name, url, state, last_error;
  std::optional<model::Time> last_polled;
};
std::vector<HostFeed> feeds_of_host(Transaction&, const std::string& host, int limit);

}  // namespace storage
