#include "cli/watch_files.h"

#include <fmt/core.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/requests.h"

namespace cli {

namespace {

std::filesystem::path folder_of(Session& session, const char* argument) {
  const auto given = session.arguments.maybe(argument);
  return given ? std::filesystem::path(*given) : session.config().watch_dir;
}

std::string line_of(const watch::Change& change) {
  using enum watch::Change::Kind;
  const char* const word = change.kind == added      ? "added"
                           : change.kind == changed  ? "changed"
                           : change.kind == disabled ? "disabled"
                           : change.kind == removed  ? "removed"
                                                     : "enabled";
  return fmt::format("{} {} {}{}", word, change.noun, change.name,
                     change.detail.empty() ? "" : ": " + change.detail);
}

watch::WatchSet set_or_fail(watch::ReadResult read) {
  std::size_t errors = 0;
  for (const auto& problem : read.problems) {
    std::fprintf(stderr, "%s\n", watch::to_text(problem).c_str());
    errors += !problem.warning;
  }
  if (!read.ok())
    throw Failed(kConfiguration, fmt::format("{} error{}", errors, errors == 1 ? "" : "s"));
  return std::move(read.set);
}

}  // namespace

std::string person() {
  if (const char* sudo = std::getenv("SUDO_USER"); sudo && *sudo) return sudo;
  const passwd* entry = getpwuid(getuid());
  return entry ? entry->pw_name : std::to_string(getuid());
}

void require_owner(Session& session) {
  const auto& config = session.config();
  if (config.watch_owner.empty() || config.watch_owner == config.node) return;
  throw Failed(kConfiguration, fmt::format("watch.owner is \"{}\", this node is \"{}\"",
                                           config.watch_owner, config.node));
}

watch::WatchSet read_or_fail(Session& session, const std::filesystem::path& path,
                             const watch::Edit& edit) {
  return set_or_fail(watch::read_watch_files(path, session.config().egress, edit));
}

watch::WatchSet read_some_or_fail(Session& session, const std::vector<std::string>& files) {
  if (files.empty()) return read_or_fail(session, session.config().watch_dir);
  return set_or_fail(
      watch::read_some_watch_files({files.begin(), files.end()}, session.config().egress));
}

void require_green(const watch::WatchSet& set) {
  const std::string red = watch::red_tests(set, now_by_clock());
  if (red.empty()) return;
  std::fprintf(stderr, "%s\n", red.c_str());
  throw Failed(kRedOrNothing, "red tests");
}

void put_changes(const std::vector<watch::Change>& changes) {
  for (const auto& change : changes) put(line_of(change));
  if (changes.empty()) put("nothing to change");
}

int check(Session& session) {
  const auto path = folder_of(session, "DIR");
  const bool is_one_of_several =
      std::filesystem::is_regular_file(path) && path != session.config().watch_dir;
  const auto set =
      is_one_of_several ? read_some_or_fail(session, {path.string()}) : read_or_fail(session, path);
  for (const auto& warning : watch::list_warnings(set, now_by_clock()))
    std::fputs(watch::to_text(warning).c_str(), stderr);
  require_green(set);
  put(fmt::format("{}: {} feeds, {} lists, {} rules, {} receivers, no errors{}", path.string(),
                  set.feeds.size(), set.lists.size(), set.rules.size(), set.receivers.size(),
                  is_one_of_several
                      ? " by itself (receivers and lists in other files are not asked for)"
                      : ""));
  return kDone;
}

int apply(Session& session) {
  require_owner(session);
  const auto set = read_or_fail(session, folder_of(session, "DIR"));
  require_green(set);
  auto transaction = session.database().begin();
  const auto changes = watch::apply(transaction, set, session.arguments.has("--prune"), person());
  transaction.commit();
  put_changes(changes);
  return kDone;
}

int reload(Session& session) {
  auto transaction = session.database().begin();
  const std::int64_t id = storage::request_reload(transaction);
  const bool at_once = daemon_runs(session, transaction);
  transaction.commit();
  if (!session.arguments.has("--wait")) {
    put(at_once ? "asked the daemon; --wait tells what came of it" : "kept until a daemon runs");
    return kDone;
  }
  const auto answers =
      wait_for_answers(session, {id}, std::chrono::seconds(60), [](const auto&) {});
  if (!answers.front().ok)
    throw Failed(kConfiguration,
                 answers.front().message + "\nnothing was changed; the set before stays in force");
  put("reloaded");
  if (!answers.front().message.empty()) put(answers.front().message);
  return kDone;
}

}  // namespace cli
