#pragma once
// Makes the ground ready and keeps the rules fresh: migrates, applies watch files at start and at
// reload, and compiles a new WatchSet whenever the database's rows have changed; between its looks
// it keeps house. One thread; owns its connection.
#include <atomic>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "daemon/maintenance.h"
#include "daemon/scoreboard.h"
#include "daemon/telling/newcomers.h"
#include "daemon/watch_set.h"
#include "storage/storage.h"
#include "watch/watch.h"

namespace wirewatchd {

struct LoaderOptions {
  storage::DatabaseOptions database;
  bool migrate = true;
  // Read at the start only; a reload says when it has changed since.
  std::filesystem::path config_file;
  std::filesystem::path watch_dir;
  bool owns_watch_files = true;  // watch.owner names another node: its files count, ours do not
  net::Egress egress;
  Retention keep;
};

class Loader {
 public:
  Loader(LoaderOptions, LatestSet&, Scoreboard&);
  void run(std::stop_token);

  void ask_reload() { reload_asked_ = true; }  // any thread (SIGHUP)
  // What makes serving impossible: an exit code, already explained on standard error. Any thread.
  std::optional<int> fatal() const;

 private:
  void turn(const std::stop_token&);
  bool prepare_schema();
  void reload_where_asked();
  struct Outcome {
    bool ok = true;
    std::string message;  // for a person: what is wrong, or a notice
  };
  Outcome apply_watch_files(const char* who);
  void compile_where_changed();
  std::string put_in_force(const watch::ReadResult&, const char* who);
  void refuse(const watch::ReadResult&, const std::string& problem);
  void give_up(const std::string& why);
  std::string restart_needed() const;

  LoaderOptions options_;
  LatestSet& latest_;
  Scoreboard& scoreboard_;
  storage::Database database_;
  Maintenance maintenance_;
  Newcomers newcomers_;
  std::atomic<bool> reload_asked_ = true;  // the start is the first reload
  std::atomic<int> fatal_ = 0;
  bool schema_ready_ = false;
  bool first_ = true;
  std::filesystem::file_time_type config_written_;
};

}  // namespace wirewatchd
