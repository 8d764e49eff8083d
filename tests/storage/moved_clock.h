#pragma once
// A database whose time a test tells.
#include <string>

#include "storage/migrate.h"
#include "tests/storage/house.h"

namespace test {

// Two functions stand before PostgreSQL's now() and clock_timestamp(), in every statement and every
// column's default, and tell what the connection was told last.
inline std::string database_of_told_time() {
  const std::string url =
      empty_database() + " options='-c search_path=public,pg_catalog -c told.time=2026-01-01Z'";
  storage::Database database({.url = url});
  auto transaction = database.begin();
  storage::exec_script(transaction, R"(
create function now() returns timestamptz stable language sql
  return current_setting('told.time')::timestamptz;
create function clock_timestamp() returns timestamptz stable language sql
  return current_setting('told.time')::timestamptz)");
  transaction.commit();
  storage::migrate(database);
  return url;
}

struct MovedClock : House {
  MovedClock() : House{database_of_told_time()} {}

  void set_clock(model::Time now) {
    in_transaction([&](auto& transaction) {
      storage::exec(transaction, "select set_config('told.time', $1, false)", {now});
    });
  }
};

}  // namespace test
