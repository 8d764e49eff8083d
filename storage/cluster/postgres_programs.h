#pragma once
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "storage/cluster/private_cluster.h"

namespace storage {

// One installed PostgreSQL: the folder that holds initdb and postgres.
struct PostgresPrograms {
  int version = 0;  // major
  std::filesystem::path folder;
};

// Debian's, one folder for each version; where there is none, the one on the PATH.
std::vector<PostgresPrograms> installed_programs(
    const std::filesystem::path& debian_root = "/usr/lib/postgresql");

// The version that made the data folder, or the highest where there is no cluster yet ("").
std::expected<PostgresPrograms, ClusterError> choose_programs(
    const std::vector<PostgresPrograms>&, const std::string& made_by,
    const std::filesystem::path& data_folder);

}  // namespace storage
