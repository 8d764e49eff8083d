#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "storage/cluster/cluster_faults.h"
#include "storage/cluster/private_cluster.h"
#include "storage/cluster/state_folder.h"

namespace storage {
namespace {

std::string holder(int fd) {
  std::array<char, 16> text{};
  const auto size = ::pread(fd, text.data(), text.size() - 1, 0);
  return size > 0 ? fmt::format(" (pid {})", text.data()) : "";
}

// False, with errno, where it cannot be had.
bool lock_within(int fd, std::chrono::milliseconds patience) {
  constexpr int kBetweenTries = 50;  // ms
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK || std::chrono::steady_clock::now() >= deadline) return false;
    ::poll(nullptr, 0, kBetweenTries);
  }
  return true;
}

}  // namespace

std::expected<StateLock, ClusterError> StateLock::take(const std::filesystem::path& state_dir,
                                                       std::chrono::milliseconds patience) {
  using enum ClusterError::Kind;
  if (const auto made = make_state_folder(state_dir); !made)
    return std::unexpected(ClusterError{configuration, made.error()});
  const auto file = state_dir / "lock";
  const auto fault = [&](const char* tried) {
    return std::unexpected(ClusterError{
        unavailable, fmt::format("cannot {} {}: {}", tried, file.string(), reason(errno))});
  };
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
  if (fd < 0) return fault("lock");
  StateLock lock(fd);
  if (!lock_within(fd, patience)) {
    if (errno != EWOULDBLOCK) return fault("lock");
    return std::unexpected(ClusterError{
        unavailable, fmt::format("another wirewatch{} uses {}", holder(fd), state_dir.string())});
  }
  give_to_folder_owner(fd, state_dir);
  const auto pid = std::to_string(::getpid());
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.data(), pid.size(), 0) < 0) return fault("write");
  return lock;
}

StateLock::~StateLock() {
  if (fd_ >= 0) ::close(fd_);
}

StateLock::StateLock(StateLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

StateLock& StateLock::operator=(StateLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

}  // namespace storage
