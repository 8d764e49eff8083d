#pragma once
// What must be there before anything can be served: the state folder's lock, and a database.
#include <expected>
#include <optional>
#include <stop_token>
#include <string>

#include "daemon/scoreboard.h"
#include "storage/storage.h"
#include "watch/watch.h"

namespace wirewatchd {

struct Ground {
  storage::StateLock lock;
  std::optional<storage::PrivateCluster> cluster;  // where no database.url is given
  storage::DatabaseOptions database;
};

struct GroundFault {
  int exit_code = 0;  // by kind, as a command's
  std::string message;
};

std::expected<Ground, GroundFault> lay_ground(const watch::Config&);

// Starts the private cluster again where it died. Blocks while it recovers, so it has a thread of
// its own.
void keep_cluster(std::stop_token, storage::PrivateCluster&, const Scoreboard&);

}  // namespace wirewatchd
