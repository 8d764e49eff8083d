#pragma once
#include <sys/types.h>
#include <unistd.h>

#include <stdexcept>

namespace test {

// A copy of this program that does `work` and ends without a destructor, as a killed daemon does.
template <class Work>
pid_t fork_to(Work work) {
  const pid_t pid = ::fork();
  if (pid < 0) throw std::runtime_error("fork failed");
  if (pid == 0) {
    try {
      ::_exit(work());
    } catch (...) {
      ::_exit(125);
    }
  }
  return pid;
}

int exit_code_of(pid_t pid);  // 128 and the signal for one that was killed

}  // namespace test
