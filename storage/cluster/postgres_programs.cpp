#include "storage/cluster/postgres_programs.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <sstream>

#include "storage/cluster/child_process.h"
#include "storage/cluster/cluster_faults.h"

namespace storage {
namespace {

namespace fs = std::filesystem;

constexpr int kOldestVersion = 15;

bool holds_programs(const fs::path& folder) {
  return ::access((folder / "postgres").c_str(), X_OK) == 0 &&
         ::access((folder / "initdb").c_str(), X_OK) == 0;
}

int number_in(std::string_view text) {
  const auto digit = text.find_first_of("0123456789");
  int number = 0;
  if (digit != std::string_view::npos)
    std::from_chars(text.data() + digit, text.data() + text.size(), number);
  return number;
}

// "postgres (PostgreSQL) 15.13"
int version_printed_by(const fs::path& folder) {
  const auto account = server_account("");
  if (!account) return 0;
  const Command command{folder / "postgres", {"--version"}, *account, "/", {}};
  const auto outcome = run(command, "", std::chrono::seconds(10));
  return outcome && outcome->succeeded ? number_in(outcome->output) : 0;
}

std::vector<PostgresPrograms> programs_on_path() {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (folder.starts_with('/') && holds_programs(folder))
      return {{version_printed_by(folder), folder}};
  return {};
}

std::string versions_of(const std::vector<PostgresPrograms>& programs) {
  std::string list;
  for (const auto& one : programs) list += (list.empty() ? "" : ", ") + std::to_string(one.version);
  return list;
}

}  // namespace

std::vector<PostgresPrograms> installed_programs(const fs::path& debian_root) {
  std::vector<PostgresPrograms> programs;
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(debian_root, fault))
    if (holds_programs(entry.path() / "bin"))
      programs.push_back({number_in(entry.path().filename().string()), entry.path() / "bin"});
  std::ranges::sort(programs, {}, &PostgresPrograms::version);
  return programs.empty() ? programs_on_path() : programs;
}

std::expected<PostgresPrograms, ClusterError> choose_programs(
    const std::vector<PostgresPrograms>& programs, const std::string& made_by,
    const fs::path& data_folder) {
  if (programs.empty())
    return configuration(
        "no PostgreSQL found (/usr/lib/postgresql/*/bin, PATH): install the package postgresql, or "
        "set database.url");
  if (made_by.empty()) {
    if (programs.back().version >= kOldestVersion) return programs.back();
    return configuration(fmt::format("PostgreSQL {} or newer is needed, {} is installed",
                                     kOldestVersion, versions_of(programs)));
  }
  for (const auto& one : programs)
    if (std::to_string(one.version) == made_by) return one;
  return configuration(fmt::format(
      "{0} was made by PostgreSQL {1}, only {2} is installed: install postgresql-{1}, or "
      "move the data with pg_upgrade / pg_dump (docs/operations.md)",
      data_folder.string(), made_by, versions_of(programs)));
}

}  // namespace storage
