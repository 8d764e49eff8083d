#pragma once
#include <sys/types.h>

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace storage {

// Who runs the private cluster: PostgreSQL refuses root.
struct Account {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
  std::vector<gid_t> groups;
};

// As root: the one wished for, else "wirewatch", else "postgres". Otherwise we ourselves.
std::expected<Account, std::string> server_account(const std::string& wished);

std::optional<gid_t> group_named(const std::string& name);

// This thread reads and writes files as that account while it lives, so that root is never led
// astray by a link the account has laid; the rest of the program keeps its rights. No effect
// without root.
class ActingAs {
 public:
  explicit ActingAs(const Account&);
  ~ActingAs();
  ActingAs(const ActingAs&) = delete;
  ActingAs& operator=(const ActingAs&) = delete;
};

}  // namespace storage
