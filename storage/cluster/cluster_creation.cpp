#include "storage/cluster/cluster_creation.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "storage/cluster/child_process.h"
#include "storage/cluster/cluster_faults.h"

namespace storage {
namespace {

namespace fs = std::filesystem;
using Done = std::expected<void, ClusterError>;

// Only the socket is the way in. The superuser is for the machine's administrator and the account;
// whoever may open the socket is otherwise wirewatch, which owns its database and nothing else.
constexpr const char* kHostBasedAccess =
    "local all wirewatch trust\n"
    "local all postgres peer map=owner\n";

std::string identity_map(const Account& account) {
  return fmt::format("owner root postgres\nowner {} postgres\n", account.name);
}

// An administrator may change these; what must be so is said on the command line.
constexpr const char* kModestSettings =
    "\n# wirewatch's own cluster: small beside the program it serves\n"
    "shared_buffers = 64MB\n"
    "max_connections = 40\n"
    "log_checkpoints = off\n"
    "log_error_verbosity = terse\n"
    "log_min_error_statement = panic\n"
    "timezone = 'UTC'\n"
    "log_timezone = 'UTC'\n";

constexpr const char* kRoleAndDatabase =
    "CREATE ROLE wirewatch LOGIN;\n"
    "CREATE DATABASE wirewatch OWNER wirewatch;\n";

constexpr std::chrono::seconds kProgramLimit{120};

// An empty folder for the account. In a state folder that is root's, only root can make it; in one
// of the account's own, root must not act on names there with its rights.
Done make_folder(const fs::path& folder, const Account& account) {
  struct stat parent{};
  if (::stat(folder.parent_path().c_str(), &parent) != 0)
    return unavailable(fmt::format("{}: {}", folder.parent_path().string(), reason(errno)));
  if (::geteuid() == 0 && parent.st_uid != 0 && parent.st_uid != account.uid)
    return configuration(fmt::format("the state folder {} belongs neither to root nor to {}",
                                     folder.parent_path().string(), account.name));
  const bool as_root = ::geteuid() == 0 && parent.st_uid == 0;
  int made = 0;
  if (as_root) {
    made = ::mkdir(folder.c_str(), 0700);
    if (made == 0) made = ::lchown(folder.c_str(), account.uid, account.gid);
  } else {
    const ActingAs as(account);
    made = ::mkdir(folder.c_str(), 0700);
  }
  if (made != 0)
    return unavailable(fmt::format("cannot make {}: {}", folder.string(), reason(errno)));
  return {};
}

Done run_initdb(const fs::path& folder, const PostgresPrograms& programs, const Account& account,
                bool durable) {
  Command command{programs.folder / "initdb", {}, account, "/", {}};
  command.arguments = {"--pgdata=" + folder.string(), "--encoding=UTF8",   "--locale=C",
                       "--username=postgres",         "--auth-local=peer", "--auth-host=reject"};
  // Lets the command line of the group's members find the running server by its postmaster.pid.
  if (group_named("wirewatch") == account.gid) command.arguments.push_back("--allow-group-access");
  if (!durable) command.arguments.push_back("--no-sync");
  const auto outcome = run(command, "", kProgramLimit);
  if (!outcome) return unavailable(outcome.error());
  if (!outcome->succeeded)
    return unavailable(fmt::format("initdb in {} failed: {}", folder.string(), outcome->output));
  return {};
}

Done write_settings(const fs::path& folder, const Account& account) {
  const ActingAs as(account);
  std::ofstream access(folder / "pg_hba.conf", std::ios::trunc);
  access << kHostBasedAccess;
  std::ofstream identities(folder / "pg_ident.conf", std::ios::trunc);
  identities << identity_map(account);
  std::ofstream settings(folder / "postgresql.conf", std::ios::app);
  settings << kModestSettings;
  for (auto* file : {&access, &identities, &settings}) {
    file->close();
    if (!*file) return unavailable(fmt::format("cannot write the settings in {}", folder.string()));
  }
  return {};
}

Done add_role_and_database(const fs::path& folder, const PostgresPrograms& programs,
                           const Account& account) {
  Command command{programs.folder / "postgres", {}, account, folder, {}};
  command.arguments = {"--single", "-D", folder.string(), "-c", "dynamic_shared_memory_type=sysv",
                       "postgres"};
  const auto outcome = run(command, kRoleAndDatabase, kProgramLimit);
  if (!outcome) return unavailable(outcome.error());
  // A refused statement does not end the single-user server with an error.
  const bool refused = outcome->output.contains("ERROR:") || outcome->output.contains("FATAL:");
  if (!outcome->succeeded || refused)
    return unavailable("cannot make the database wirewatch: " + outcome->output);
  return {};
}

// Durably: the folder above is synced, because the cluster's first commit must not outlive its
// name.
Done put_in_place(const fs::path& from, const fs::path& to, const Account& account) {
  struct stat parent{};
  ::stat(to.parent_path().c_str(), &parent);
  const auto rename_and_sync = [&]() -> Done {
    if (::rename(from.c_str(), to.c_str()) != 0)
      return unavailable(
          fmt::format("cannot rename {} to {}: {}", from.string(), to.string(), reason(errno)));
    const int folder = ::open(to.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return {};
    ::fsync(folder);
    ::close(folder);
    return {};
  };
  if (parent.st_uid == 0) return rename_and_sync();
  const ActingAs as(account);
  return rename_and_sync();
}

void remove_leftover(const fs::path& folder, const Account& account) {
  std::error_code ignored;
  {
    const ActingAs as(account);
    fs::remove_all(folder, ignored);
  }
  ::rmdir(folder.c_str());  // its name stands in a folder that may be root's
}

}  // namespace

Done create_cluster(const fs::path& state_dir, const PostgresPrograms& programs,
                    const Account& account, bool durable) {
  const auto place = fs::absolute(state_dir) / "postgres";
  const auto unfinished = fs::absolute(state_dir) / "postgres.new";
  std::error_code fault;
  if (fs::exists(place, fault) && !fs::is_empty(place, fault))
    return configuration(fmt::format(
        "{} is neither empty nor a PostgreSQL data folder (it lacks PG_VERSION)", place.string()));
  remove_leftover(unfinished, account);
  if (const auto done = make_folder(unfinished, account); !done) return done;
  if (const auto done = run_initdb(unfinished, programs, account, durable); !done) return done;
  if (const auto done = write_settings(unfinished, account); !done) return done;
  if (const auto done = add_role_and_database(unfinished, programs, account); !done) return done;
  return put_in_place(unfinished, place, account);
}

}  // namespace storage
