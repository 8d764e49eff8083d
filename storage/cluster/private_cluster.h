#pragma once
// A PostgreSQL server of our own, where no database.url is given (docs/operations.md, "The
// database").
#include <chrono>
#include <expected>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace storage {

struct ClusterOptions {
  std::filesystem::path state_dir;  // the cluster lives in state_dir/postgres
  std::string account;  // as root: who runs the server; empty: "wirewatch", else "postgres"
  std::vector<std::string> settings;  // of the server, on top of ours: "fsync=off" in tests
};

struct ClusterError {
  enum class Kind { unavailable, configuration } kind = Kind::unavailable;  // exit 69, exit 78
  std::string message;  // what was tried, what was expected, the way out
};

// Made, started or adopted; stopped again by the destructor. A server that a killed daemon left
// behind is adopted: under the StateLock it can be nobody else's, so it is stopped too.
class PrivateCluster {
 public:
  // Creates it at the first start. A data folder of another major version is an error that names
  // both versions and the way out. The caller holds the state folder's lock (StateLock).
  static std::expected<PrivateCluster, ClusterError> start(const ClusterOptions&);
  ~PrivateCluster();
  PrivateCluster(PrivateCluster&&) noexcept;
  PrivateCluster& operator=(PrivateCluster&&) noexcept;

  const std::string& url() const;  // conninfo for Database
  // Starts it again when it died; cheap when it lives. False: it could not be started just now.
  bool ensure_running(const std::stop_token& stop = {});

 private:
  PrivateCluster();
  struct Server;
  std::unique_ptr<Server> server_;
};

// The conninfo of a cluster that runs now under state_dir (read from its postmaster.pid), or empty.
std::string running_cluster_url(const std::filesystem::path& state_dir);

// state_dir/lock: one daemon, or one command that starts the cluster, at a time. Makes the state
// folder where it is missing.
class StateLock {
 public:
  // `patience`: how long to wait for its holder; a command needs it for a moment only.
  static std::expected<StateLock, ClusterError> take(const std::filesystem::path& state_dir,
                                                     std::chrono::milliseconds patience = {});
  ~StateLock();
  StateLock(StateLock&&) noexcept;
  StateLock& operator=(StateLock&&) noexcept;

 private:
  explicit StateLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace storage
