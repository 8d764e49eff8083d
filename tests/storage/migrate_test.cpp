#include "storage/migrate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <thread>

#include "storage/sql.h"
#include "tests/support/forked.h"
#include "tests/support/test_cluster.h"

namespace {

using storage::Database;
using storage::exec;
using storage::migrate;
using storage::Migration;
using storage::Rejected;
using testing::ElementsAre;
using testing::HasSubstr;

const Migration first{1, "first", "create table one (n integer); insert into one values (1);"};
const Migration second{2, "second", "create table two (n integer);"};

bool has_table(Database& database, const char* name) {
  auto transaction = database.begin();
  return !exec(transaction, "select to_regclass($1) as t", {name}).front()["t"].is_null();
}

TEST(Migrations, AreCompiledInByRisingNumbers) {
  int last = 0;
  for (const auto& migration : storage::migrations()) {
    EXPECT_GT(migration.number, last);
    EXPECT_FALSE(migration.name.empty());
    EXPECT_FALSE(migration.sql.empty());
    last = migration.number;
  }
  EXPECT_GE(last, 1);
}

TEST(Migrate, AppliesOneThatCameLaterThanAHigherNumber) {
  Database database({.url = test::empty_database()});
  migrate(database, {second});

  EXPECT_THAT(schema_status(database, {first, second}).pending, ElementsAre("0001_first"));
  migrate(database, {first, second});

  EXPECT_TRUE(has_table(database, "one"));
}

TEST(Migrate, AppliesWhatIsPendingAndNothingTwice) {
  Database database({.url = test::empty_database()});

  EXPECT_THAT(schema_status(database, {first, second}).pending,
              ElementsAre("0001_first", "0002_second"));
  EXPECT_EQ(migrate(database, {first}).applied, 1);
  EXPECT_THAT(schema_status(database, {first, second}).pending, ElementsAre("0002_second"));
  EXPECT_EQ(migrate(database, {first, second}).applied, 2);
  EXPECT_EQ(migrate(database, {first, second}).applied, 2);

  auto transaction = database.begin();
  EXPECT_EQ(exec(transaction, "select count(*) from one").front()["count"].integer(), 1);
  EXPECT_EQ(exec(transaction, "select count(*) from schema_migrations").front()["count"].integer(),
            2);
}

TEST(Migrate, MakesThisProgramsSchema) {
  Database database({.url = test::empty_database()});

  const auto status = migrate(database);

  EXPECT_EQ(status.applied, status.known);
  EXPECT_TRUE(has_table(database, "articles"));
}

TEST(Migrate, TwoStartersDoItOnce) {
  const auto url = test::empty_database();
  const std::vector<Migration> slow = {
      {1, "slow", "create table one (n integer); select pg_sleep(0.3);"}, second};
  const auto starter = [&] {
    Database database({.url = url});
    EXPECT_EQ(migrate(database, slow).applied, 2);
  };
  {
    const std::jthread one(starter);
    const std::jthread two(starter);
  }

  Database database({.url = url});
  auto transaction = database.begin();
  EXPECT_EQ(exec(transaction, "select count(*) from schema_migrations").front()["count"].integer(),
            2);
}

TEST(Migrate, NamesTheOneThatFailedAndKeepsTheFormerVersion) {
  Database database({.url = test::empty_database()});
  const Migration broken{2, "broken",
                         "create table two (n integer); insert into nowhere values (1);"};

  try {
    migrate(database, {first, broken});
    ADD_FAILURE() << "a broken migration went through";
  } catch (const Rejected& error) {
    EXPECT_THAT(error.what(), HasSubstr("0002_broken"));
  }

  EXPECT_EQ(schema_status(database, {first, broken}).applied, 1);
  EXPECT_FALSE(has_table(database, "two"));
}

TEST(Migrate, F43_AKillInTheMiddleLeavesTheFormerVersionAndTheNextStartGoesOn) {
  const auto url = test::empty_database();
  const Migration long_one{2, "long", "create table two (n integer); select pg_sleep(60);"};
  Database database({.url = url});

  const pid_t killed = test::fork_to([&] {
    Database own({.url = url});
    migrate(own, {first, long_one});
    return 0;
  });
  const auto sleeps = [&] {
    auto transaction = database.begin();
    return !exec(transaction,
                 "select 1 from pg_stat_activity where query like '%pg_sleep(60)%' and state = "
                 "'active' and pid <> pg_backend_pid()")
                .empty();
  };
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!sleeps() && std::chrono::steady_clock::now() < until) {
  }
  ::kill(killed, SIGKILL);
  EXPECT_EQ(test::exit_code_of(killed), 128 + SIGKILL);

  EXPECT_EQ(schema_status(database, {first, long_one}).applied, 1);
  EXPECT_FALSE(has_table(database, "two"));
  EXPECT_EQ(migrate(database, {first, second}).applied, 2);
  EXPECT_TRUE(has_table(database, "two"));
}

TEST(Migrate, F43_AnOldProgramRefusesANewerSchema) {
  Database database({.url = test::empty_database()});
  migrate(database, {first, second});

  EXPECT_TRUE(schema_status(database, {first}).newer_than_program());
  try {
    migrate(database, {first});
    ADD_FAILURE() << "an old program took a newer schema";
  } catch (const Rejected& error) {
    EXPECT_THAT(error.what(), HasSubstr("newer wirewatch"));
  }
}

}  // namespace
