// Preloaded into a daemon: its wall clock is WIREWATCH_WALL_CLOCK_AHEAD seconds ahead of the
// world's. Its steady clock, and so its waits, are as they were.
#include <dlfcn.h>
#include <sys/time.h>

#include <cstdlib>
#include <ctime>

namespace {

std::time_t ahead() {
  static const char* const given = std::getenv("WIREWATCH_WALL_CLOCK_AHEAD");
  static const std::time_t seconds = given ? std::atol(given) : 0;
  return seconds;
}

}  // namespace

extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept {
  using Function = int (*)(clockid_t, timespec*);
  static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "clock_gettime"));
  const int done = real(clock, time);
  if (done == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    time->tv_sec += ahead();
  return done;
}

extern "C" int gettimeofday(timeval* time, void*) noexcept {
  timespec now{};
  const int done = clock_gettime(CLOCK_REALTIME, &now);
  *time = {now.tv_sec, now.tv_nsec / 1000};
  return done;
}

extern "C" std::time_t time(std::time_t* given) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (given) *given = now.tv_sec;
  return now.tv_sec;
}
