#include "storage/cluster/postgres_server.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>

#include "storage/cluster/cluster_faults.h"
#include "storage/cluster/data_folder.h"

namespace storage {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

constexpr seconds kStartLimit{60};
constexpr seconds kPredecessorLimit{10};  // children of a killed postmaster are still ending
constexpr seconds kFastStopLimit{10};
constexpr seconds kImmediateStopLimit{3};
constexpr milliseconds kProbeInterval{50};
constexpr int kRetryPauseMs = 200;
constexpr std::uintmax_t kLogLimitBytes = 10'000'000;

// What must be so, whatever postgresql.conf says. jit=off: it needs memory that is writable and
// executable. sysv: a chroot may lack /dev/shm.
std::vector<std::string> server_arguments(const fs::path& data_folder,
                                          const fs::path& socket_folder,
                                          const std::vector<std::string>& further) {
  std::vector<std::string> settings = {"listen_addresses=",
                                       "port=5432",
                                       "jit=off",
                                       "unix_socket_directories=" + socket_folder.string(),
                                       "logging_collector=off",
                                       "unix_socket_permissions=0770",
                                       "log_destination=stderr",
                                       "dynamic_shared_memory_type=sysv"};
  settings.insert(settings.end(), further.begin(), further.end());
  std::vector<std::string> arguments = {"-D", data_folder.string()};
  for (const auto& setting : settings) {
    arguments.push_back("-c");
    arguments.push_back(setting);
  }
  return arguments;
}

PGPing ping(const std::string& url) {
  return PQping((url + " connect_timeout=2").c_str());
}

// The postmaster was killed, and its children have not all noticed yet.
bool passes_soon(const ClusterError& error) {
  return error.message.contains("already exists") || error.message.contains("still in use");
}

}  // namespace

PostgresServer::PostgresServer(PostgresPrograms programs, Account account, fs::path data_folder,
                               std::vector<std::string> settings)
    : programs_(std::move(programs)),
      account_(std::move(account)),
      data_folder_(std::move(data_folder)),
      settings_(std::move(settings)) {}

PostgresServer::~PostgresServer() {
  stop();
}

bool PostgresServer::lives() {
  return process_ && !process_->ended_within(milliseconds(0));
}

bool PostgresServer::adopt() {
  const auto file = read_server_file(data_folder_);
  if (!file || !serves(file->pid, data_folder_)) return false;
  process_ = Process::watch(file->pid);
  if (!process_) return false;
  socket_folder_ = SocketFolder::existing(file->socket_folder);
  url_ = socket_url(file->socket_folder, file->port);
  return true;
}

// The number in a leftover postmaster.pid may belong to anybody after a reboot or in a container,
// and PostgreSQL would refuse to start over it. Nobody at work in the data folder: it says nothing.
void PostgresServer::forget_stranger() const {
  const auto file = read_server_file(data_folder_);
  if (!file || ::kill(file->pid, 0) != 0 || anybody_serves(data_folder_)) return;
  const ActingAs as(account_);
  std::error_code ignored;
  fs::remove(data_folder_ / "postmaster.pid", ignored);
}

std::expected<void, ClusterError> PostgresServer::place_socket() {
  // In its old place, which is all that those who have the url know.
  const bool placed = socket_folder_ &&
                      (fs::exists(socket_folder_->path()) || socket_folder_->make_again(account_));
  if (!placed) {
    auto made = SocketFolder::make(account_, data_folder_);
    if (!made) return unavailable("socket folder: " + made.error());
    socket_folder_ = std::move(*made);
  }
  url_ = socket_url(socket_folder_->path(), "5432");
  return {};
}

void PostgresServer::keep_log_small() const {
  const ActingAs as(account_);
  std::error_code ignored;
  const auto log = data_folder_ / "server.log";
  if (fs::file_size(log, ignored) > kLogLimitBytes && !ignored)
    fs::rename(log, data_folder_ / "server.log.1", ignored);
}

std::string PostgresServer::last_words() const {
  const ActingAs as(account_);
  std::ifstream log(data_folder_ / "server.log", std::ios::ate);
  const auto size = static_cast<std::streamoff>(log.tellg());
  log.seekg(std::max<std::streamoff>(0, size - 2000));
  std::string words;
  for (std::string line; std::getline(log, line);)
    if (line.contains("FATAL:") || line.contains("PANIC:")) words = line;
  return words;
}

std::expected<void, ClusterError> PostgresServer::wait_until_ready(const std::stop_token& stop) {
  const auto until = Clock::now() + kStartLimit;
  while (Clock::now() < until && !stop.stop_requested()) {
    if (ping(url_) == PQPING_OK) return {};
    if (process_->ended_within(kProbeInterval)) {
      process_.reset();
      return unavailable(fmt::format("PostgreSQL in {} ended at once: {} ({}/server.log)",
                                     data_folder_.string(), last_words(), data_folder_.string()));
    }
  }
  // Recovery after a crash takes the time it takes; whoever connects meanwhile is told to come
  // again.
  if (ping(url_) == PQPING_REJECT) return {};
  return unavailable(fmt::format("PostgreSQL in {} was not ready within {} s ({}/server.log)",
                                 data_folder_.string(), kStartLimit.count(),
                                 data_folder_.string()));
}

std::expected<void, ClusterError> PostgresServer::launch_once(const std::stop_token& stop) {
  if (const auto placed = place_socket(); !placed) return placed;
  forget_stranger();
  keep_log_small();
  auto started = launch({programs_.folder / "postgres",
                         server_arguments(data_folder_, socket_folder_->path(), settings_),
                         account_, data_folder_, data_folder_ / "server.log"});
  if (!started) return unavailable(started.error());
  process_ = std::move(*started);
  return wait_until_ready(stop);
}

std::expected<void, ClusterError> PostgresServer::bring_up(const std::stop_token& stop) {
  const auto until = Clock::now() + kPredecessorLimit;
  for (;;) {
    const bool adopted = adopt();
    const auto done = adopted ? wait_until_ready(stop) : launch_once(stop);
    if (done || process_ || Clock::now() >= until || stop.stop_requested()) return done;
    if (!adopted && !passes_soon(done.error())) return done;
    ::poll(nullptr, 0, kRetryPauseMs);
  }
}

void PostgresServer::stop() {
  if (!process_) return;
  process_->signal(SIGINT);
  if (process_->ended_within(kFastStopLimit)) return;
  process_->signal(SIGQUIT);
  if (process_->ended_within(kImmediateStopLimit)) return;
  process_->signal(SIGKILL);
  process_->ended_within(kImmediateStopLimit);
}

}  // namespace storage
