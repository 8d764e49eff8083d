#pragma once
#include <filesystem>
#include <string>

#include "watch/watch.h"

namespace test {

// A folder of its own under the system's temporary folder; gone with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

// What a watch file of this text comes to.
watch::ReadResult read_watch_text(const std::string& text, const net::Egress& = {});
// The same where it must be flawless.
watch::WatchSet watch_set(const std::string& text);

}  // namespace test
