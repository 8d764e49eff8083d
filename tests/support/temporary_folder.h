#pragma once
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

namespace test {

// A folder of its own under /tmp that PostgreSQL's account can pass through; gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string path = "/tmp/wirewatch-test-XXXXXX";
    if (!::mkdtemp(path.data())) throw std::runtime_error("cannot make a folder in /tmp");
    ::chmod(path.c_str(), 0755);
    path_ = path;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace test
