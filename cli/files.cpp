#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "cli/session.h"

namespace cli {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad()) throw Failed(kData, "cannot read " + file.string());
  return content;
}

void replace_file(const fs::path& file, const std::string& content) {
  struct stat old {};
  const fs::path beside = file.string() + ".new";
  const int fd = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
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
