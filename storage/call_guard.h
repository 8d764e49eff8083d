#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace storage {

// Breaks a call to the server that does not come back (F17): a hung backend answers nothing, and
// neither libpq nor the kernel's timeouts notice. A thread of its own shuts the socket, which ends
// the call at once. It sleeps through calls that end in time and costs them no switch: only a call
// that is due before the thread would wake by itself wakes it.
class CallGuard {
 public:
  explicit CallGuard(std::chrono::milliseconds deadline);

  // Watches the call that is made while it lives.
  class Watch {
   public:
    Watch(CallGuard& guard, int socket) : guard_(guard) { guard_.arm(socket); }
    ~Watch() { guard_.disarm(); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    bool expired() const { return guard_.expired(); }

   private:
    CallGuard& guard_;
  };

  std::chrono::milliseconds deadline() const;
  // For the calls to come and the one under way; never lengthens. Any thread.
  void shorten(std::chrono::milliseconds deadline);

 private:
  void arm(int socket);
  void disarm();
  bool expired() const;
  void watch(std::stop_token stop);

  mutable std::mutex mutex_;  // guards all below
  std::chrono::milliseconds deadline_;
  std::condition_variable_any wake_;
  std::optional<std::chrono::steady_clock::time_point> due_;
  int socket_ = -1;
  bool expired_ = false;
  std::chrono::steady_clock::time_point wakes_at_{};  // the thread, by itself
  std::jthread thread_;
};

}  // namespace storage
