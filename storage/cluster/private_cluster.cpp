#include "storage/cluster/private_cluster.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "storage/cluster/cluster_creation.h"
#include "storage/cluster/cluster_faults.h"
#include "storage/cluster/data_folder.h"
#include "storage/cluster/postgres_server.h"
#include "storage/cluster/state_folder.h"

namespace storage {
namespace {

namespace fs = std::filesystem;

// Both may be as an administrator, or another account, left them.
std::expected<void, ClusterError> check_folders(const fs::path& state_dir, const Account& account) {
  const auto closed = obstacle_on_the_way(state_dir, account);
  if (!closed.empty())
    return configuration(
        fmt::format("the account {0}, which runs PostgreSQL, may not pass through {1} (state.dir "
                    "is {2}): allow it (chmod o+x {1}), or choose another state.dir",
                    account.name, closed.string(), state_dir.string()));
  const auto data_folder = state_dir / "postgres";
  struct stat facts{};
  if (::stat(data_folder.c_str(), &facts) == 0 && facts.st_uid != account.uid)
    return configuration(fmt::format(
        "{} does not belong to {}, who would run PostgreSQL in it: start the daemon, or be root",
        data_folder.string(), account.name));
  return {};
}

// Only tests do without.
bool is_durable(const ClusterOptions& options) {
  return std::ranges::find(options.settings, "fsync=off") == options.settings.end();
}

}  // namespace

struct PrivateCluster::Server : PostgresServer {
  using PostgresServer::PostgresServer;
};

PrivateCluster::PrivateCluster() = default;
PrivateCluster::~PrivateCluster() = default;
PrivateCluster::PrivateCluster(PrivateCluster&&) noexcept = default;
PrivateCluster& PrivateCluster::operator=(PrivateCluster&&) noexcept = default;

std::expected<PrivateCluster, ClusterError> PrivateCluster::start(const ClusterOptions& options) {
  const auto account = server_account(options.account);
  if (!account) return configuration(account.error());
  if (const auto made = make_state_folder(options.state_dir); !made)
    return unavailable(made.error());
  if (const auto checked = check_folders(options.state_dir, *account); !checked)
    return std::unexpected(checked.error());

  const auto state_dir = fs::canonical(options.state_dir);
  const auto data_folder = state_dir / "postgres";
  const auto made_by = major_version(data_folder);
  const auto programs = choose_programs(installed_programs(), made_by, data_folder);
  if (!programs) return std::unexpected(programs.error());
  if (made_by.empty())
    if (const auto made = create_cluster(state_dir, *programs, *account, is_durable(options));
        !made)
      return std::unexpected(made.error());

  PrivateCluster cluster;
  cluster.server_ = std::make_unique<Server>(*programs, *account, data_folder, options.settings);
  if (const auto up = cluster.server_->bring_up(); !up) return std::unexpected(up.error());
  return cluster;
}

const std::string& PrivateCluster::url() const {
  return server_->url();
}

bool PrivateCluster::ensure_running(const std::stop_token& stop) {
  return server_->lives() || server_->bring_up(stop).has_value();
}

std::string running_cluster_url(const fs::path& state_dir) {
  const auto data_folder = state_dir / "postgres";
  const auto file = read_server_file(data_folder);
  if (!file || !serves(file->pid, data_folder)) return "";
  return socket_url(file->socket_folder, file->port);
}

}  // namespace storage
