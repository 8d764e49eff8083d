#include "storage/call_guard.h"

#include <sys/socket.h>

#include <algorithm>
#include <csignal>

namespace storage {

CallGuard::CallGuard(std::chrono::milliseconds deadline)
    : deadline_(deadline), thread_([this](std::stop_token stop) { watch(stop); }) {}

void CallGuard::arm(int socket) {
  std::lock_guard lock(mutex_);
  socket_ = socket;
  expired_ = false;
  due_ = std::chrono::steady_clock::now() + deadline_;
  if (*due_ < wakes_at_) wake_.notify_one();
}

void CallGuard::disarm() {
  std::lock_guard lock(mutex_);
  due_.reset();
}

std::chrono::milliseconds CallGuard::deadline() const {
  std::lock_guard lock(mutex_);
  return deadline_;
}

void CallGuard::shorten(std::chrono::milliseconds deadline) {
  std::lock_guard lock(mutex_);
  deadline_ = std::min(deadline_, deadline);
  if (!due_) return;
  due_ = std::min(*due_, std::chrono::steady_clock::now() + deadline_);
  wake_.notify_one();
}

bool CallGuard::expired() const {
  std::lock_guard lock(mutex_);
  return expired_;
}

void CallGuard::watch(std::stop_token stop) {
  using Clock = std::chrono::steady_clock;
  // Signals are for the thread that calls, which may hold one to read it as an answer.
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    // A copy: the wait reads it while the lock is open.
    const auto until = wakes_at_ = due_.value_or(Clock::time_point::max());
    const auto is_due_earlier = [&] { return due_ && *due_ < until; };
    if (due_)
      wake_.wait_until(lock, stop, until, is_due_earlier);
    else
      wake_.wait(lock, stop, is_due_earlier);
    if (stop.stop_requested() || !due_ || *due_ > Clock::now()) continue;
    ::shutdown(socket_, SHUT_RDWR);
    expired_ = true;
    due_.reset();
  }
}

}  // namespace storage
