#include "storage/database.h"

#include "storage/connection.h"

namespace storage {
namespace {

void connect(Database::State& database) {
  database.connection.reset();
  const auto conninfo = complete_conninfo(database.options);
  if (!conninfo) throw Unavailable(conninfo.error());
  database.connection.emplace(*conninfo, database.guard);
  ++database.connections;
}

// A connection that died while idle is found out here, where nothing is lost yet: one more try on a
// fresh one. How long to wait before the next is the caller's.
void begin_on(Database::State& database) {
  const bool reused = database.connection && database.connection->usable();
  if (!reused) connect(database);
  try {
    database.connection->run_script("begin");
  } catch (const Unavailable&) {
    if (!reused || database.connection->usable()) throw;
    connect(database);
    database.connection->run_script("begin");
  }
}

void roll_back(Connection& connection) {
  if (!connection.usable()) return;
  try {
    connection.run_script("rollback");
  } catch (const std::runtime_error&) {
    // The connection is gone, and the transaction with it: that is what was wanted.
  }
}

}  // namespace

std::expected<void, std::string> check_url(const std::string& url) {
  const auto conninfo = complete_conninfo({.url = url});
  if (!conninfo) return std::unexpected(conninfo.error());
  return {};
}

Database::Database(DatabaseOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

const DatabaseOptions& Database::options() const {
  return state_->options;
}

int Database::connections() const {
  return state_->connections;
}

void Database::hurry(std::chrono::milliseconds deadline) {
  state_->guard.shorten(deadline);
}

Transaction Database::begin() {
  return Transaction(*state_);
}

Transaction::Transaction(Database::State& database) {
  begin_on(database);
  work_.reset(new Work{database});
}

Transaction::~Transaction() {
  if (work_ && work_->open) roll_back(*work_->database.connection);
}

Transaction::Transaction(Transaction&&) noexcept = default;

void Transaction::commit() {
  if (work_->failed)
    throw Rejected("database: COMMIT of a transaction in which a statement was refused", "25P02");
  work_->open = false;
  try {
    work_->database.connection->run_script("commit");
  } catch (const Unavailable& error) {
    throw Unavailable(std::string(error.what()) + " (during COMMIT: its outcome is unknown)",
                      error.connection_broke);
  }
}

}  // namespace storage
