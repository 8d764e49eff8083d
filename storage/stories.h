#pragma once
// Stories and the articles that were placed in them. What writes here holds lock_intake.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/story.h"
#include "storage/database.h"

namespace storage {

struct ArticleToPlace {
  model::ArticleId article;
  model::StoryId story;  // 0, or one that has left: opens one
  std::string kind, source, agency;
  model::ArticleId nearest;  // 0: none
  double likeness = 0;
  std::vector<std::string> shared;
  std::string signature;  // bytes
  model::Time seen{};     // the article, first
};
struct Place {
  model::StoryId story;
  std::int64_t number = 0;  // grows with each placing and moving, in the order of commits
};
Place place_article(Transaction&, const ArticleToPlace&);

// Where an article that may have been placed is.
std::optional<model::StoryId> story_of(Transaction&, model::ArticleId);

struct PlacedArticle {
  model::ArticleId article;
  Place place;
  std::string signature;
};
// What was placed or moved behind that number, in the order of the numbers; at most `limit`. Behind
// none, 0: of all there are, the last `most`.
std::vector<PlacedArticle> placed_behind(Transaction&, std::int64_t number, std::size_t most,
                                         int limit);

// An article of a story. Title and address are those of its hits.
struct StoryArticle {
  model::ArticleId article;
  std::string kind, source, agency;
  model::ArticleId nearest;
  double likeness = 0;
  std::vector<std::string> shared;
  model::Time seen{};
  std::string moved_by;  // who put it there; empty: the daemon
  std::string title, url;
};
// The first one met first.
std::vector<StoryArticle> articles_of_story(Transaction&, model::StoryId);

// Who reported it: the first one met first.
struct ReportRow {
  std::string source, agency, kind;
  model::Time seen{};
  model::ArticleId article;
};
struct Reports {
  std::int64_t articles = 0;     // all of the story
  std::vector<ReportRow> first;  // the first one of each outlet, and the one that is asked for
};
Reports reports_of_story(Transaction&, model::StoryId, model::ArticleId);

struct StoryRow {
  model::StoryId id;
  model::Time opened{}, last{};  // when its last article was placed
  std::int64_t articles = 0, outlets = 0;
  std::int64_t told = 0, waiting = 0;  // addresses, by their first alert: handed over, waiting
  std::string title;                   // of its first article
};
std::vector<StoryRow> list_stories(Transaction&, int limit);  // that with the latest article first

// The story, or that into which it was merged. None: there is no such story.
std::optional<model::StoryId> standing_story(Transaction&, model::StoryId);

struct ToldRow {
  std::string address;
  model::Time at{};
};
std::vector<ToldRow> told_of_story(Transaction&, model::StoryId);  // the first one told first

// What was said of a story, by alerts and updates.
struct StoryAlert {
  std::string id;
  std::vector<std::string> addresses;
};
std::vector<StoryAlert> alerts_of_story(Transaction&, model::StoryId);  // the first one first
// By their ids, as the room alerts writes them.
std::map<std::string, std::string> contents_of_alerts(Transaction&,
                                                      const std::vector<std::string>& ids);

// ---- a person's word ----

// Everything of `goes` belongs to `stays`, whose addresses are those told of either. Both stand.
void merge_stories(Transaction&, model::StoryId stays, model::StoryId goes, const std::string& who);
// These articles of the story become one of their own. Who was told of one of them counts as told
// of it; the addresses of the story that was split stay as they are.
model::StoryId split_story(Transaction&, model::StoryId, const std::vector<std::int64_t>& articles,
                           const std::string& who);

}  // namespace storage
