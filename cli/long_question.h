#pragma once
// A question that may take a while: how far it is shows on standard error where that is a terminal,
// and Ctrl-C ends it with the part done so far; a second one ends the program.
#include <csignal>

#include "desk/desk.h"

namespace cli {

class LongQuestion {
 public:
  LongQuestion();
  ~LongQuestion();
  LongQuestion(const LongQuestion&) = delete;
  LongQuestion& operator=(const LongQuestion&) = delete;

  desk::Course course();
  // Takes the bar away, and says on standard error where the answer rests on a part only, or some
  // articles took too long.
  void end(const desk::Coverage&);
  bool was_interrupted() const;

 private:
  void show(std::int64_t done, std::int64_t all);

  struct sigaction before_{};
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  bool shows_ = false;
};

}  // namespace cli
