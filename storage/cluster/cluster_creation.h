#pragma once
#include <expected>
#include <filesystem>

#include "storage/cluster/account.h"
#include "storage/cluster/postgres_programs.h"
#include "storage/cluster/private_cluster.h"

namespace storage {

// A new cluster in state_dir/postgres, with the role and the database wirewatch in it. All of it or
// nothing: made under another name and renamed, so that a kill leaves no half of one.
std::expected<void, ClusterError> create_cluster(const std::filesystem::path& state_dir,
                                                 const PostgresPrograms&, const Account&,
                                                 bool durable);

}  // namespace storage
