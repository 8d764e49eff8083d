#include "storage/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "storage/sql.h"
#include "tests/support/test_cluster.h"

namespace {

using storage::Database;
using storage::exec;
using storage::Rejected;
using storage::Unavailable;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

void make_notes(Database& database) {
  auto transaction = database.begin();
  exec(transaction, "create table notes (text text primary key)");
  transaction.commit();
}

void note(Database& database, const std::string& text) {
  auto transaction = database.begin();
  exec(transaction, "insert into notes values ($1) on conflict do nothing", {text});
  transaction.commit();
}

std::int64_t count_notes(Database& database) {
  auto transaction = database.begin();
  return exec(transaction, "select count(*) from notes").front()["count"].integer();
}

std::string show(Database& database, const char* statement) {
  auto transaction = database.begin();
  return exec(transaction, statement).front()["value"].text();
}

template <class Work>
std::string unavailable_message(Work work) {
  try {
    work();
  } catch (const Unavailable& error) {
    return error.what();
  }
  return "nothing was thrown";
}

// Like a loop of the daemon: tries until it works again.
template <class Work>
std::chrono::steady_clock::duration time_until_done(Work work) {
  const auto start = std::chrono::steady_clock::now();
  for (;;) {
    try {
      work();
      return std::chrono::steady_clock::now() - start;
    } catch (const Unavailable&) {
      if (std::chrono::steady_clock::now() - start > 20s) throw;
    }
  }
}

TEST(Transaction, KeepsWhatIsCommittedAndForgetsTheRest) {
  Database database({.url = test::empty_database()});
  make_notes(database);

  note(database, "kept");
  {
    auto transaction = database.begin();
    exec(transaction, "insert into notes values ('forgotten')");
  }

  EXPECT_EQ(count_notes(database), 1);
}

TEST(Transaction, CommitsNothingAfterARefusedStatement) {
  Database database({.url = test::empty_database()});
  make_notes(database);

  auto transaction = database.begin();
  exec(transaction, "insert into notes values ('one')");
  EXPECT_THROW(exec(transaction, "insert into notes values ('one')"), Rejected);

  // PostgreSQL would answer COMMIT with a ROLLBACK and no error.
  EXPECT_THROW(transaction.commit(), Rejected);
}

TEST(Transaction, F21_ASavepointLosesOnlyTheRefusedWork) {
  Database database({.url = test::empty_database()});
  make_notes(database);

  auto transaction = database.begin();
  exec(transaction, "insert into notes values ('before')");
  for (const char* text : {"sibling", "before", "other sibling"}) {
    try {
      storage::Savepoint savepoint(transaction);
      exec(transaction, "insert into notes values ($1)", {text});
      savepoint.keep();
    } catch (const Rejected& error) {
      EXPECT_EQ(error.sqlstate, "23505");
    }
  }
  transaction.commit();

  EXPECT_EQ(count_notes(database), 3);
}

struct Classified {
  const char* sqlstate;
  bool rejected;
};

TEST(Transaction, F20_SqlstatesAreTheGroundOrTheWorkAtHand) {
  const Classified table[] = {
      {"40001", false}, {"40P01", false}, {"57P01", false}, {"57P03", false}, {"53100", false},
      {"53200", false}, {"53300", false}, {"55P03", false}, {"57014", false}, {"08006", false},
      {"25006", false}, {"58030", false}, {"42501", false}, {"22021", true},  {"22001", true},
      {"23505", true},  {"23514", true},  {"42601", true},  {"42P01", true},  {"54000", true},
  };
  Database database({.url = test::empty_database()});
  for (const auto& row : table) {
    const auto statement = std::string("do $$ begin raise exception 'no' using errcode = '") +
                           row.sqlstate + "'; end $$";
    auto transaction = database.begin();
    try {
      exec(transaction, statement.c_str());
      ADD_FAILURE() << row.sqlstate << " raised nothing";
    } catch (const Rejected& error) {
      EXPECT_TRUE(row.rejected) << row.sqlstate;
      EXPECT_EQ(error.sqlstate, row.sqlstate);
    } catch (const Unavailable& error) {
      EXPECT_FALSE(row.rejected) << row.sqlstate;
      EXPECT_THAT(error.what(), HasSubstr("no"));
    }
  }
}

TEST(Transaction, F20_ALockNotHadInTimeIsTriedLater) {
  const auto url = test::empty_database() + " options='-c lock_timeout=100ms'";
  Database holder({.url = url});
  Database waiter({.url = url});
  make_notes(holder);

  auto holding = holder.begin();
  exec(holding, "lock table notes");
  auto waiting = waiter.begin();

  EXPECT_THROW(exec(waiting, "select * from notes"), Unavailable);
}

TEST(Transaction, SaysNoRowsInItsMessages) {
  Database database({.url = test::empty_database()});
  make_notes(database);
  note(database, "a private line");

  auto transaction = database.begin();
  try {
    exec(transaction, "insert into notes values ($1)", {"a private line"});
    ADD_FAILURE() << "stored twice";
  } catch (const Rejected& error) {
    EXPECT_THAT(error.what(), HasSubstr("duplicate key"));
    EXPECT_THAT(error.what(), Not(HasSubstr("private")));
  }
}

TEST(Database, SessionsKeepTheirSettingsWhateverTheUrlSays) {
  Database database(
      {.url = test::empty_database() + " options='-c timezone=Asia/Tashkent -c work_mem=9MB'",
       .program = "wirewatch test"});
  const auto setting = [&](const char* name) {
    auto transaction = database.begin();
    return exec(transaction, "select current_setting($1) as value", {name}).front()["value"].text();
  };

  EXPECT_EQ(setting("timezone"), "UTC");
  EXPECT_EQ(setting("datestyle").substr(0, 3), "ISO");
  EXPECT_EQ(setting("client_encoding"), "UTF8");
  EXPECT_EQ(setting("search_path"), "public");
  EXPECT_EQ(setting("lock_timeout"), "10s");
  EXPECT_EQ(setting("statement_timeout"), "35s");
  EXPECT_EQ(setting("idle_in_transaction_session_timeout"), "1min");
  EXPECT_EQ(setting("application_name"), "wirewatch test");
  EXPECT_EQ(setting("work_mem"), "9MB");
}

TEST(Database, ReconnectsUnseenWhenAnIdleConnectionWasCut) {
  const auto url = test::empty_database();
  Database database({.url = url});
  const auto cut = show(database, "select pg_backend_pid() as value");

  test::run_sql(url, "select pg_terminate_backend(" + cut + ", 5000)");

  EXPECT_NE(show(database, "select pg_backend_pid() as value"), cut);
  EXPECT_EQ(show(database, "select current_setting('timezone') as value"), "UTC");
}

TEST(Database, SaysThatAConnectionBroke) {
  const auto url = test::empty_database();
  Database database({.url = url});
  const auto pid = show(database, "select pg_backend_pid() as value");
  auto transaction = database.begin();

  test::run_sql(url, "select pg_terminate_backend(" + pid + ", 5000)");

  EXPECT_THAT(unavailable_message([&] { exec(transaction, "select 1"); }),
              testing::ContainsRegex("connection to the server broke|terminating connection"));
}

TEST(Database, F9_CommitsAgainSoonAfterAFastRestart) {
  Database database({.url = test::empty_database()});
  make_notes(database);
  auto interrupted = database.begin();
  exec(interrupted, "insert into notes values ('interrupted')");

  test::shared_cluster().stop_fast();
  EXPECT_THROW(interrupted.commit(), Unavailable);
  EXPECT_THROW(database.begin(), Unavailable);
  test::shared_cluster().start();

  EXPECT_LT(time_until_done([&] { note(database, "again"); }), 5s);
  EXPECT_EQ(count_notes(database), 1);
}

TEST(Database, F10_CommitsAgainSoonAfterAnImmediateStopAndAKill) {
  Database database({.url = test::empty_database()});
  make_notes(database);
  auto& cluster = test::shared_cluster();

  cluster.stop_immediate();
  EXPECT_THROW(note(database, "while it was away"), Unavailable);
  cluster.start();
  EXPECT_LT(time_until_done([&] { note(database, "after the stop"); }), 5s);
  cluster.kill();
  cluster.start();
  EXPECT_LT(time_until_done([&] { note(database, "after the kill"); }), 5s);

  EXPECT_EQ(count_notes(database), 2);
}

TEST(Database, F17_AHungServerIsLeftAtTheDeadline) {
  Database database({.url = test::empty_database(), .deadline = 300ms});
  make_notes(database);
  auto transaction = database.begin();

  test::shared_cluster().freeze();
  const auto start = std::chrono::steady_clock::now();
  const auto message = unavailable_message([&] { exec(transaction, "select 1"); });
  const auto took = std::chrono::steady_clock::now() - start;
  test::shared_cluster().thaw();

  EXPECT_THAT(message, HasSubstr("no answer within 0.3 s"));
  EXPECT_GE(took, 300ms);
  EXPECT_LT(took, 2s);
  EXPECT_LT(time_until_done([&] { note(database, "again"); }), 5s);
}

TEST(Database, F17_HurryingHoldsForTheCallsToCome) {
  Database database({.url = test::empty_database(), .deadline = 60s});
  database.begin().commit();  // its guard sleeps till then

  database.hurry(300ms);
  const auto begin = std::chrono::steady_clock::now();
  auto transaction = database.begin();
  EXPECT_THROW(exec(transaction, "select pg_sleep(20)"), Unavailable);

  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
}

TEST(Database, F17_ACommitThatHangsIsInDoubtAndRepeatedWithoutHarm) {
  Database database({.url = test::empty_database(), .deadline = 300ms});
  make_notes(database);
  auto transaction = database.begin();
  exec(transaction, "insert into notes values ('once')");

  test::shared_cluster().freeze();
  const auto message = unavailable_message([&] { transaction.commit(); });
  test::shared_cluster().thaw();
  time_until_done([&] { note(database, "once"); });

  EXPECT_THAT(message, HasSubstr("outcome is unknown"));
  EXPECT_EQ(count_notes(database), 1);
}

TEST(Database, AWaitLongerThanTheDeadlineBetweenCallsHarmsNothing) {
  Database database({.url = test::empty_database(), .deadline = 150ms});
  auto transaction = database.begin();

  Database sleeper({.url = test::shared_cluster().url()});
  show(sleeper, "select pg_sleep(0.4)::text as value");

  EXPECT_EQ(exec(transaction, "select 1 as one").front()["one"].integer(), 1);
}

TEST(Database, NamesNoPasswordInItsMessages) {
  const char* urls[] = {
      "host=/nowhere user=wirewatch password=Xsesame dbname=wirewatch",
      "postgresql://wirewatch:Xsesame@127.0.0.1:1/wirewatch",
      "postgresql://wirewatch:Xsesame/Xsesame@127.0.0.1/wirewatch",
      "postgresql://wirewatch:p@Xsesame@127.0.0.1/wirewatch",
      "postgresql://wirewatch:Xsesame@127.0.0.1:Xsesame/wirewatch",
      "host=127.0.0.1 Xsesame",
      "postgresql://wirewatch:Xsesame%zz@127.0.0.1/wirewatch",
  };
  for (const char* url : urls) {
    Database database({.url = url});

    const auto message = unavailable_message([&] { database.begin(); });

    EXPECT_THAT(message, Not(HasSubstr("sesame"))) << url;
    EXPECT_THAT(message, HasSubstr("database")) << url;
  }
}

TEST(Database, ChecksAUrlWithoutConnecting) {
  EXPECT_TRUE(
      storage::check_url("postgresql://wirewatch@db.example/wirewatch?sslmode=verify-full"));
  EXPECT_TRUE(storage::check_url("host=a.example,b.example dbname=wirewatch"));
  EXPECT_FALSE(storage::check_url("mysql//x"));
  EXPECT_FALSE(storage::check_url("postgresql://user:pa/ss@db.example/wirewatch"));
}

}  // namespace
