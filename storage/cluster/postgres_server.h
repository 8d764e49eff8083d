#pragma once
#include <expected>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "storage/cluster/account.h"
#include "storage/cluster/child_process.h"
#include "storage/cluster/postgres_programs.h"
#include "storage/cluster/private_cluster.h"
#include "storage/cluster/socket_folder.h"

namespace storage {

// The server process on one data folder: ours or a predecessor's, from bring_up() to the
// destructor.
class PostgresServer {
 public:
  PostgresServer(PostgresPrograms, Account, std::filesystem::path data_folder,
                 std::vector<std::string> settings);
  ~PostgresServer();  // stops it: fast, then less and less politely
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  bool lives();
  // Adopts the one that runs, else starts one, and waits until it answers.
  std::expected<void, ClusterError> bring_up(const std::stop_token& stop = {});
  const std::string& url() const { return url_; }

 private:
  bool adopt();
  std::expected<void, ClusterError> launch_once(const std::stop_token&);
  std::expected<void, ClusterError> wait_until_ready(const std::stop_token&);
  std::expected<void, ClusterError> place_socket();
  std::string last_words() const;
  void keep_log_small() const;
  void forget_stranger() const;
  void stop();

  PostgresPrograms programs_;
  Account account_;
  std::filesystem::path data_folder_;
  std::vector<std::string> settings_;
  std::optional<SocketFolder> socket_folder_;
  std::optional<Process> process_;
  std::string url_;
};

}  // namespace storage
