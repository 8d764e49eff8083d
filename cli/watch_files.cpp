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

}  // namespace

std::string person() {
  if (const char* sudo = std::getenv("SUDO_USER"); sudo && *sudo) return sudo;
  const passwd* entry = getpwuid(getuid());
  return entry ? entry->pw_name : std::to_string(getuid());
}

watch::WatchSet read_or_fail(Session& session, const std::filesystem::path& folder) {
  auto read = watch::read_watch_files(folder, session.config().egress);
  std::size_t errors = 0;
  for (const auto& problem : read.problems) {
    std::fprintf(stderr, "%s\n", watch::to_text(problem).c_str());
    errors += !problem.warning;
  }
  if (!read.ok())
    throw Failed(kConfiguration, fmt::format("{} error{}", errors, errors == 1 ? "" : "s"));
  return std::move(read.set);
}

void require_green(const watch::WatchSet& set) {
  for (const auto& outcome : watch::run_rule_tests(set))
    if (!outcome.green())
      throw Failed(kRedOrNothing, watch::to_text(outcome) + "\nnothing was applied");
}

void apply_set(Session& session, const watch::WatchSet& set, bool prune) {
  require_green(set);
  auto transaction = session.database().begin();
  const auto changes = watch::apply(transaction, set, prune, person());
  transaction.commit();
  for (const auto& change : changes) put(line_of(change));
  if (changes.empty()) put("nothing to change");
}

int check(Session& session) {
  const auto folder = folder_of(session, "DIR");
  const auto set = read_or_fail(session, folder);
  put(fmt::format("{}: {} feeds, {} rules, {} receivers, all well", folder.string(),
                  set.feeds.size(), set.rules.size(), set.receivers.size()));
  return kDone;
}

int apply(Session& session) {
  const auto set = read_or_fail(session, folder_of(session, "DIR"));
  apply_set(session, set, session.arguments.has("--prune"));
  return kDone;
}

int reload(Session& session) {
  auto transaction = session.database().begin();
  const std::int64_t id = storage::request_reload(transaction);
  transaction.commit();
  if (!session.arguments.has("--wait")) return kDone;
  const auto answers =
      wait_for_answers(session, {id}, std::chrono::seconds(60), [](const auto&) {});
  if (!answers.front().ok) throw Failed(kConfiguration, answers.front().message);
  put("reloaded");
  if (!answers.front().message.empty()) put(answers.front().message);
  return kDone;
}

}  // namespace cli
