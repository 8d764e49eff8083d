#pragma once
#include <sys/types.h>

#include <chrono>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "storage/cluster/account.h"

namespace storage {

// A process watched through a pidfd: its number cannot come to mean another one meanwhile.
class Process {
 public:
  static std::optional<Process> watch(pid_t);  // nothing: it has ended
  ~Process();
  Process(Process&&) noexcept;
  Process& operator=(Process&&) noexcept;

  pid_t pid() const { return pid_; }
  void signal(int number) const;
  // Waits at most that long; a child of ours is reaped.
  bool ended_within(std::chrono::milliseconds);
  // As waitpid gives it; 0 for a process that is not our child.
  int status() const { return status_; }

 private:
  Process(pid_t pid, int fd) : pid_(pid), fd_(fd) {}
  pid_t pid_ = 0;
  int fd_ = -1;
  bool ended_ = false;
  int status_ = 0;
};

struct Command {
  std::filesystem::path program;
  std::vector<std::string> arguments;
  Account account;                     // taken on when we are root
  std::filesystem::path folder = "/";  // where it runs
  std::filesystem::path log;           // what it prints is appended here, opened as the account
};

// In a session of its own: a Ctrl-C at our terminal is not for it, and it outlives us. Its
// environment is LC_ALL=C, TZ=UTC and a PATH, nothing else: no NOTIFY_SOCKET, no PG… of ours.
std::expected<Process, std::string> launch(const Command&);

struct Outcome {
  bool succeeded = false;
  std::string output;  // its end, at most 4 kB
};
// Runs it to its end with `input` as its standard input; killed at the limit.
std::expected<Outcome, std::string> run(const Command&, const std::string& input,
                                        std::chrono::seconds limit);

}  // namespace storage
