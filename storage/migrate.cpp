#include "storage/migrate.h"

#include <fmt/format.h>

#include <set>

#include "storage/sql.h"

namespace storage {
namespace {

// An index on a large table takes its time, and a second starter waits for the first.
constexpr std::chrono::hours kMigrationDeadline{1};

constexpr const char* kBePatient = "set local lock_timeout = 0";

// Any number will do, as long as nobody else locks it: "wirewatch migrations".
constexpr const char* kLockMigrations = "select pg_advisory_xact_lock(7719374526103)";

constexpr const char* kTableExists = "select to_regclass('schema_migrations') is not null as there";

constexpr const char* kCreateTable =
    "create table if not exists schema_migrations ("
    " number integer primary key, name text not null,"
    " applied_at timestamptz not null default now())";

constexpr const char* kApplied = "select number from schema_migrations order by number";

constexpr const char* kRecord =
    "insert into schema_migrations (number, name) values ($1::integer, $2)";

std::string file_name(const Migration& migration) {
  return fmt::format("{:04}_{}", migration.number, migration.name);
}

std::set<int> applied_in(Transaction& transaction) {
  std::set<int> applied;
  if (!exec(transaction, kTableExists).front()["there"].truth()) return applied;
  for (const auto row : exec(transaction, kApplied))
    applied.insert(static_cast<int>(row["number"].integer()));
  return applied;
}

SchemaStatus status_in(Transaction& transaction, const std::vector<Migration>& known) {
  SchemaStatus status;
  const auto applied = applied_in(transaction);
  if (!applied.empty()) status.applied = *applied.rbegin();
  for (const auto& migration : known) {
    status.known = migration.number;
    if (!applied.contains(migration.number)) status.pending.push_back(file_name(migration));
  }
  return status;
}

Database patient(const Database& database) {
  auto options = database.options();
  options.deadline = kMigrationDeadline;
  return Database(options);
}

void apply(Transaction& transaction, const Migration& migration) {
  try {
    exec_script(transaction, migration.sql);
  } catch (const Rejected& error) {
    throw Rejected(fmt::format("migration {}: {}", file_name(migration), error.what()),
                   error.sqlstate);
  }
  exec(transaction, kRecord, {migration.number, migration.name});
}

// One that came into the program later than a higher number counts, too.
const Migration* first_pending(Transaction& transaction, const std::vector<Migration>& known) {
  const auto applied = applied_in(transaction);
  for (const auto& migration : known)
    if (!applied.contains(migration.number)) return &migration;
  return nullptr;
}

// Under the lock, with the state read after it was had: another daemon may have been here
// meanwhile. False: nothing was left to do.
bool migrate_once(Database& database, const std::vector<Migration>& known) {
  auto transaction = database.begin();
  exec(transaction, kBePatient);
  exec(transaction, kLockMigrations);
  const auto* next = first_pending(transaction, known);
  if (!next) return false;
  exec(transaction, kCreateTable);
  apply(transaction, *next);
  transaction.commit();
  return true;
}

void refuse_newer(const SchemaStatus& status) {
  if (status.newer_than_program())
    throw Rejected(fmt::format("the database's schema is {:04}, this program knows {:04}: it was "
                               "migrated by a newer wirewatch; install that one",
                               status.applied, status.known),
                   "0A000");
}

}  // namespace

SchemaStatus schema_status(Database& database, const std::vector<Migration>& known) {
  auto transaction = database.begin();
  return status_in(transaction, known);
}

SchemaStatus migrate(Database& database, const std::vector<Migration>& known) {
  auto status = schema_status(database, known);
  refuse_newer(status);
  if (status.pending.empty()) return status;
  auto connection = patient(database);
  while (migrate_once(connection, known)) {
  }
  status = schema_status(database, known);
  refuse_newer(status);
  return status;
}

}  // namespace storage
