#pragma once
// cli: what a person types. Talks to the database and the watch files only; what needs the network
// (polls, test sends, retries, a reload) it asks of the daemon in tables. Every list has --json
// (one object a line); exit codes: 0, 1 red tests or nothing found, 64 usage, 65 data, 69
// unavailable, 78 configuration. The table of commands is cli/command_table.cpp.
#include <functional>

#include "storage/storage.h"
#include "watch/watch.h"

namespace cli {

enum ExitCode {
  kDone = 0,
  kRedOrNothing = 1,
  kUsage = 64,
  kData = 65,
  kUnavailable = 69,
  kConfiguration = 78
};
ExitCode exit_code_of(storage::ClusterError::Kind);

// `serve` is the daemon: it lives a floor higher and is handed in.
int run(int argc, char** argv, const std::function<int(const watch::Config&)>& serve);

const char* version();

}  // namespace cli
