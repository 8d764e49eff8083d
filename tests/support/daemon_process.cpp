#include "tests/support/daemon_process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/places.h"

namespace test {

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

pid_t spawn(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
            const std::string& out, const std::string& err,
            const std::map<std::string, std::string>& environment) {
  std::vector<char*> words;
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const pid_t pid = fork();
  if (pid != 0) return pid;
  if (chdir(folder.c_str()) != 0) _exit(126);
  dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), 1);
  dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), 2);
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  execv(words[0], words.data());
  _exit(127);
}

// Exit code, 128 + signal, or -1 when it still runs at the end of the time.
int reap(pid_t pid, std::chrono::seconds longest) {
  int status = 0;
  const bool ended = eventually([&] { return waitpid(pid, &status, WNOHANG) == pid; }, longest);
  if (!ended) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Daemon::Daemon(std::string database_url, const std::string& node, const std::string& state_dir) {
  std::filesystem::create_directories(folder() / "watch.d");
  configure("[state]\ndir = \"" + (folder() / state_dir).string() + "\"\nnode = \"" + node +
            "\"\n");
  if (!database_url.empty())
    configure("[database]\nurl = '''" + database_url + "'''\ndeadline = \"5s\"\n");
}

Daemon::~Daemon() {
  if (pid_ > 0) kill();
}

void Daemon::configure(const std::string& toml) {
  std::ofstream(folder() / "wirewatch.toml", std::ios::app) << toml;
}

void Daemon::write_watch_file(const std::string& name, const std::string& toml) {
  std::ofstream(folder() / "watch.d" / name) << toml;
}

void Daemon::start(const std::map<std::string, std::string>& environment) {
  pid_ = spawn({program(), "serve", "--config", folder() / "wirewatch.toml"}, folder(),
               folder() / "out", folder() / "log", environment);
}

void Daemon::signal(int signal) {
  ::kill(pid_, signal);
}

int Daemon::wait_for_exit(std::chrono::seconds longest) {
  const int code = reap(pid_, longest);
  if (code >= 0) pid_ = 0;
  return code;
}

int Daemon::stop() {
  signal(SIGTERM);
  return wait_for_exit(std::chrono::seconds(40));
}

void Daemon::kill() {
  signal(SIGKILL);
  wait_for_exit(std::chrono::seconds(10));
}

bool Daemon::runs() {
  return pid_ > 0 && ::kill(pid_, 0) == 0;
}

std::string Daemon::log() const {
  return read_file(folder() / "log");
}

bool Daemon::logged(const std::vector<std::string>& words, std::chrono::seconds longest) {
  return eventually(
      [&] {
        std::istringstream lines(log());
        for (std::string line; std::getline(lines, line);) {
          bool all = true;
          for (const auto& word : words) all &= line.find(word) != std::string::npos;
          if (all) return true;
        }
        return false;
      },
      longest);
}

int Daemon::count_logged(const std::string& words) {
  const std::string text = log();
  int count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

CommandResult Daemon::command(std::vector<std::string> arguments, std::chrono::seconds longest,
                              const std::string& out_name) {
  const std::string out = folder() / out_name, err = folder() / "command.err";
  if (std::filesystem::is_regular_file(out)) std::filesystem::remove(out);
  std::filesystem::remove(err);
  arguments.insert(arguments.begin(), program());
  arguments.insert(arguments.end(), {"--config", folder() / "wirewatch.toml"});
  const pid_t pid = spawn(arguments, folder(), out, err, {});
  CommandResult result;
  result.exit_code = reap(pid, longest);
  if (result.exit_code < 0) {
    ::kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
  }
  if (std::filesystem::is_regular_file(out)) result.out = read_file(out);
  result.err = read_file(err);
  return result;
}

}  // namespace test
