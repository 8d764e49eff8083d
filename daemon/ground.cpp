#include "daemon/ground.h"

#include "cli/cli.h"
#include "daemon/events.h"
#include "daemon/with_database.h"

namespace wirewatchd {

std::expected<Ground, GroundFault> lay_ground(const watch::Config& config) {
  constexpr std::chrono::seconds kLongestCommand{10};  // one that keeps the cluster for a moment
  auto lock = storage::StateLock::take(config.state_dir, kLongestCommand);
  if (!lock)
    return std::unexpected(GroundFault{cli::exit_code_of(lock.error().kind), lock.error().message});
  Ground ground{std::move(*lock), std::nullopt, {config.database_url, config.database_deadline}};
  if (!config.database_url.empty()) return ground;

  auto cluster = storage::PrivateCluster::start({config.state_dir});
  if (!cluster) {
    return std::unexpected(
        GroundFault{cli::exit_code_of(cluster.error().kind), cluster.error().message});
  }
  ground.database.url = cluster->url();
  ground.cluster = std::move(*cluster);
  return ground;
}

void keep_cluster(std::stop_token stop, storage::PrivateCluster& cluster,
                  const Scoreboard& scoreboard) {
  bool told = false;
  while (!stop.stop_requested()) {
    if (scoreboard.is_database_away()) {
      const bool runs = cluster.ensure_running(stop);
      if (!runs && !told && !stop.stop_requested())
        log(Event("private_cluster_down", Level::error)
                .with("reason", "it does not start; its log is server.log in state.dir/postgres"));
      told = !runs;
    }
    wait_a_moment(stop, std::chrono::seconds(1));
  }
}

}  // namespace wirewatchd
