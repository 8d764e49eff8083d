#include "cli/long_question.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>

namespace cli {

namespace {

using namespace std::chrono_literals;

constexpr auto kShownAfter = 300ms;
constexpr int kBarWidth = 30;

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int) {
  interrupted = 1;
}

}  // namespace

LongQuestion::LongQuestion() {
  interrupted = 0;
  struct sigaction action{};
  action.sa_handler = interrupt;
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  sigaction(SIGINT, &action, &before_);
}

LongQuestion::~LongQuestion() {
  sigaction(SIGINT, &before_, nullptr);
}

bool LongQuestion::was_interrupted() const {
  return interrupted != 0;
}

desk::Course LongQuestion::course() {
  return [this](std::int64_t done, std::int64_t all) {
    show(done, all);
    return interrupted == 0;
  };
}

void LongQuestion::show(std::int64_t done, std::int64_t all) {
  if (isatty(STDERR_FILENO) == 0 || std::chrono::steady_clock::now() - begin_ < kShownAfter) return;
  shows_ = true;
  const std::int64_t most = std::max<std::int64_t>(all, 1);
  const auto filled = static_cast<int>(std::min(done, most) * kBarWidth / most);
  const std::string bar(static_cast<std::size_t>(filled), '#');
  fmt::print(stderr, "\r[{:-<{}}] {} of {} articles", bar, kBarWidth, done, all);
  std::fflush(stderr);
}

void LongQuestion::end(const desk::Coverage& coverage) {
  if (shows_) std::fputs("\r\x1b[K", stderr);
  shows_ = false;
  if (interrupted != 0 && !coverage.is_whole())
    fmt::print(stderr, "wirewatch: stopped; the answer rests on the newest {} of {} articles\n",
               coverage.judged, coverage.all);
  if (coverage.gave_up > 0)
    fmt::print(
        stderr,
        "wirewatch: gave up on {} articles, which count as not met; the daemon would suspend "
        "it\n",
        coverage.gave_up);
}

}  // namespace cli
