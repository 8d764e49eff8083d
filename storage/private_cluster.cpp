#include "storage/private_cluster.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <optional>

#include "storage/account.h"
#include "storage/child_process.h"
#include "storage/cluster_creation.h"
#include "storage/data_folder.h"
#include "storage/postgres_programs.h"
#include "storage/socket_folder.h"

namespace storage {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

constexpr seconds start_limit{60};
constexpr seconds predecessor_limit{10};  // children of a killed postmaster are still ending
constexpr seconds fast_stop_limit{15};
constexpr seconds immediate_stop_limit{5};
constexpr milliseconds probe_interval{50};
constexpr std::uintmax_t log_limit_bytes = 10'000'000;

std::unexpected<ClusterError> unavailable(std::string message) {
  return std::unexpected(ClusterError{ClusterError::Kind::unavailable, std::move(message)});
}

// What must be so, whatever postgresql.conf says. jit=off: it needs memory that is writable and
// executable. sysv: a chroot may lack /dev/shm.
std::vector<std::string> server_arguments(const fs::path& data_folder,
                                          const fs::path& socket_folder,
                                          const ClusterOptions& options) {
  std::vector<std::string> settings = {"listen_addresses=",
                                       "port=5432",
                                       "jit=off",
                                       "unix_socket_directories=" + socket_folder.string(),
                                       "logging_collector=off",
                                       "unix_socket_permissions=0770",
                                       "log_destination=stderr",
                                       "dynamic_shared_memory_type=sysv"};
  settings.insert(settings.end(), options.settings.begin(), options.settings.end());
  std::vector<std::string> arguments = {"-D", data_folder.string()};
  for (const auto& setting : settings) {
    arguments.push_back("-c");
    arguments.push_back(setting);
  }
  return arguments;
}

bool answers(const std::string& url) {
  return PQping((url + " connect_timeout=2").c_str()) == PQPING_OK;
}

}  // namespace

struct PrivateCluster::Server {
  ClusterOptions options;
  Account account;
  PostgresPrograms programs;
  fs::path data_folder;
  std::optional<SocketFolder> socket_folder;
  std::optional<Process> process;
  std::string url;

  std::expected<void, ClusterError> prepare();
  bool adopt();
  std::expected<void, ClusterError> bring_up();
  std::expected<void, ClusterError> launch_once();
  std::expected<void, ClusterError> wait_until_ready();
  std::expected<void, ClusterError> place_socket();
  std::string last_words() const;
  void keep_log_small() const;
  void forget_stranger() const;
  void stop();
};

std::expected<void, ClusterError> PrivateCluster::Server::prepare() {
  auto found = server_account(options.account);
  if (!found)
    return std::unexpected(ClusterError{ClusterError::Kind::configuration, found.error()});
  account = *found;
  if (const auto done = prepare_state_folder(options.state_dir, account); !done) return done;
  options.state_dir = fs::canonical(options.state_dir);
  data_folder = options.state_dir / "postgres";

  const auto made_by = major_version(data_folder);
  const auto chosen = choose_programs(installed_programs(), made_by, data_folder);
  if (!chosen) return std::unexpected(chosen.error());
  programs = *chosen;
  if (!made_by.empty()) return {};
  const bool durable = std::ranges::find(options.settings, "fsync=off") == options.settings.end();
  return create_cluster(options.state_dir, programs, account, durable);
}

bool PrivateCluster::Server::adopt() {
  const auto file = read_server_file(data_folder);
  if (!file || !serves(file->pid, data_folder)) return false;
  process = Process::watch(file->pid);
  if (!process) return false;
  socket_folder = SocketFolder::existing(file->socket_folder);
  url = socket_url(file->socket_folder, file->port);
  return true;
}

// The number in a leftover postmaster.pid may belong to anybody after a reboot or in a container,
// and PostgreSQL would refuse to start over it. Nobody at work in the data folder: it says nothing.
void PrivateCluster::Server::forget_stranger() const {
  const auto file = read_server_file(data_folder);
  if (!file || ::kill(file->pid, 0) != 0 || anybody_serves(data_folder)) return;
  const ActingAs as(account);
  std::error_code ignored;
  fs::remove(data_folder / "postmaster.pid", ignored);
}

