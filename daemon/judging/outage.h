#pragma once
// Is a host out of reach, or are we? A failure to reach a host outside egress.allow_cidr is held
// back until others have spoken: once one outside host answers, the held failures are their feeds'
// own; when several hosts fail and none answers it is a local outage, said once, and no feed is
// blamed. Pure; the pipeline's.
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "daemon/judging/poll.h"

namespace wirewatchd {

class Outage {
 public:
  using Clock = std::chrono::steady_clock;  // the wall's may jump (F22)
  struct Sorted {
    std::vector<Polled> feeds_own;  // to be recorded as they are
    std::vector<Polled> local;      // not the feeds' fault: to be put off
    bool began = false, ended = false;
  };
  // `others_in_flight`: more answers are to come.
  Sorted sort(std::vector<Polled> polled, bool others_in_flight, Clock::time_point now);
  const std::vector<Polled>& held() const { return held_; }

 private:
  bool in_force_ = false;
  std::vector<Polled> held_;
  std::set<std::string> failed_hosts_;  // since an outside host answered
  Clock::time_point held_since_{};
  std::optional<Clock::time_point> last_answer_;  // of any outside host
};

}  // namespace wirewatchd
