#include "daemon/ground.h"

namespace wirewatchd {

std::expected<Ground, GroundFault> lay_ground(const watch::Config& config) {
  auto lock = storage::StateLock::take(config.state_dir);
  if (!lock) return std::unexpected(GroundFault{69, lock.error()});
  Ground ground{std::move(*lock), std::nullopt, {config.database_url, config.database_deadline}};
  if (!config.database_url.empty()) return ground;

  auto cluster = storage::PrivateCluster::start({config.state_dir});
  if (!cluster) {
    const bool configuration = cluster.error().kind == storage::ClusterError::Kind::configuration;
    return std::unexpected(GroundFault{configuration ? 78 : 69, cluster.error().message});
  }
  ground.database.url = cluster->url();
  ground.cluster = std::move(*cluster);
  return ground;
}

}  // namespace wirewatchd
