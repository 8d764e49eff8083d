#include "storage/cluster/private_cluster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

#include "storage/cluster/account.h"
#include "storage/cluster/child_process.h"
#include "storage/cluster/data_folder.h"
#include "storage/database.h"
#include "storage/sql.h"
#include "tests/support/forked.h"
#include "tests/support/test_cluster.h"

namespace {

namespace fs = std::filesystem;
using storage::ClusterError;
using storage::ClusterOptions;
using storage::Database;
using storage::exec;
using storage::PrivateCluster;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

ClusterOptions options_in(const test::TemporaryFolder& folder) {
  return {.state_dir = folder.path() / "state", .account = "", .settings = {"fsync=off"}};
}

std::string ask(const std::string& url, const char* statement) {
  Database database({.url = url});
  auto transaction = database.begin();
  return exec(transaction, statement).front()["answer"].text();
}

pid_t postmaster_in(const fs::path& state_dir) {
  const auto file = storage::read_server_file(state_dir / "postgres");
  return file ? file->pid : 0;
}

mode_t permissions(const fs::path& path) {
  struct stat facts{};
  ::stat(path.c_str(), &facts);
  return facts.st_mode & 0777;
}

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream(path) << text;
}

// A data folder as initdb leaves it, as far as anybody looks before the server starts.
void fake_data_folder(const fs::path& state_dir, const std::string& version) {
  fs::create_directories(state_dir / "postgres");
  write_file(state_dir / "postgres/PG_VERSION", version + "\n");
  const auto account = storage::server_account("").value();
  for (const auto& path : {state_dir, state_dir / "postgres"})
    ASSERT_EQ(::chown(path.c_str(), account.uid, account.gid), 0);
}

TEST(PrivateCluster, OffersADatabaseOfItsOwnInUtf8) {
  const auto& url = test::shared_cluster().url();

  EXPECT_EQ(ask(url, "select current_user as answer"), "wirewatch");
  EXPECT_EQ(ask(url, "select current_database() as answer"), "wirewatch");
  EXPECT_EQ(ask(url, "select current_setting('server_encoding') as answer"), "UTF8");
}

TEST(PrivateCluster, IsReachedThroughAClosedSocketFolderOnly) {
  auto& cluster = test::shared_cluster();
  const auto file = storage::read_server_file(cluster.state_dir() / "postgres").value();

  EXPECT_EQ(permissions(file.socket_folder) & 0007, 0U);
  EXPECT_EQ(permissions(cluster.state_dir() / "postgres") & 0027, 0U);
  EXPECT_EQ(ask(cluster.url(), "select current_setting('listen_addresses') as answer"), "");
  EXPECT_EQ(
      ask(cluster.url(), "select rolsuper as answer from pg_roles where rolname = current_user"),
      "f");
}

TEST(PrivateCluster, KeepsItsDistanceFromOurTerminalAndEnvironment) {
  const auto pid = test::shared_cluster().postmaster();

  EXPECT_EQ(::getsid(pid), pid);
  std::ifstream environment("/proc/" + std::to_string(pid) + "/environ", std::ios::binary);
  const std::string variables(std::istreambuf_iterator<char>(environment), {});
  EXPECT_THAT(variables, HasSubstr("LC_ALL=C"));
  EXPECT_THAT(variables, Not(HasSubstr("HOME=")));
}

TEST(PrivateCluster, F10_ComesBackAfterAKillOfThePostmaster) {
  auto& cluster = test::shared_cluster();
  const auto killed = cluster.postmaster();

  cluster.kill();
  cluster.start();

  EXPECT_NE(cluster.postmaster(), killed);
  EXPECT_EQ(ask(cluster.url(), "select 'well' as answer"), "well");
}

TEST(PrivateCluster, IsAdoptedFromAKilledDaemonAndStoppedWithTheNext) {
  const test::TemporaryFolder folder;
  const auto options = options_in(folder);
  const auto daemon = test::fork_to([&] {
    auto cluster = PrivateCluster::start(options);
    ::_exit(cluster ? 0 : 1);
    return 0;
  });
  ASSERT_EQ(test::exit_code_of(daemon), 0);
  const auto left_behind = postmaster_in(options.state_dir);
  EXPECT_NE(storage::running_cluster_url(options.state_dir), "");

  std::string socket_folder;
  {
    auto cluster = PrivateCluster::start(options);
    ASSERT_TRUE(cluster) << cluster.error().message;
    EXPECT_EQ(postmaster_in(options.state_dir), left_behind);
    EXPECT_EQ(storage::running_cluster_url(options.state_dir), cluster->url());
    EXPECT_EQ(ask(cluster->url(), "select 'well' as answer"), "well");
    socket_folder = storage::read_server_file(options.state_dir / "postgres")->socket_folder;
  }

  auto ended = storage::Process::watch(left_behind);  // a zombie, where nobody reaps orphans
  EXPECT_TRUE(!ended || ended->ended_within(0ms));
  EXPECT_EQ(storage::running_cluster_url(options.state_dir), "");
  EXPECT_TRUE(socket_folder == "/run/wirewatch" || !fs::exists(socket_folder));
}

