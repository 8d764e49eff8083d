#pragma once
// A daemon to be measured: the built program on a database of its own in a private cluster with
// PostgreSQL's own settings (fsync on), among sinks.
#include <filesystem>
#include <memory>
#include <string>

#include "bench/alert_sinks.h"
#include "storage/sql.h"
#include "storage/storage.h"

namespace bench {

// A folder below /tmp and the cluster in it, gone with the object.
class Ground {
 public:
  Ground();
  ~Ground();
  const std::filesystem::path& folder() const { return folder_; }
  const std::string& url() const { return cluster_->url(); }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<storage::StateLock> lock_;
  std::unique_ptr<storage::PrivateCluster> cluster_;
};

class House {
 public:
  // Every table is emptied. `watch`: the text of its watch file.
  House(const Ground&, std::string program, const Sinks&, const std::string& watch);
  ~House();
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  void start();
  void stop();
  std::string log() const { return folder_ / "log"; }

  // Alerts on their way to receivers named hook-0, hook-1 … or desk-0, desk-1 …, of articles that
  // no feed brought; as many to each, all at one moment. What waits (`waiting`) has been tried
  // before.
  void fill(const std::string& channel, int alerts, int receivers, bool waiting);
  std::int64_t count(const char* question);
  void run(const char* statement);

 private:
  std::filesystem::path folder_;
  std::string program_;
  storage::Database database_;
  pid_t daemon_ = 0;
};

}  // namespace bench