std::expected<void, ClusterError> PrivateCluster::Server::place_socket() {
  if (!socket_folder || !fs::exists(socket_folder->path())) {
    auto made = SocketFolder::make(account, data_folder);
    if (!made) return unavailable("socket folder: " + made.error());
    socket_folder = std::move(*made);
  }
  url = socket_url(socket_folder->path(), "5432");
  return {};
}

void PrivateCluster::Server::keep_log_small() const {
  const ActingAs as(account);
  std::error_code ignored;
  const auto log = data_folder / "server.log";
  if (fs::file_size(log, ignored) > log_limit_bytes && !ignored)
    fs::rename(log, data_folder / "server.log.1", ignored);
}

std::string PrivateCluster::Server::last_words() const {
  const ActingAs as(account);
  std::ifstream log(data_folder / "server.log", std::ios::ate);
  const auto size = static_cast<std::streamoff>(log.tellg());
  log.seekg(std::max<std::streamoff>(0, size - 2000));
  std::string words;
  for (std::string line; std::getline(log, line);)
    if (line.contains("FATAL:") || line.contains("PANIC:")) words = line;
  return words;
}

std::expected<void, ClusterError> PrivateCluster::Server::wait_until_ready() {
  const auto until = Clock::now() + start_limit;
  while (Clock::now() < until) {
    if (answers(url)) return {};
    if (process->ended_within(probe_interval)) {
      process.reset();
      return unavailable(fmt::format("PostgreSQL in {} ended at once: {} ({}/server.log)",
                                     data_folder.string(), last_words(), data_folder.string()));
    }
  }
  return unavailable(fmt::format("PostgreSQL in {} was not ready within {} s ({}/server.log)",
                                 data_folder.string(), start_limit.count(), data_folder.string()));
}

std::expected<void, ClusterError> PrivateCluster::Server::launch_once() {
  forget_stranger();
  if (const auto placed = place_socket(); !placed) return placed;
  keep_log_small();
  auto started = launch({programs.folder / "postgres",
                         server_arguments(data_folder, socket_folder->path(), options), account,
                         data_folder, data_folder / "server.log"});
  if (!started) return unavailable(started.error());
  process = std::move(*started);
  return wait_until_ready();
}

std::expected<void, ClusterError> PrivateCluster::Server::bring_up() {
  const auto until = Clock::now() + predecessor_limit;
  for (;;) {
    if (adopt()) return wait_until_ready();
    const auto done = launch_once();
    if (done || process || Clock::now() >= until) return done;
    // "lock file already exists", "pre-existing shared memory block is still in use"
    if (!anybody_serves(data_folder) && !done.error().message.contains("already exists") &&
        !done.error().message.contains("still in use"))
      return done;
    ::poll(nullptr, 0, 200);
  }
}

void PrivateCluster::Server::stop() {
  if (!process) return;
  process->signal(SIGINT);
  if (process->ended_within(fast_stop_limit)) return;
  process->signal(SIGQUIT);
  if (process->ended_within(immediate_stop_limit)) return;
  process->signal(SIGKILL);
  process->ended_within(immediate_stop_limit);
}

PrivateCluster::PrivateCluster() : server_(std::make_unique<Server>()) {}
PrivateCluster::PrivateCluster(PrivateCluster&&) noexcept = default;
PrivateCluster::~PrivateCluster() {
  if (server_) server_->stop();
}
PrivateCluster& PrivateCluster::operator=(PrivateCluster&& other) noexcept {
  std::swap(server_, other.server_);
  return *this;
}

std::expected<PrivateCluster, ClusterError> PrivateCluster::start(const ClusterOptions& options) {
  PrivateCluster cluster;
  auto& server = *cluster.server_;
  server.options = options;
  if (const auto done = server.prepare(); !done) return std::unexpected(done.error());
  if (const auto done = server.bring_up(); !done) return std::unexpected(done.error());
  return cluster;
}

const std::string& PrivateCluster::url() const {
  return server_->url;
}

bool PrivateCluster::ensure_running() {
  auto& server = *server_;
  if (server.process && !server.process->ended_within(milliseconds(0))) return true;
  server.process.reset();
  return server.bring_up().has_value();
}

std::string running_cluster_url(const fs::path& state_dir) {
  const auto data_folder = state_dir / "postgres";
  const auto file = read_server_file(data_folder);
  if (!file || !serves(file->pid, data_folder)) return "";
  return socket_url(file->socket_folder, file->port);
}

}  // namespace storage