TEST(PrivateCluster, StartsOverWhatKillsLeftBehind) {
  const test::TemporaryFolder folder;
  const auto options = options_in(folder);
  // Killed in the middle of creating it.
  fake_data_folder(options.state_dir, "15");
  fs::rename(options.state_dir / "postgres", options.state_dir / "postgres.new");
  {
    ASSERT_TRUE(PrivateCluster::start(options));
  }
  EXPECT_FALSE(fs::exists(options.state_dir / "postgres.new"));

  // Killed with its server, and the number taken by another program of the same account since.
  const auto account = storage::server_account("").value();
  auto stranger =
      storage::launch({"/bin/sleep", {"60"}, account, "/", folder.path() / "state/stranger.log"});
  ASSERT_TRUE(stranger) << stranger.error();
  write_file(options.state_dir / "postgres/postmaster.pid",
             std::to_string(stranger->pid()) + "\n/elsewhere\n1\n5432\n/tmp/gone\n\n");
  const auto cluster = PrivateCluster::start(options);
  stranger->signal(SIGKILL);
  ASSERT_TRUE(stranger->ended_within(5s));
  ASSERT_TRUE(cluster) << cluster.error().message;
  EXPECT_EQ(ask(cluster->url(), "select 'well' as answer"), "well");
}

TEST(PrivateCluster, StartsForAnOrdinaryUser) {
  const test::TemporaryFolder folder;
  const auto account = storage::server_account("").value();
  ASSERT_EQ(::chown(folder.path().c_str(), account.uid, account.gid), 0);

  const auto user = test::fork_to([&] {
    if (::geteuid() == 0 && (::setgid(account.gid) != 0 || ::setuid(account.uid) != 0)) return 2;
    const auto cluster = PrivateCluster::start(options_in(folder));
    return cluster && ask(cluster->url(), "select 'well' as answer") == "well" ? 0 : 1;
  });

  EXPECT_EQ(test::exit_code_of(user), 0);
}

TEST(PrivateCluster, OfAnotherMajorVersionIsAnErrorWithAWayOut) {
  const test::TemporaryFolder folder;
  const auto options = options_in(folder);
  fake_data_folder(options.state_dir, "14");

  const auto cluster = PrivateCluster::start(options);

  ASSERT_FALSE(cluster);
  EXPECT_EQ(cluster.error().kind, ClusterError::Kind::configuration);
  EXPECT_THAT(cluster.error().message, HasSubstr("postgres was made by PostgreSQL 14, only "));
  EXPECT_THAT(cluster.error().message, HasSubstr("install postgresql-14"));
  EXPECT_THAT(cluster.error().message, HasSubstr("docs/operations.md"));
}

TEST(PrivateCluster, NamesTheFolderThatIsInItsWay) {
  const test::TemporaryFolder folder;
  const auto closed = folder.path() / "closed";
  fs::create_directories(closed / "state");
  ASSERT_EQ(::chmod(closed.c_str(), 0), 0);

  const auto cluster = PrivateCluster::start({.state_dir = closed / "state"});
  ASSERT_EQ(::chmod(closed.c_str(), 0700), 0);

  ASSERT_FALSE(cluster);
  EXPECT_THAT(cluster.error().message, HasSubstr(closed.string()));
}

TEST(PrivateCluster, TouchesNoFolderThatIsSomethingElse) {
  const test::TemporaryFolder folder;
  const auto options = options_in(folder);
  fake_data_folder(options.state_dir, "15");
  fs::rename(options.state_dir / "postgres/PG_VERSION", options.state_dir / "postgres/diary");

  const auto cluster = PrivateCluster::start(options);

  ASSERT_FALSE(cluster);
  EXPECT_EQ(cluster.error().kind, ClusterError::Kind::configuration);
  EXPECT_TRUE(fs::exists(options.state_dir / "postgres/diary"));
}

TEST(PrivateCluster, RunsNowhereInAnEmptyFolder) {
  const test::TemporaryFolder folder;

  EXPECT_EQ(storage::running_cluster_url(folder.path()), "");
}

}  // namespace
