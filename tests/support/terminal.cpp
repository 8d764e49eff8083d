#include "tests/support/terminal.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "tests/places.h"

namespace test {

namespace {

constexpr char kEnd = '\x1e';  // before the program's wait status, behind all that it showed

// The terminal's session, as a shell has it: it outlives the program, for what the kernel has not
// handed on when a session ends is lost. The terminal's end is its own.
[[noreturn]] void run_session(char* const* words) {
  std::signal(SIGINT, SIG_IGN);
  const pid_t program = fork();
  if (program == 0) {
    std::signal(SIGINT, SIG_DFL);
    execv(words[0], words);
    _exit(127);
  }
  int status = 0;
  waitpid(program, &status, 0);
  dprintf(STDOUT_FILENO, "%c%d\n", kEnd, status);
  pause();
  _exit(0);
}

}  // namespace

CommandResult on_terminal(const Daemon& daemon, std::vector<std::string> arguments,
                          const std::string& typed, const std::string& prompt) {
  arguments.insert(arguments.begin(), program());
  arguments.insert(arguments.end(), {"--config", daemon.folder() / "wirewatch.toml"});
  std::vector<char*> words;
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);

  int terminal = -1;
  const pid_t session = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (session == 0) run_session(words.data());
  CommandResult result;
  if (session < 0) return result;
  bool is_typed = false;
  const auto type = [&] {
    is_typed = write(terminal, typed.data(), typed.size()) == static_cast<ssize_t>(typed.size());
  };
  if (prompt.empty()) type();
  std::array<char, 4096> piece{};
  std::size_t end = std::string::npos;  // of what the program showed
  for (ssize_t got = 0; (got = read(terminal, piece.data(), piece.size())) > 0;) {
    result.out.append(piece.data(), static_cast<std::size_t>(got));
    if (!is_typed && result.out.find(prompt) != std::string::npos) type();
    end = result.out.find(kEnd);
    if (end != std::string::npos && result.out.find('\n', end) != std::string::npos) break;
  }
  close(terminal);
  waitpid(session, nullptr, 0);
  if (end == std::string::npos) return result;
  const int status = std::atoi(result.out.c_str() + end + 1);
  result.out.resize(end);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace test
