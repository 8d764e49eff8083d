#pragma once
// What must be there before anything can be served: the state folder's lock, and a database.
#include <expected>
#include <optional>
#include <string>

#include "storage/storage.h"
#include "watch/watch.h"

namespace wirewatchd {

struct Ground {
  storage::StateLock lock;
  std::optional<storage::PrivateCluster> cluster;  // where no database.url is given
  storage::DatabaseOptions database;
};

struct GroundFault {
  int exit_code = 69;  // 69 unavailable, 78 configuration
  std::string message;
};

std::expected<Ground, GroundFault> lay_ground(const watch::Config&);

}  // namespace wirewatchd
