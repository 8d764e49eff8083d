#include "tests/support/terminal.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "tests/places.h"

namespace test {

CommandResult on_terminal(const Daemon& daemon, std::vector<std::string> arguments,
                          const std::string& typed, const std::string& prompt) {
  arguments.insert(arguments.begin(), program());
  arguments.insert(arguments.end(), {"--config", daemon.folder() / "wirewatch.toml"});
  std::vector<char*> words;
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);

  int terminal = -1;
  const pid_t pid = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (pid == 0) {
    execv(words[0], words.data());
    _exit(127);
  }
  CommandResult result;
  bool is_typed = false;
  const auto type = [&] {
    is_typed = write(terminal, typed.data(), typed.size()) == static_cast<ssize_t>(typed.size());
  };
  if (pid > 0 && prompt.empty()) type();
  if (pid < 0 || (prompt.empty() && !is_typed)) return result;
  std::array<char, 4096> piece{};
  // The other end closes with an error: EIO.
  for (ssize_t got = 0; (got = read(terminal, piece.data(), piece.size())) > 0;) {
    result.out.append(piece.data(), static_cast<std::size_t>(got));
    if (!is_typed && result.out.find(prompt) != std::string::npos) type();
  }
  int status = 0;
  waitpid(pid, &status, 0);
  close(terminal);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace test
