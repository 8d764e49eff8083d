#pragma once
// NEAR/5(a, b, c): one occurrence of each operand, none sharing a word, with at most so many words
// of none between the first and the last. `operands` are in reading order and not empty.
#include <cstddef>
#include <vector>

#include "rules/occurrences.h"

namespace rules {

class Gathering {
 public:
  Gathering(const std::vector<Occurrences>& operands, int distance, std::size_t most);

  Occurrences run(std::size_t max_tries);
  std::size_t tries() const { return tries_; }

 private:
  void choose(std::size_t operand, const std::vector<Stretch>& chosen);

  const std::vector<Occurrences>& operands_;
  std::size_t distance_, most_;
  std::size_t widest_ = 0;  // places that a stretch may take
  std::size_t tries_ = 0, max_tries_ = 0;
  Occurrences found_;
};

}  // namespace rules
