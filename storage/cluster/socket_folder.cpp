#include "storage/cluster/socket_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <utility>

#include "storage/cluster/cluster_faults.h"
#include "storage/cluster/data_folder.h"

namespace storage {
namespace {

namespace fs = std::filesystem;

const fs::path kRunFolder = "/run/wirewatch";
constexpr const char* kTemporaryPrefix = "/tmp/wirewatch-pg-";

// A second wirewatch on this machine may have it: the socket's lock names its server and data
// folder.
bool taken_by_another(const fs::path& folder, const fs::path& data_folder) {
  std::ifstream lock(folder / ".s.PGSQL.5432.lock");
  pid_t pid = 0;
  std::string owner;
  if (!(lock >> pid >> owner)) return false;
  return owner != data_folder.string() && serves(pid, owner);
}

bool is_writable(const fs::path& folder, const Account& account) {
  const ActingAs as(account);
  return ::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
}

// That of the last run, when it was killed together with its server: still the account's own.
bool can_be_used_again(const fs::path& folder, const Account& account) {
  struct stat facts{};
  return folder.string().starts_with(kTemporaryPrefix) && ::lstat(folder.c_str(), &facts) == 0 &&
         S_ISDIR(facts.st_mode) && facts.st_uid == account.uid && (facts.st_mode & 0027) == 0;
}

// For the account alone, and for the group wirewatch where we may give it away.
int open_to_group(const fs::path& folder, const Account& account) {
  const auto group = group_named("wirewatch");
  const bool member = group && std::ranges::find(account.groups, *group) != account.groups.end();
  const bool shared = group && (member || ::geteuid() == 0);
  if (::lchown(folder.c_str(), account.uid, shared ? *group : account.gid) != 0) return errno;
  return ::chmod(folder.c_str(), shared ? 0750 : 0700) == 0 ? 0 : errno;
}

}  // namespace

std::expected<SocketFolder, std::string> SocketFolder::make(const Account& account,
                                                            const fs::path& data_folder) {
  if (is_writable(kRunFolder, account) && !taken_by_another(kRunFolder, data_folder))
    return SocketFolder(kRunFolder);
  const auto last = read_server_file(data_folder);
  if (last && can_be_used_again(last->socket_folder, account))
    return SocketFolder(last->socket_folder);
  std::string path = std::string(kTemporaryPrefix) + "XXXXXX";
  if (!::mkdtemp(path.data())) return std::unexpected("cannot make " + path + ": " + reason(errno));
  SocketFolder folder{fs::path(path)};
  if (const int error = open_to_group(folder.path_, account); error != 0)
    return std::unexpected(path + ": " + reason(error));
  return folder;
}

SocketFolder SocketFolder::existing(const fs::path& path) {
  return SocketFolder(path);
}

bool SocketFolder::make_again(const Account& account) const {
  return path_.string().starts_with(kTemporaryPrefix) && ::mkdir(path_.c_str(), 0700) == 0 &&
         open_to_group(path_, account) == 0;
}

SocketFolder::~SocketFolder() {
  // Not more than the folder itself: a server that lives still holds its socket in it.
  if (path_.string().starts_with(kTemporaryPrefix)) ::rmdir(path_.c_str());
}

SocketFolder::SocketFolder(SocketFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

SocketFolder& SocketFolder::operator=(SocketFolder&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}

}  // namespace storage
