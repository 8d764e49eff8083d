#pragma once
#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "storage/cluster/private_cluster.h"
#include "tests/support/temporary_folder.h"

namespace test {

// A throw-away PostgreSQL, gone with the object. fsync is off: power does not fail in tests.
class Cluster {
 public:
  Cluster();

  std::filesystem::path state_dir() const { return folder_.path() / "state"; }
  const std::string& url() const { return cluster_->url(); }
  // For what wirewatch itself may not do: CREATE DATABASE.
  std::string superuser_url() const;
  pid_t postmaster() const;

  void stop_fast();       // SIGINT
  void stop_immediate();  // SIGQUIT: recovery at the next start
  void kill();            // SIGKILL to the postmaster
  void start();
  // SIGSTOP and SIGCONT for all its processes: connections stay, nobody answers.
  void freeze();
  void thaw();

 private:
  void end_with(int signal);
  void signal_all(int signal);
  TemporaryFolder folder_;
  std::optional<storage::StateLock> lock_;
  std::optional<storage::PrivateCluster> cluster_;
};

// One for the whole test program, made at first use, stopped and removed at its end.
Cluster& shared_cluster();

// The conninfo of a new database of the shared cluster, migrated.
std::string fresh_database();
// Likewise, without a table.
std::string empty_database();
// The conninfo `url` with another database.
std::string with_database(const std::string& url, const std::string& name);
// Outside a transaction: CREATE DATABASE, pg_terminate_backend.
void run_sql(const std::string& url, const std::string& statement);

}  // namespace test
