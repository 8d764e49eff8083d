#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/session.h"

namespace cli {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file, std::size_t most) {
  std::FILE* in = std::fopen(file.c_str(), "rb");
  std::string content;
  std::array<char, 65536> piece{};
  while (in && !std::feof(in) && !std::ferror(in) && content.size() <= most)
    content.append(piece.data(), std::fread(piece.data(), 1, piece.size(), in));
  const std::string reason = !in || std::ferror(in) ? std::strerror(errno) : "";
  if (in) std::fclose(in);
  if (!reason.empty()) throw Failed(kData, "cannot read " + file.string() + ": " + reason);
  if (content.size() > most)
    throw Failed(kData, file.string() + " has more than " + std::to_string(most) + " bytes");
  return content;
}

void replace_file(const fs::path& file, const std::string& content) {
  struct stat old{};
  std::string beside = file.parent_path() / ("." + file.filename().string() + ".XXXXXX");
  const int fd = mkostemp(beside.data(), O_CLOEXEC);
  const bool written =
      fd >= 0 && stat(file.c_str(), &old) == 0 &&
      write(fd, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
      fchmod(fd, old.st_mode & 07777) == 0 &&
      (fchown(fd, old.st_uid, old.st_gid) == 0 || geteuid() != 0) && fsync(fd) == 0;
  if (fd >= 0) close(fd);
  std::error_code failed;
  if (written) fs::rename(beside, file, failed);
  if (!written || failed) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw Failed(kUnavailable, "cannot write " + file.string() + "; nothing was changed");
  }
}

}  // namespace cli
