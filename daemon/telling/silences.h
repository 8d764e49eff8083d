#pragma once
// Silences as the pipeline asks them: their texts are queries, compiled together.
#include <memory>
#include <vector>

#include "model/silence.h"
#include "rules/rules.h"

namespace wirewatchd {

class Silences {
 public:
  explicit Silences(std::vector<model::Silence> = {},
                    std::shared_ptr<const people::Lists> = nullptr);

  // Those that fit the article, whatever rule it met; which of these have ended, plan() asks.
  std::vector<model::Silence> that_fit(const rules::Subject&) const;

 private:
  std::vector<model::Silence> silences_;
  rules::RuleSet texts_;  // a rule for each silence with a text; its id is the silence's
};

}  // namespace wirewatchd
