#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/print.h"

namespace cli {

int migrate_database(Session& session) {
  if (storage::schema_status(session.database()).newer_than_program())
    throw Failed(kConfiguration,
                 "the schema is newer than this program; install the newer wirewatch");
  const auto status = storage::migrate(session.database());
  put(fmt::format("the schema is at {} of {}", status.applied, status.known));
  return kDone;
}

int show_database(Session& session) {
  const auto status = storage::schema_status(session.database());
  const char* const where =
      session.config().database_url.empty() ? "private cluster" : "database.url";
  if (session.arguments.has("--json")) {
    put(JsonLine()
            .add("database", where)
            .add("applied", std::int64_t{status.applied})
            .add("known", std::int64_t{status.known})
            .add("pending", status.pending)
            .text());
  } else {
    put(fmt::format("{}: the schema is at {} of {}", where, status.applied, status.known));
    for (const auto& pending : status.pending) put("pending: " + pending);
  }
  return status.newer_than_program() ? kConfiguration : kDone;
}

}  // namespace cli
