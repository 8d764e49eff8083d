#pragma once
// What every command needs: its arguments, the configuration and a database, each made at first
// use.
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "model/time.h"

namespace cli {

// Ends a command: one line for the person, and the exit code by kind.
struct Failed : std::runtime_error {
  Failed(ExitCode exit_code, const std::string& message)
      : std::runtime_error(message), code(exit_code) {}
  ExitCode code;
};

struct Arguments {
  // What was given, by option or positional name: "--limit", "NAME". None is empty.
  std::map<std::string, std::vector<std::string>> values;
  std::set<std::string> flags;  // "--json"

  bool has(const std::string& flag) const { return flags.contains(flag); }
  std::string text(const std::string& name) const;
  std::optional<std::string> maybe(const std::string& name) const;
  std::vector<std::string> all(const std::string& name) const;
  // A whole number, 0 or more; Failed(usage) names the option and what was expected.
  std::int64_t number(const std::string& name) const;
  // "30m", "24h", "7d"; Failed(usage) likewise.
  std::optional<std::chrono::milliseconds> duration(const std::string& name) const;
  int limit() const;  // --limit, 50 where it is not given
};

model::Time now_by_clock();  // this machine's

class Session {
 public:
  Session(std::string config_path, Arguments given)
      : arguments(std::move(given)), config_path_(std::move(config_path)) {}

  const watch::Config& config();  // throws Failed(configuration)
  storage::Database& database();  // starts a private cluster that does not run; throws Failed
  void close_database();          // and stops a cluster that was started for it
  bool keeps_cluster() const { return lock_.has_value(); }  // so that no daemon can run here

  const Arguments arguments;

 private:
  std::string config_path_;
  std::optional<watch::Config> config_;
  std::optional<storage::StateLock> lock_;
  std::optional<storage::PrivateCluster> cluster_;
  std::optional<storage::Database> database_;
};

}  // namespace cli
