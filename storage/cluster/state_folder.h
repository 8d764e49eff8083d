#pragma once
#include <expected>
#include <filesystem>
#include <string>

#include "storage/cluster/account.h"

namespace storage {

// Makes the state folder where it is missing. As root it belongs to the account that runs
// PostgreSQL, where there is one.
std::expected<void, std::string> make_state_folder(const std::filesystem::path& state_dir);

// A file that root makes there must not be one that the daemon's account cannot open.
void give_to_folder_owner(int fd, const std::filesystem::path& folder);

// The first folder on the way there that the account may not pass through, or empty.
std::filesystem::path obstacle_on_the_way(const std::filesystem::path& state_dir, const Account&);

}  // namespace storage
