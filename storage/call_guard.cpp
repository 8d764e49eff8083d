#include "storage/call_guard.h"

#include <sys/socket.h>

#include <algorithm>

namespace storage {

CallGuard::CallGuard(std::chrono::milliseconds deadline)
    : deadline_(deadline), thread_([this](std::stop_token stop) { watch(stop); }) {}

void CallGuard::arm(int socket) {
  std::lock_guard lock(mutex_);
  socket_ = socket;
  expired_ = false;
  due_ = std::chrono::steady_clock::now() + deadline_;
  if (idle_) wake_.notify_one();
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
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    if (!due_) {
      idle_ = true;
      wake_.wait(lock, stop, [this] { return due_.has_value(); });
      idle_ = false;
      continue;
    }
    const auto due = *due_;
    wake_.wait_until(lock, stop, due, [&] { return due_ && *due_ < due; });
    if (stop.stop_requested() || !due_ || *due_ > std::chrono::steady_clock::now()) continue;
    ::shutdown(socket_, SHUT_RDWR);
    expired_ = true;
    due_.reset();
  }
}

}  // namespace storage
