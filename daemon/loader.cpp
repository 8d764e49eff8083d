#include "daemon/loader.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "daemon/events.h"
#include "daemon/notify.h"
#include "daemon/with_database.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;
constexpr int kConfigurationFault = 78;

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

// The first error, which is what a person needs first; the log has the others.
std::string headline(const std::vector<watch::Problem>& problems) {
  for (const auto& problem : problems)
    if (!problem.warning)
      return problem.file + ":" + std::to_string(problem.line) + ":" +
             std::to_string(problem.column) + ": " + problem.message;
  return "";
}

std::shared_ptr<const WatchSet> compile(storage::WatchRows rows, std::int64_t generation) {
  std::vector<model::Rule> rules;
  for (auto& row : rows.rules)
    if (row.status == storage::Status::active) rules.push_back(std::move(row.noun));
  std::vector<model::Receiver> receivers;
  for (auto& row : rows.receivers)
    if (row.status == storage::Status::active) receivers.push_back(std::move(row.noun));
  return std::make_shared<const WatchSet>(generation, rules::RuleSet(std::move(rules)),
                                          std::move(receivers));
}

}  // namespace

Loader::Loader(LoaderOptions options, LatestSet& latest, Scoreboard& scoreboard)
    : options_(std::move(options)),
      latest_(latest),
      scoreboard_(scoreboard),
      database_(options_.database) {}

std::optional<int> Loader::fatal() const {
  const int code = fatal_;
  return code == 0 ? std::nullopt : std::optional(code);
}

void Loader::give_up(int code, const std::string& why) {
  std::fprintf(stderr, "wirewatch: %s\n", why.c_str());
  fatal_ = code;
}

void Loader::run(std::stop_token stop) {
  turn_while_database_lasts(stop, scoreboard_, Loop::loader, [&] { turn(stop); });
}

void Loader::turn(const std::stop_token& stop) {
  if (!fatal() && prepare_schema()) {
    reload_where_asked();
    compile_where_changed();
    scoreboard_.database_back();
  }
  wait_a_moment(stop, 500ms);
}

bool Loader::prepare_schema() {
  if (schema_ready_) return true;
  try {
    const auto status =
        options_.migrate ? storage::migrate(database_) : storage::schema_status(database_);
    if (status.newer_than_program())
      give_up(kConfigurationFault,
              "the database's schema is newer than this program; install the newer wirewatch");
    else if (!status.pending.empty())
      give_up(kConfigurationFault,
              "the database's schema is older than this program; run: wirewatch db migrate");
    else
      schema_ready_ = true;
  } catch (const storage::Rejected& rejected) {
    give_up(kConfigurationFault, rejected.what());
  }
  return schema_ready_;
}

void Loader::reload_where_asked() {
  auto transaction = database_.begin();
  const auto requests = storage::open_reload_requests(transaction);
  transaction.commit();
  if (!reload_asked_ && requests.empty()) return;

  const ReloadNotice notice(scoreboard_);
  const std::string problem = apply_watch_files(first_ ? "start" : "reload");
  auto answering = database_.begin();
  for (const std::int64_t id : requests)
    storage::answer_request(answering, id, problem.empty(), problem);
  answering.commit();
  reload_asked_ = false;
  first_ = false;
}

// Empty when the files are in force; else the first problem.
std::string Loader::apply_watch_files(const char* who) {
  if (!options_.owns_watch_files) {
    log(Event("watch_files_ignored").with("reason", "watch.owner is another node"));
    return "";
  }
  const auto read = watch::read_watch_files(options_.watch_dir, options_.egress);
  for (const auto& problem : read.problems)
    log(Event(problem.warning ? "watch_file_warning" : "watch_file_broken",
              problem.warning ? Level::warn : Level::error)
            .with("problem", watch::to_text(problem)));
  std::string problem = headline(read.problems);
  if (problem.empty())
    for (const auto& outcome : watch::run_rule_tests(read.set))
      if (!outcome.green() && problem.empty()) problem = watch::to_text(outcome);

  auto transaction = database_.begin();
  if (problem.empty()) {
    const auto changes = watch::apply(transaction, read.set, false, who);
    transaction.commit();
    for (const auto& change : changes)
      if (change.kind == watch::Change::Kind::disabled)
        log(Event("watch_disabled", Level::warn)
                .with(change.noun, change.name)
                .with("reason", "gone from the watch files"));
    log(Event("config_reloaded")
            .with("outcome", "ok")
            .with("changes", static_cast<std::int64_t>(changes.size())));
  } else if (first_ && storage::load_watch_rows(transaction).feeds.empty()) {
    for (const auto& each : read.problems)
      std::fprintf(stderr, "%s\n", watch::to_text(each).c_str());
    give_up(kConfigurationFault,
            "the watch files are broken, and the database holds no set to run on: " + problem);
  } else {
    log(Event("config_reloaded", Level::error).with("outcome", "refused").with("problem", problem));
  }
  scoreboard_.watch_files_broken(problem);
  return problem;
}

void Loader::compile_where_changed() {
  if (fatal()) return;
  auto transaction = database_.begin();
  const std::int64_t generation = storage::watch_generation(transaction);
  const auto current = latest_.get();
  if (current && current->generation == generation) return;

  auto rows = storage::load_watch_rows(transaction);
  transaction.commit();
  const auto feeds = std::ranges::count(rows.feeds, storage::Status::active,
                                        &storage::WatchRow<model::Feed>::status);
  const auto set = compile(std::move(rows), generation);
  for (const auto& refused : set->rules.refused())
    log(Event("rule_refused", Level::error)
            .with("rule", refused.rule.name)
            .with("reason", refused.error.message));
  scoreboard_.serving(static_cast<std::size_t>(feeds), set->rules.rules().size());
  log(Event("rules_compiled")
          .with("rules", static_cast<std::int64_t>(set->rules.rules().size()))
          .with("feeds", feeds));
  latest_.put(set);
}

}  // namespace wirewatchd
