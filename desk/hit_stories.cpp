#include "desk/hit_stories.h"

#include <utility>

#include "text/reading.h"

namespace desk {
namespace {

constexpr std::int64_t kLearntFromOneOf = 8;  // articles
constexpr std::int64_t kMostPlaced = 5000;    // some seconds

std::int64_t in_proportion(std::int64_t counted, std::int64_t of, std::int64_t all) {
  return of == 0 ? all : (counted * all + of / 2) / of;
}

}  // namespace

void HitStories::read(const model::Article& article) {
  if (read_++ % kLearntFromOneOf == 0)
    frequencies_.learn(text::Reading(article.title, article.text, article.lang), article);
}

void HitStories::add(const model::Article& hit, bool told) {
  ++hits_;
  told_hits_ += told ? 1 : 0;
  if (placed_ == kMostPlaced) return;
  ++placed_;
  told_placed_ += told ? 1 : 0;
  auto signature = stories::sign(text::Reading(hit.title, hit.text, hit.lang), hit, frequencies_);
  model::StoryId story = index_.place(signature, frequencies_).story;
  if (story.value == 0) story = {++stories_};
  index_.add(hit.id, story, std::move(signature), frequencies_);
  if (told) told_.insert(story);
}

std::int64_t HitStories::stories() const {
  return in_proportion(stories_, placed_, hits_);
}

std::int64_t HitStories::told() const {
  return in_proportion(static_cast<std::int64_t>(told_.size()), told_placed_, told_hits_);
}

}  // namespace desk
