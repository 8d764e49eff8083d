#include "daemon/failpoint.h"

#ifdef WIREWATCH_FAILPOINTS
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <string>

namespace wirewatchd {

namespace {

struct Plan {
  std::string name, action;
  int passage = 1;
};

Plan plan_of_environment() {
  const char* text = std::getenv("WIREWATCH_FAILPOINT");
  if (!text) return {};
  const std::string plan = text;
  const auto first = plan.find(':'), second = plan.find(':', first + 1);
  if (first == std::string::npos) return {};
  Plan result{plan.substr(0, first), plan.substr(first + 1, second - first - 1)};
  if (second != std::string::npos) result.passage = std::atoi(plan.c_str() + second + 1);
  return result;
}

}  // namespace

void failpoint(const char* name) {
  static std::mutex mutex;
  static Plan plan = plan_of_environment();
  const std::lock_guard lock(mutex);
  if (plan.name != name || --plan.passage != 0) return;
  if (plan.action == "kill") raise(SIGKILL);
  while (plan.action == "hold") pause();
}

}  // namespace wirewatchd
#endif
