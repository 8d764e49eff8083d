#include "daemon/loader.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "cli/cli.h"
#include "daemon/clock.h"
#include "daemon/compile_set.h"
#include "daemon/events.h"
#include "daemon/notify.h"
#include "daemon/with_database.h"
#include "text/harmless.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;
constexpr std::chrono::hours kLongestMigration{2};  // waiting for another node's included

// Between RELOADING=1 and READY=1, however the reload ends.
class ReloadNotice {
 public:
  explicit ReloadNotice(const Scoreboard& scoreboard) : scoreboard_(scoreboard) {
    notify_reloading();
  }
  ~ReloadNotice() { notify("READY=1\nSTATUS=" + scoreboard_.status()); }
  ReloadNotice(const ReloadNotice&) = delete;
  ReloadNotice& operator=(const ReloadNotice&) = delete;

 private:
  const Scoreboard& scoreboard_;
};

std::filesystem::file_time_type written_at(const std::filesystem::path& file) {
  std::error_code unknown;
  return std::filesystem::last_write_time(file, unknown);
}

// What a person needs first: the first error, or else every red test; empty when all is well.
std::string objection_to(const watch::ReadResult& read, model::Time now) {
  std::vector<std::string> errors;
  for (const auto& problem : read.problems)
    if (!problem.warning)
      errors.push_back(watch::place_of(problem) + ": " + text::harmless(problem.message));
  if (errors.empty()) return watch::red_tests(read.set, now);
  if (errors.size() == 1) return errors.front();
  return fmt::format("{} (and {} more: wirewatch check)", errors.front(), errors.size() - 1);
}

void log_problems(const std::vector<watch::Problem>& problems) {
  for (const auto& problem : problems) {
    Event event(problem.warning ? "watch_file_warning" : "watch_file_broken",
                problem.warning ? Level::warn : Level::error);
    event.with("problem", watch::place_of(problem) + ": " + problem.message);
    if (!problem.hint.empty()) event.with("hint", problem.hint);
    log(event);
  }
}

// "22 disabled: rule a, rule b, …"; empty when nothing was.
std::string disabled_notice(const std::vector<watch::Change>& changes) {
  constexpr std::size_t kNamed = 5;
  std::vector<std::string> names;
  for (const auto& change : changes)
    if (change.kind == watch::Change::Kind::disabled)
      names.push_back(change.noun + " " + change.name);
  if (names.empty()) return "";
  const std::size_t all = names.size();
  if (all > kNamed) {
    names.resize(kNamed);
    names.push_back("…");
  }
  return fmt::format("{} disabled: {}", all, fmt::join(names, ", "));
}

// The status is one line.
std::string first_line_of(const std::string& message) {
  return message.substr(0, message.find('\n'));
}

std::string joined_lines(const std::string& first, const std::string& second) {
  return first + (first.empty() || second.empty() ? "" : "\n") + second;
}

}  // namespace

Loader::Loader(LoaderOptions options, LatestSet& latest, Scoreboard& scoreboard)
    : options_(std::move(options)),
      latest_(latest),
      scoreboard_(scoreboard),
      database_(options_.database),
      maintenance_(options_.keep),
      config_written_(written_at(options_.config_file)) {}

std::optional<int> Loader::fatal() const {
  const int code = fatal_;
  return code == 0 ? std::nullopt : std::optional(code);
}

void Loader::give_up(const std::string& why) {
  std::fprintf(stderr, "wirewatch: %s\n", why.c_str());
  fatal_ = cli::kConfiguration;
}

void Loader::run(std::stop_token stop) {
  turn_while_database_lasts(stop, scoreboard_, Loop::loader, database_, [&] { turn(stop); });
}

void Loader::turn(const std::stop_token& stop) {
  if (!fatal() && prepare_schema()) {
    reload_where_asked();
    latest_.free_replaced();
    compile_where_changed();
    if (const auto set = latest_.get()) log(newcomers_.welcome(database_, *set));
    log(maintenance_.turn(database_));
  }
  wait_a_moment(stop, 500ms);
}

bool Loader::prepare_schema() {
  if (schema_ready_) return true;
  scoreboard_.excuse(Loop::loader, kLongestMigration);
  try {
    const auto status =
        options_.migrate ? storage::migrate(database_) : storage::schema_status(database_);
    if (status.newer_than_program())
      give_up("the database's schema is newer than this program; install the newer wirewatch");
    else if (!status.pending.empty())
      give_up("the database's schema is older than this program; run: wirewatch db migrate");
    else
      schema_ready_ = true;
  } catch (const storage::Rejected& rejected) {
    give_up(rejected.what());
  }
  scoreboard_.turned(Loop::loader);
  return schema_ready_;
}

