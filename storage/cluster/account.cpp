#include "storage/cluster/account.h"

#include <grp.h>
#include <pwd.h>
#include <sys/fsuid.h>
#include <unistd.h>

#include <array>

namespace storage {
namespace {

constexpr std::size_t kEntryBytes = 16'384;

std::vector<gid_t> groups_of(const passwd& entry) {
  std::vector<gid_t> groups(64);
  int count = static_cast<int>(groups.size());
  if (::getgrouplist(entry.pw_name, entry.pw_gid, groups.data(), &count) < 0) return {entry.pw_gid};
  groups.resize(static_cast<std::size_t>(count));
  return groups;
}

Account account_of(const passwd& entry) {
  return {entry.pw_name, entry.pw_uid, entry.pw_gid, groups_of(entry)};
}

std::optional<Account> account_named(const std::string& name) {
  std::array<char, kEntryBytes> buffer;
  passwd entry{};
  passwd* found = nullptr;
  ::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
  if (!found) return std::nullopt;
  return account_of(*found);
}

std::expected<Account, std::string> ourselves() {
  std::array<char, kEntryBytes> buffer;
  passwd entry{};
  passwd* found = nullptr;
  ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found);
  if (found) return account_of(*found);
  return std::unexpected("the user id " + std::to_string(::geteuid()) +
                         " has no entry in /etc/passwd, which PostgreSQL insists on");
}

}  // namespace

std::expected<Account, std::string> server_account(const std::string& wished) {
  if (::geteuid() != 0) return ourselves();
  const auto names = wished.empty() ? std::vector<std::string>{"wirewatch", "postgres"}
                                    : std::vector<std::string>{wished};
  for (const auto& name : names) {
    const auto account = account_named(name);
    if (account && account->uid != 0) return *account;
  }
  return std::unexpected(wished.empty()
                             ? "PostgreSQL does not run as root, and there is neither an account "
                               "wirewatch nor an account postgres: install the package postgresql"
                             : "no account " + wished + " that PostgreSQL could run under");
}

std::optional<gid_t> group_named(const std::string& name) {
  std::array<char, kEntryBytes> buffer;
  group entry{};
  group* found = nullptr;
  ::getgrnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
  if (!found) return std::nullopt;
  return found->gr_gid;
}

ActingAs::ActingAs(const Account& account) {
  if (::geteuid() != 0) return;
  ::setfsgid(account.gid);
  ::setfsuid(account.uid);
}

ActingAs::~ActingAs() {
  ::setfsuid(::geteuid());
  ::setfsgid(::getegid());
}

}  // namespace storage
