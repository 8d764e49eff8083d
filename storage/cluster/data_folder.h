#pragma once
// What a PostgreSQL data folder tells about itself.
#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

namespace storage {

// "15"; empty when there is no cluster.
std::string major_version(const std::filesystem::path& data_folder);

// The postmaster.pid: who serves, or served, the folder.
struct ServerFile {
  pid_t pid = 0;
  std::string port;
  std::filesystem::path socket_folder;
};
std::optional<ServerFile> read_server_file(const std::filesystem::path& data_folder);

// A postmaster's working directory is its data folder; a number reused by another process is not.
bool serves(pid_t, const std::filesystem::path& data_folder);
// Any process at work there: after a kill -9 of the postmaster its children need a moment to end.
bool anybody_serves(const std::filesystem::path& data_folder);

std::string socket_url(const std::filesystem::path& socket_folder, const std::string& port);

}  // namespace storage
