#pragma once
// One sentence or paragraph as an article of its own, so that the parts of SENT and PARA are
// explained where they have to stand.
#include <memory>
#include <string_view>

#include "rules/reasons.h"
#include "text/sentences.h"

namespace rules {

class Excerpt {
 public:
  Excerpt(const Subject& whole, model::Field, text::Stretch);
  Excerpt(const Excerpt&) = delete;
  Excerpt& operator=(const Excerpt&) = delete;

  Subject subject() const { return {reading_, article_, {}}; }
  std::string_view text() const { return is_title() ? article_.title : article_.text; }
  bool is_title() const { return field_ == model::Field::title; }
  // Of the excerpt; becomes one of the whole article.
  void lead_back(model::Span& span) const;

 private:
  model::Field field_;
  std::uint32_t begin_;
  model::Article article_;
  text::Reading reading_;
};

// The first one that holds what is inside, or else the one in which most of its parts hold; none
// where no part does.
std::unique_ptr<Excerpt> nearest_excerpt(const Asked&, const Within&, Scope);

}  // namespace rules
