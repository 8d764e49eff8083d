#pragma once
// Which story an article belongs to. PostgreSQL holds what was placed; the recent part of it stands
// in memory, too, and is caught up with before the first placing of a transaction, so that a
// restart, another daemon or a person's merge makes no difference. Under storage::lock_intake,
// which lets one daemon place at a time. The pipeline's.
#include <cstdint>
#include <vector>

#include "daemon/judging/story_so_far.h"
#include "model/article.h"
#include "model/story.h"
#include "storage/storage.h"
#include "stories/stories.h"
#include "text/reading.h"

namespace wirewatchd {

class Placing {
 public:
  explicit Placing(stories::Options options = {}) : options_(options), index_(options) {}

  // Which words are rare, by the newest stored articles: at the start. How many they were.
  std::size_t learn(storage::Transaction&);
  // And by those that are read: of very many, each fourth says as much. Within an Attempt, once
  // that is kept: what is judged again is learnt once.
  void learn(const text::Reading&, const model::Article&);

  std::uint64_t learnt() const { return frequencies_.articles(); }

  // Its story; opened where there is none. What was placed stays where it is. `known`: the article
  // was judged before.
  model::StoryId place(storage::Transaction&, const text::Reading&, const model::Article&,
                       bool known);

  SaidInAlerts& said_in_alerts() { return said_in_alerts_; }

  // A transaction or savepoint: what is placed and read in it is forgotten unless it is kept.
  class Attempt {
   public:
    explicit Attempt(Placing& placing);
    ~Attempt();
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;
    void keep() { kept_ = true; }

   private:
    Placing& placing_;
    std::size_t added_before_;
    std::int64_t known_before_;
    std::size_t read_before_, unlearnt_before_;
    bool kept_ = false;
  };

 private:
  void catch_up(storage::Transaction&);
  void learn_what_is_kept();
  void take_in(model::ArticleId, const storage::Place&, stories::Signature);

  stories::Options options_;
  stories::Frequencies frequencies_;
  stories::Index index_;
  SaidInAlerts said_in_alerts_;
  std::size_t read_ = 0;                              // articles that it might have learnt from
  std::vector<std::vector<std::uint32_t>> unlearnt_;  // of the attempts under way
  int attempts_ = 0;                                  // under way, one in the other
  std::size_t added_ = 0;      // to the index, ever, less what was taken back
  std::int64_t known_to_ = 0;  // the number of the last place that it knows
  bool is_caught_up_ = false;  // in this transaction
};

}  // namespace wirewatchd
