#include "storage/cluster/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <utility>

#include "storage/cluster/cluster_faults.h"

namespace storage {
namespace {

class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  ~File() { close(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_;
};

// What the child needs, made before fork(): after it, nothing may allocate.
struct Launch {
  const Command& command;
  std::vector<char*> argv;
  int input = -1;   // -1: /dev/null
  int output = -1;  // -1: the log
  int report = -1;  // errno and the step that failed
  bool change_account = false;
};

struct Failure {
  int error = 0;
  std::array<char, 24> step{};
};

[[noreturn]] void fail(const Launch& launch, const char* step) {
  Failure failure{errno, {}};
  std::strncpy(failure.step.data(), step, failure.step.size() - 1);
  [[maybe_unused]] const auto written = ::write(launch.report, &failure, sizeof failure);
  ::_exit(127);
}

void reset_signals() {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
}

void take_on(const Launch& launch) {
  const auto& account = launch.command.account;
  if (!launch.change_account) return;
  if (::setgroups(account.groups.size(), account.groups.data()) != 0) fail(launch, "setgroups");
  if (::setgid(account.gid) != 0) fail(launch, "setgid");
  if (::setuid(account.uid) != 0) fail(launch, "setuid");
}

void connect_streams(const Launch& launch) {
  const int input = launch.input >= 0 ? launch.input : ::open("/dev/null", O_RDONLY);
  const int output = launch.output >= 0 ? launch.output
                                        : ::open(launch.command.log.c_str(),
                                                 O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0600);
  if (output < 0) fail(launch, "open its log");
  // A chroot may lack /dev/null: no standard input then.
  if (input >= 0 ? ::dup2(input, STDIN_FILENO) < 0 : ::close(STDIN_FILENO) != 0 && errno != EBADF)
    fail(launch, "dup2");
  if (::dup2(output, STDOUT_FILENO) < 0 || ::dup2(output, STDERR_FILENO) < 0) fail(launch, "dup2");
  ::syscall(SYS_close_range, 3U, ~0U,
            4U /* CLOSE_RANGE_CLOEXEC: the report stays open until exec */);
}

[[noreturn]] void become(const Launch& launch) {
  static std::array<char*, 4> environment{const_cast<char*>("LC_ALL=C"),
                                          const_cast<char*>("PATH=/usr/local/bin:/usr/bin:/bin"),
                                          const_cast<char*>("TZ=UTC"), nullptr};
  ::setsid();
  reset_signals();
  take_on(launch);
  ::umask(077);
  if (::chdir(launch.command.folder.c_str()) != 0) fail(launch, "chdir");
  connect_streams(launch);
  ::execve(launch.argv[0], launch.argv.data(), environment.data());
  fail(launch, "exec");
}

std::vector<char*> argv_of(const Command& command) {
  std::vector<char*> argv{const_cast<char*>(command.program.c_str())};
  for (const auto& argument : command.arguments)
    argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  return argv;
}

std::expected<Process, std::string> fork_and_become(const Command& command, int input, int output) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::unexpected("pipe: " + reason(errno));
  File reading(ends[0]);
  File writing(ends[1]);
  const Launch launch{command, argv_of(command), input, output, writing.get(), ::geteuid() == 0};
  const pid_t pid = ::fork();
  if (pid < 0) return std::unexpected("fork: " + reason(errno));
  if (pid == 0) become(launch);

  writing.close();
  Failure failure;
  const auto got = ::read(reading.get(), &failure, sizeof failure);
  if (got == static_cast<ssize_t>(sizeof failure)) {
    ::waitpid(pid, nullptr, 0);
    return std::unexpected(fmt::format("cannot start {} as {}: {}: {}", command.program.string(),
                                       command.account.name, failure.step.data(),
                                       reason(failure.error)));
  }
  auto process = Process::watch(pid);
  if (process) return std::move(*process);
  const auto why = reason(errno);
  ::kill(pid, SIGKILL);
  ::waitpid(pid, nullptr, 0);
  return std::unexpected("pidfd_open: " + why);
}

std::string tail(int fd) {
  std::array<char, 4096> buffer;
  struct stat facts{};
  ::fstat(fd, &facts);
  const off_t from = std::max<off_t>(0, facts.st_size - static_cast<off_t>(buffer.size()));
  const auto got = ::pread(fd, buffer.data(), buffer.size(), from);
  return {buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

}  // namespace

std::optional<Process> Process::watch(pid_t pid) {
  const auto fd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
  if (fd < 0) return std::nullopt;
  return Process(pid, fd);
}

Process::~Process() {
  if (fd_ >= 0) ::close(fd_);
}

Process::Process(Process&& other) noexcept
    : pid_(other.pid_),
      fd_(std::exchange(other.fd_, -1)),
      ended_(other.ended_),
      status_(other.status_) {}

Process& Process::operator=(Process&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(fd_, other.fd_);
  std::swap(ended_, other.ended_);
  std::swap(status_, other.status_);
  return *this;
}

void Process::signal(int number) const {
  ::syscall(SYS_pidfd_send_signal, fd_, number, nullptr, 0);
}

bool Process::ended_within(std::chrono::milliseconds limit) {
  const auto until = std::chrono::steady_clock::now() + limit;
  while (!ended_) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd event{fd_, POLLIN, 0};
    const int ready =
        ::poll(&event, 1, static_cast<int>(std::max(left.count(), decltype(left)::rep{0})));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    ended_ = true;
    ::waitpid(pid_, &status_, WNOHANG);
  }
  return true;
}

std::expected<Process, std::string> launch(const Command& command) {
  return fork_and_become(command, -1, -1);
}

std::expected<Outcome, std::string> run(const Command& command, const std::string& input,
                                        std::chrono::seconds limit) {
  const File given(::memfd_create("input", MFD_CLOEXEC));
  const File printed(::memfd_create("output", MFD_CLOEXEC));
  if (given.get() < 0 || printed.get() < 0) return std::unexpected("memfd: " + reason(errno));
  if (::pwrite(given.get(), input.data(), input.size(), 0) != static_cast<ssize_t>(input.size()))
    return std::unexpected("memfd: " + reason(errno));

  auto process = fork_and_become(command, given.get(), printed.get());
  if (!process) return std::unexpected(process.error());
  if (!process->ended_within(limit)) {
    process->signal(SIGKILL);
    process->ended_within(std::chrono::seconds(5));
    return std::unexpected(
        fmt::format("{} did not end within {} s", command.program.string(), limit.count()));
  }
  const bool succeeded = WIFEXITED(process->status()) && WEXITSTATUS(process->status()) == 0;
  return Outcome{succeeded, tail(printed.get())};
}

}  // namespace storage
