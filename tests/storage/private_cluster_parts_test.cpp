#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "storage/cluster/child_process.h"
#include "storage/cluster/postgres_programs.h"
#include "storage/cluster/private_cluster.h"
#include "tests/support/forked.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using storage::choose_programs;
using storage::ClusterError;
using storage::PostgresPrograms;
using storage::StateLock;
using testing::HasSubstr;
using namespace std::chrono_literals;

void install(const fs::path& folder) {
  fs::create_directories(folder);
  for (const char* program : {"postgres", "initdb"}) {
    std::ofstream(folder / program) << "#!/bin/sh\n";
    ::chmod((folder / program).c_str(), 0755);
  }
}

TEST(PostgresPrograms, AreTheHighestOrThoseThatMadeTheData) {
  const std::vector<PostgresPrograms> installed = {{15, "/a"}, {17, "/b"}};

  EXPECT_EQ(choose_programs(installed, "", "/data")->version, 17);
  EXPECT_EQ(choose_programs(installed, "15", "/data")->version, 15);
  EXPECT_THAT(
      choose_programs(installed, "16", "/data").error().message,
      HasSubstr(
          "/data was made by PostgreSQL 16, only 15, 17 is installed: install postgresql-16"));
}

TEST(PostgresPrograms, AreMissedWithTheNameOfThePackage) {
  const auto none = choose_programs({}, "", "/data");
  const auto old = choose_programs({{13, "/a"}}, "", "/data");

  EXPECT_EQ(none.error().kind, ClusterError::Kind::configuration);
  EXPECT_THAT(none.error().message, HasSubstr("install the package postgresql"));
  EXPECT_THAT(old.error().message, HasSubstr("15 or newer is needed, 13 is installed"));
}

TEST(PostgresPrograms, AreFoundByVersionNotByName) {
  const test::TemporaryFolder root;
  install(root.path() / "9/bin");
  install(root.path() / "15/bin");
  install(root.path() / "17/bin");
  fs::remove(root.path() / "17/bin/postgres");  // the client package alone

  const auto found = storage::installed_programs(root.path());

  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].version, 9);
  EXPECT_EQ(found[1].version, 15);
}

TEST(StateLock, IsForOneAndNamesTheHolder) {
  const test::TemporaryFolder folder;
  const auto state_dir = folder.path() / "deep/state";
  {
    const auto held = StateLock::take(state_dir);
    ASSERT_TRUE(held) << held.error().message;

    const auto second = StateLock::take(state_dir);

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().message, "another wirewatch (pid " + std::to_string(::getpid()) +
                                          ") uses " + state_dir.string());
  }
  EXPECT_TRUE(StateLock::take(state_dir));
}

TEST(StateLock, WaitsForAHolderThatIsDoneSoon) {
  const test::TemporaryFolder folder;
  auto held = StateLock::take(folder.path());
  ASSERT_TRUE(held);
  const auto waiting = test::fork_to([&] {
    {
      const StateLock inherited = std::move(*held);
    }
    return StateLock::take(folder.path(), std::chrono::seconds(20)) ? 0 : 1;
  });

  ::poll(nullptr, 0, 300);
  {
    const StateLock done = std::move(*held);
  }

  EXPECT_EQ(test::exit_code_of(waiting), 0);
}

TEST(StateLock, BelowWhatIsNoFolderIsAFaultOfTheConfiguration) {
  const auto lock = StateLock::take("/etc/passwd");

  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().kind, storage::ClusterError::Kind::configuration);
}

TEST(StateLock, EndsWithItsKilledHolder) {
  const test::TemporaryFolder folder;
  const auto holder = test::fork_to([&] {
    const auto held = StateLock::take(folder.path());
    ::_exit(held ? 0 : 1);
    return 0;
  });
  ASSERT_EQ(test::exit_code_of(holder), 0);

  EXPECT_TRUE(StateLock::take(folder.path()));
}

TEST(StateLock, LeavesALockTheFoldersOwnerCanTake) {
  const test::TemporaryFolder folder;
  const auto account = storage::server_account("").value();
  {
    ASSERT_TRUE(StateLock::take(folder.path() / "state"));
  }

  const auto owner = test::fork_to([&] {
    if (::geteuid() == 0 && ::setuid(account.uid) != 0) return 2;
    return StateLock::take(folder.path() / "state") ? 0 : 1;
  });

  EXPECT_EQ(test::exit_code_of(owner), 0);
}

TEST(ChildProcess, BringsItsOutputAndTakesItsInput) {
  const auto account = storage::server_account("").value();

  const auto outcome = storage::run(
      {"/bin/sh", {"-c", "cat; echo $LC_ALL; id -un; exit 0"}, account, "/", {}}, "given\n", 10s);

  ASSERT_TRUE(outcome) << outcome.error();
  EXPECT_TRUE(outcome->succeeded);
  EXPECT_EQ(outcome->output, "given\nC\n" + account.name + "\n");
}

// What systemd gave us is not for it: a READY=1 of PostgreSQL's would pass for ours.
TEST(ChildProcess, HasNothingOfOurEnvironment) {
  ::setenv("NOTIFY_SOCKET", "/run/systemd/notify", 1);

  const auto outcome =
      storage::run({"/usr/bin/env", {}, storage::server_account("").value(), "/", {}}, "", 10s);

  ::unsetenv("NOTIFY_SOCKET");
  ASSERT_TRUE(outcome) << outcome.error();
  EXPECT_EQ(outcome->output, "LC_ALL=C\nPATH=/usr/local/bin:/usr/bin:/bin\nTZ=UTC\n");
}

TEST(ChildProcess, ThatFailsOrHangsOrIsMissingSaysSo) {
  const auto account = storage::server_account("").value();

  EXPECT_FALSE(storage::run({"/bin/sh", {"-c", "exit 3"}, account, "/", {}}, "", 10s)->succeeded);
  EXPECT_THAT(storage::run({"/bin/sleep", {"60"}, account, "/", {}}, "", 1s).error(),
              HasSubstr("did not end within 1 s"));
  EXPECT_THAT(
      storage::run({"/nowhere/initdb", {}, account, "/", {}}, "", 1s).error(),
      HasSubstr("cannot start /nowhere/initdb as " + account.name + ": exec: No such file"));
}

}  // namespace
