#include "cli/rule_file.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/consent.h"
#include "cli/files.h"
#include "cli/print.h"
#include "cli/watch_files.h"
#include "cli/watch_rows.h"

namespace cli {

namespace fs = std::filesystem;

RulePlace place_of_rule(Session& session, const std::string& name) {
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const std::string& origin = named(rows.rules, "rule", name).origin;
  const auto colon = origin.rfind(':');
  if (colon == std::string::npos)
    throw Failed(kRedOrNothing, "rule \"" + name + "\" is owned by no watch file");
  return {origin.substr(0, colon), origin.substr(colon + 1)};
}

fs::path writable_file(Session& session, const RulePlace& place) {
  const auto refuse = [&](const std::string& why) {
    return Failed(kUnavailable, fmt::format("{}; the rule stands at {}:{}", why,
                                            place.file.string(), place.line));
  };
  std::error_code fault;
  const fs::path file = fs::canonical(place.file, fault);
  if (fault == std::errc::no_such_file_or_directory)
    throw refuse("its file is gone (wirewatch apply would take that over)");
  if (fault) throw refuse("its file cannot be read: " + fault.message());
  if (!watch::is_watch_file(file, session.config().watch_dir))
    throw refuse("its file is outside of " + session.config().watch_dir.string());
  if (access(file.c_str(), W_OK) != 0 || access(file.parent_path().c_str(), W_OK) != 0)
    throw refuse(errno == EACCES ? "no permission to write" : std::strerror(errno));
  return file;
}

Draft::Draft(const fs::path& file, const std::string& content) {
  std::string pattern = file.parent_path() / ("." + file.stem().string() + "-XXXXXX.toml");
  const int fd = mkstemps(pattern.data(), 5);
  if (fd < 0)
    throw Failed(kUnavailable, fmt::format("cannot make a draft beside {}: {}", file.string(),
                                           std::strerror(errno)));
  close(fd);
  path = pattern;
  replace_file(path, content);
}

Draft::~Draft() {
  std::error_code ignored;
  if (!kept_) fs::remove(path, ignored);
}

watch::WatchSet checked(Session& session, const fs::path& file, const fs::path& draft) {
  auto set = read_or_fail(session, session.config().watch_dir, {file, draft});
  require_green(set);
  return set;
}

// The rename comes before the commit: should that fail, the file is the truth, and the next apply
// or reload brings about what it says.
int put_in_place(Session& session, const EditedFile& edited, const fs::path& draft,
                 const watch::WatchSet& set) {
  const auto& config = session.config();
  if (edited.asks)
    require_consent(session, watch::read_watch_files(config.watch_dir, config.egress).set, set);
  auto transaction = session.database().begin();
  const auto changes = watch::apply(transaction, set, false, person());
  if (content_of(edited.file) != edited.before)
    throw Failed(kUnavailable, edited.file.string() + " was changed by somebody else meanwhile");
  if (content_of(draft) != edited.after)
    throw Failed(kUnavailable, "the draft was saved again while it was checked");
  replace_file(edited.file, edited.after);
  try {
    transaction.commit();
  } catch (const std::runtime_error& error) {
    std::fprintf(stderr, "wirewatch: %s holds the edit, but not surely the database (%s): %s\n",
                 edited.file.c_str(), error.what(), "run wirewatch apply");
    return kUnavailable;
  }
  if (changes.empty())
    put(edited.file.string() + " is saved; what the rules mean is as it was");
  else
    put_changes(changes);
  return kDone;
}

}  // namespace cli
