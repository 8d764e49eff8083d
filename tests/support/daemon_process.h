#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/eventually.h"
#include "tests/support/temporary_folder.h"

namespace test {

struct CommandResult {
  int exit_code = -1;
  std::string out, err;
};

// The built wirewatch with a folder of its own: configuration, watch files, state, log.
class Daemon {
 public:
  // `database_url` empty: a private cluster.
  explicit Daemon(std::string database_url, const std::string& node = "test",
                  const std::string& state_dir = "state");
  ~Daemon();  // kills what still runs
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  // Appended to the configuration file, or written below watch.d/; before start() or a reload.
  void configure(const std::string& toml);
  void write_watch_file(const std::string& name, const std::string& toml);
  std::filesystem::path folder() const { return folder_.path(); }

  void start(const std::map<std::string, std::string>& environment = {});
  void signal(int signal);
  int wait_for_exit(std::chrono::seconds longest);  // exit code, or 128 + signal; -1: it still runs
  int stop();                                       // SIGTERM
  void kill();                                      // SIGKILL
  bool runs();

  // A line of the log that holds all of `words`, met within the time; the log so far is kept.
  bool logged(const std::vector<std::string>& words,
              std::chrono::seconds longest = std::chrono::seconds(20));
  int count_logged(const std::string& words);
  std::string log() const;

  CommandResult command(std::vector<std::string> arguments,
                        std::chrono::seconds longest = std::chrono::seconds(60),
                        const std::string& out = "command.out");

 private:
  TemporaryFolder folder_;
  pid_t pid_ = 0;
};

}  // namespace test
