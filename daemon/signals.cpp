#include "daemon/signals.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <ctime>

namespace wirewatchd {

namespace {

sigset_t ours() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  return set;
}

volatile std::sig_atomic_t code_at_alarm = 0;

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

void exit_within(unsigned seconds, int exit_code) {
  code_at_alarm = exit_code;
  std::signal(SIGALRM, [](int) { std::_Exit(code_at_alarm); });
  alarm(seconds);
}

}  // namespace wirewatchd
