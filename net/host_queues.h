#pragma once
// Who may start next: a queue per host, at most so many connections at a time and a delay between
// starts for each, so that a slow host holds nobody else. Pure; owned by one thread.
#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "net/transfer.h"

namespace net {

class HostQueues {
 public:
  using Clock = std::chrono::steady_clock;
  using Waiting = std::unique_ptr<Transfer>;

  HostQueues(int connections, Clock::duration delay) : connections_(connections), delay_(delay) {}

  void push(Waiting, Clock::time_point now);        // at the end of its host's queue
  void push_front(Waiting, Clock::time_point now);  // the next hop of one that had its turn

  // The next one that may start, its host's connection counted; null when there is none. With
  // `may_resolve` false, only hosts written as an address.
  Waiting take(Clock::time_point now, bool may_resolve);
  void finished(const std::string& host);  // gives the connection back

  // When take() may have something again; nothing: not before a push() or finished().
  std::optional<Clock::time_point> next_due(bool may_resolve);

 private:
  struct Host {
    std::deque<Waiting> waiting;
    int running = 0;
    Clock::time_point not_before{};
    bool needs_resolver = false;
  };
  using Due = std::set<std::pair<Clock::time_point, std::string>>;

  enum class End { front, back };
  void add(Waiting, End, Clock::time_point now);
  Due* first_due(bool may_resolve);
  void schedule(const std::string& name, const Host& host);
  void forget_idle(Clock::time_point now);

  int connections_;
  Clock::duration delay_;
  std::unordered_map<std::string, Host> hosts_;
  // Hosts with somebody waiting and a connection free, each by its not_before.
  Due due_addresses_, due_names_;
  std::size_t swept_ = 0;  // hosts left after the last sweep
};

}  // namespace net
