#include "daemon/signals.h"

#include <csignal>
#include <ctime>

namespace wirewatchd {

namespace {

sigset_t ours() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  return set;
}

}  // namespace

void block_signals() {
  const sigset_t set = ours();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

Signal wait_for_signal(std::chrono::milliseconds timeout) {
  const sigset_t set = ours();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(timeout);
  const timespec wait{seconds.count(), static_cast<long>((timeout - seconds).count()) * 1'000'000};
  switch (sigtimedwait(&set, nullptr, &wait)) {
    case SIGTERM:
    case SIGINT:
      return Signal::stop;
    case SIGHUP:
      return Signal::reload;
    default:
      return Signal::none;
  }
}

}  // namespace wirewatchd
