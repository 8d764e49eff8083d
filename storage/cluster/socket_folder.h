#pragma once
#include <expected>
#include <filesystem>
#include <string>

#include "storage/cluster/account.h"

namespace storage {

// Where the server's socket lies: a short path (108 bytes are all a socket's address holds), for
// the account and the group wirewatch only. /run/wirewatch where it is ours to use, else one in
// /tmp, which the destructor removes.
class SocketFolder {
 public:
  static std::expected<SocketFolder, std::string> make(const Account&,
                                                       const std::filesystem::path& data_folder);
  // That of a server which runs already, or ran before.
  static SocketFolder existing(const std::filesystem::path& path);
  ~SocketFolder();
  SocketFolder(SocketFolder&&) noexcept;
  SocketFolder& operator=(SocketFolder&&) noexcept;

  // Where somebody cleared it away. False: it cannot be had again.
  bool make_again(const Account&) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit SocketFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace storage
