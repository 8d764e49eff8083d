#include "cli/session.h"

#include <charconv>
#include <limits>

namespace cli {

std::string Arguments::text(const std::string& name) const {
  return maybe(name).value_or("");
}

std::optional<std::string> Arguments::maybe(const std::string& name) const {
  const auto found = values.find(name);
  if (found == values.end()) return std::nullopt;
  return found->second.front();
}

std::vector<std::string> Arguments::all(const std::string& name) const {
  const auto found = values.find(name);
  return found == values.end() ? std::vector<std::string>() : found->second;
}

std::int64_t Arguments::number(const std::string& name) const {
  const std::string given = text(name);
  std::int64_t value = 0;
  const char* const last = given.data() + given.size();
  const auto [end, error] = std::from_chars(given.data(), last, value);
  if (error != std::errc{} || end != last || value < 0)
    throw Failed(kUsage, name + ": expected a whole number, got \"" + given + "\"");
  return value;
}

std::optional<std::chrono::milliseconds> Arguments::duration(const std::string& name) const {
  const auto given = maybe(name);
  if (!given) return std::nullopt;
  const auto duration = watch::duration_of(*given);
  constexpr std::chrono::days kFarthest{36'500};  // beyond it the calendar ends
  if (!duration || *duration > kFarthest)
    throw Failed(kUsage,
                 name + ": expected a duration such as 30m, 24h or 7d, got \"" + *given + "\"");
  return duration;
}

int Arguments::limit() const {
  if (!maybe("--limit")) return 50;
  const std::int64_t given = number("--limit");
  if (given > std::numeric_limits<int>::max())
    throw Failed(kUsage, "--limit: " + text("--limit") + " is too large; 0 shows all");
  return static_cast<int>(given);
}

const watch::Config& Session::config() {
  if (!config_) {
    auto read = watch::read_config(config_path_);
    if (!read) throw Failed(kConfiguration, watch::to_text(read.error()));
    config_ = std::move(*read);
  }
  return *config_;
}

model::Time now_by_clock() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

storage::Database& Session::database() {
  if (database_) return *database_;
  storage::DatabaseOptions options{config().database_url, config().database_deadline,
                                   "wirewatch command"};
  if (options.url.empty()) options.url = storage::running_cluster_url(config().state_dir);
  if (options.url.empty()) {
    auto lock = storage::StateLock::take(config().state_dir);
    if (!lock) throw Failed(exit_code_of(lock.error().kind), lock.error().message);
    lock_ = std::move(*lock);
    auto cluster = storage::PrivateCluster::start({config().state_dir});
    if (!cluster) throw Failed(exit_code_of(cluster.error().kind), cluster.error().message);
    cluster_ = std::move(*cluster);
    options.url = cluster_->url();
  }
  return database_.emplace(std::move(options));
}

void Session::close_database() {
  database_.reset();
  cluster_.reset();
  lock_.reset();
}

}  // namespace cli
