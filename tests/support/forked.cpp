#include "tests/support/forked.h"

#include <sys/wait.h>

// ThreadSanitizer's word for: a forked copy may start threads.
extern "C" const char* __tsan_default_options() {
  return "die_after_fork=0";
}

namespace test {

int exit_code_of(pid_t pid) {
  int status = 0;
  ::waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace test
