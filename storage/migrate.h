#pragma once
#include <string>
#include <vector>

#include "storage/database.h"

namespace storage {

struct Migration {
  int number = 0;
  std::string name;  // "initial"
  std::string sql;
};

// storage/migrations/NNNN_what.sql, compiled in, in order.
const std::vector<Migration>& migrations();

struct SchemaStatus {
  int applied = 0;  // highest number applied
  int known = 0;    // highest number this program knows
  std::vector<std::string> pending;
  bool newer_than_program() const { return applied > known; }
};
SchemaStatus schema_status(Database&, const std::vector<Migration>& known = migrations());

// Applies what is pending, each in a transaction of its own under an advisory lock, so that two
// daemons starting together do it once. Throws Rejected with the migration's name in the message;
// Rejected too when the schema is newer than the program.
SchemaStatus migrate(Database&, const std::vector<Migration>& known = migrations());

}  // namespace storage
