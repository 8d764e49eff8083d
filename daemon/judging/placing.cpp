#include "daemon/judging/placing.h"

#include <utility>

namespace wirewatchd {

namespace {

constexpr std::size_t kLearntFrom = 2000;  // articles: about a second
constexpr int kReadAtOnce = 1000;

}  // namespace

Placing::Attempt::Attempt(Placing& placing)
    : placing_(placing),
      added_before_(placing.added_),
      known_before_(placing.known_to_),
      read_before_(placing.read_),
      unlearnt_before_(placing.unlearnt_.size()) {
  placing.is_caught_up_ = false;
  ++placing.attempts_;
}

Placing::Attempt::~Attempt() {
  --placing_.attempts_;
  if (kept_) {
    placing_.learn_what_is_kept();
    return;
  }
  placing_.unlearnt_.resize(unlearnt_before_);
  placing_.read_ = read_before_;
  placing_.index_.take_back(placing_.added_ - added_before_);
  placing_.added_ = added_before_;
  placing_.known_to_ = known_before_;
  placing_.is_caught_up_ = false;
}

std::size_t Placing::learn(storage::Transaction& transaction) {
  storage::ArchiveReader archive(transaction, {});
  std::size_t learnt = 0;
  for (auto batch = archive.next(); !batch.empty() && learnt < kLearntFrom; batch = archive.next())
    for (const auto& [article, feed, of_first_poll, first_poll_tells] : batch) {
      learn(text::Reading(article.title, article.text, article.lang), article);
      ++learnt;
    }
  return learnt;
}

void Placing::learn(const text::Reading& reading, const model::Article& article) {
  constexpr std::size_t kAllUpTo = 4000, kOneOf = 4;
  if (++read_ > kAllUpTo && read_ % kOneOf != 0) return;
  unlearnt_.push_back(stories::keys_of(reading, article));
  learn_what_is_kept();
}

void Placing::learn_what_is_kept() {
  if (attempts_ > 0) return;
  for (const auto& keys : std::exchange(unlearnt_, {})) frequencies_.learn(keys);
}

void Placing::take_in(model::ArticleId article, const storage::Place& place,
                      stories::Signature signature) {
  if (index_.add(article, place.story, std::move(signature), frequencies_)) ++added_;
  known_to_ = place.number;
}

// Signatures of another version are compared with nothing, and keep their story.
void Placing::catch_up(storage::Transaction& transaction) {
  for (bool is_all = false; !is_all;) {
    const auto placed =
        storage::placed_behind(transaction, known_to_, options_.most_articles, kReadAtOnce);
    for (const auto& [article, place, bytes] : placed)
      take_in(article, place, stories::signature_of(bytes).value_or(stories::Signature{}));
    is_all = std::cmp_less(placed.size(), kReadAtOnce);
  }
  is_caught_up_ = true;
}

model::StoryId Placing::place(storage::Transaction& transaction, const text::Reading& reading,
                              const model::Article& article, bool known) {
  if (!is_caught_up_) catch_up(transaction);
  if (known)
    if (const auto story = storage::story_of(transaction, article.id)) return *story;
  stories::Signature signature = stories::sign(reading, article, frequencies_);
  const stories::Placement placement = index_.place(signature, frequencies_);
  const storage::Place place = storage::place_article(
      transaction, {.article = article.id,
                    .story = placement.story,
                    .kind = std::string(stories::to_text(placement.kind)),
                    .source = article.source,
                    .agency = placement.agency,
                    .nearest = placement.nearest,
                    .likeness = placement.likeness,
                    .shared = stories::written(placement.shared, reading, article),
                    .signature = stories::to_bytes(signature),
                    .seen = article.seen});
  take_in(article.id, place, std::move(signature));
  return place.story;
}

}  // namespace wirewatchd
