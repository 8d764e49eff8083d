#pragma once
// How many stories the hits of a trial would make: nearly as a daemon would have placed them, which
// had read other articles before, and them in the order in which they came.
#include <cstdint>
#include <set>

#include "model/article.h"
#include "stories/stories.h"

namespace desk {

class HitStories {
 public:
  // Of whatever articles are swept: which words are rare.
  void read(const model::Article&);
  // `told`: somebody would be told of it, were its story not told before.
  void add(const model::Article& hit, bool told);

  // All of them, and those that would be told; of very many hits the later ones count in
  // proportion.
  std::int64_t stories() const;
  std::int64_t told() const;

 private:
  stories::Frequencies frequencies_;
  stories::Index index_;
  std::int64_t read_ = 0, stories_ = 0;
  std::int64_t hits_ = 0, placed_ = 0, told_hits_ = 0, told_placed_ = 0;
  std::set<model::StoryId> told_;
};

}  // namespace desk
