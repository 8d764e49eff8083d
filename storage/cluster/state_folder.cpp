#include "storage/cluster/state_folder.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "storage/cluster/cluster_faults.h"

namespace storage {

namespace fs = std::filesystem;

std::expected<void, std::string> make_state_folder(const fs::path& state_dir) {
  std::error_code fault;
  if (fs::is_directory(state_dir, fault)) return {};
  fs::create_directories(fs::absolute(state_dir).parent_path(), fault);
  if (!fault && ::mkdir(state_dir.c_str(), 0750) != 0) fault.assign(errno, std::generic_category());
  if (fault)
    return std::unexpected(
        fmt::format("cannot make the state folder {}: {}", state_dir.string(), fault.message()));

  const auto account = server_account("");
  if (::geteuid() != 0 || !account) return {};
  if (::lchown(state_dir.c_str(), account->uid, account->gid) != 0)
    return std::unexpected(
        fmt::format("cannot give {} to {}: {}", state_dir.string(), account->name, reason(errno)));
  return {};
}

void give_to_folder_owner(int fd, const fs::path& folder) {
  struct stat facts{};
  if (::geteuid() != 0 || ::stat(folder.c_str(), &facts) != 0) return;
  [[maybe_unused]] const int given = ::fchown(fd, facts.st_uid, facts.st_gid);
}

fs::path obstacle_on_the_way(const fs::path& state_dir, const Account& account) {
  const ActingAs as(account);
  fs::path way;
  for (const auto& part : fs::absolute(state_dir)) {
    way /= part;
    struct stat facts{};
    if (::stat((way / ".").c_str(), &facts) != 0 && errno == EACCES) return way;
  }
  return {};
}

}  // namespace storage