void Loader::reload_where_asked() {
  std::vector<std::int64_t> requests;
  if (options_.owns_watch_files) {
    auto transaction = database_.begin();
    requests = storage::open_reload_requests(transaction);
    transaction.commit();
  }
  // Taken before the files are read: who asks later wants them read again.
  const bool asked = reload_asked_.exchange(false);
  if (!asked && requests.empty()) return;

  const ReloadNotice notice(scoreboard_);
  try {
    const auto outcome = apply_watch_files(first_ ? "start" : "reload");
    const std::string message = joined_lines(outcome.message, restart_needed());
    auto transaction = database_.begin();
    for (const std::int64_t id : requests)
      storage::answer_request(transaction, id, outcome.ok, message);
    transaction.commit();
    first_ = false;
  } catch (const storage::Unavailable&) {
    if (asked) reload_asked_ = true;
    throw;
  }
}

std::string Loader::restart_needed() const {
  if (written_at(options_.config_file) == config_written_) return "";
  const std::string notice =
      options_.config_file.string() + " has changed; only a restart takes it over";
  log(Event("restart_needed", Level::warn).with("reason", notice));
  return notice;
}

Loader::Outcome Loader::apply_watch_files(const char* who) {
  if (!options_.owns_watch_files) {
    log(Event("watch_files_ignored").with("reason", "watch.owner is another node"));
    return {};
  }
  const auto read = watch::read_watch_files(options_.watch_dir, options_.egress);
  Outcome outcome{true, objection_to(read, wall_clock())};
  outcome.ok = outcome.message.empty();
  try {
    if (outcome.ok) outcome.message = put_in_force(read, who);
  } catch (const storage::Rejected& rejected) {
    outcome = {false, rejected.what()};
  }
  if (!outcome.ok) refuse(read, outcome.message);
  scoreboard_.watch_files_broken(outcome.ok ? "" : first_line_of(outcome.message));
  return outcome;
}

// What is worth telling whoever asked for it.
std::string Loader::put_in_force(const watch::ReadResult& read, const char* who) {
  auto transaction = database_.begin();
  const auto changes = watch::apply(transaction, read.set, false, who);
  transaction.commit();
  log_problems(read.problems);
  log_problems(watch::list_warnings(read.set, wall_clock()));
  for (const auto& change : changes)
    if (change.kind == watch::Change::Kind::disabled)
      log(Event("watch_disabled", Level::warn)
              .with(change.noun, change.name)
              .with("reason", "gone from the watch files"));
  log(Event("config_reloaded")
          .with("outcome", "ok")
          .with("changes", static_cast<std::int64_t>(changes.size())));
  return disabled_notice(changes);
}

// The set before stays in force; without one there is nothing to serve, and the fault is told to
// whoever started us.
void Loader::refuse(const watch::ReadResult& read, const std::string& problem) {
  auto transaction = database_.begin();
  if (!first_ || !storage::load_watch_rows(transaction).feeds.empty()) {
    log_problems(read.problems);
    log(Event("config_reloaded", Level::error).with("outcome", "refused").with("problem", problem));
    return;
  }
  std::string told = read.ok() ? problem + "\n" : watch::to_text(read.problems);
  std::fputs(told.c_str(), stderr);
  give_up("the watch files are broken, and the database holds no set to run on");
}

void Loader::compile_where_changed() {
  if (fatal()) return;
  auto transaction = database_.begin();
  storage::read_at_one_moment(transaction);  // old rules never meet new receivers
  const std::int64_t generation = storage::watch_generation(transaction);
  const auto current = latest_.get();
  if (current && current->generation == generation) return;

  auto source = read_set(transaction, current.get());
  transaction.commit();
  const auto feeds = std::ranges::count(source.rows.feeds, storage::Status::active,
                                        &storage::WatchRow<model::Feed>::status);
  const auto set = compile_set(std::move(source), current.get());
  for (const auto& refused : set->rules.refused())
    log(Event("rule_refused", Level::error)
            .with("rule", refused.rule.name)
            .with("reason", refused.error.message));
  scoreboard_.serving(static_cast<std::size_t>(feeds), set->rules.rules().size());
  log(Event("rules_compiled")
          .with("rules", static_cast<std::int64_t>(set->rules.rules().size()))
          .with("unindexed", static_cast<std::int64_t>(set->rules.unindexed()))
          .with("feeds", feeds));
  log(newcomers_.welcome(database_, *set));
  latest_.put(set);
}

}  // namespace wirewatchd
