#include "cli/rule_file.h"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
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

namespace {

constexpr const char* kKept = ".kept.toml";

std::string beginning_of_draft(const fs::path& file) {
  return "." + file.stem().string() + "-";
}

std::size_t line_start(const std::string& content, int line) {
  std::size_t at = 0;
  for (; line > 1 && at < content.size(); --line)
    at = std::min(content.find('\n', at), content.size() - 1) + 1;
  return at;
}

bool is_own(const fs::path& file) {
  struct stat status{};
  return lstat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid();
}

std::size_t count_tests(const watch::WatchSet& set) {
  std::size_t count = 0;
  for (const auto& located : set.rules) count += located.noun.tests.size();
  return count;
}

}  // namespace

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
  return writable_file(session, place.file,
                       fmt::format("; the rule stands at {}:{}", place.file.string(), place.line));
}

fs::path writable_file(Session& session, const fs::path& path, const std::string& advice) {
  const auto refuse = [&](const std::string& why) { return Failed(kUnavailable, why + advice); };
  std::error_code fault;
  const fs::path file = fs::canonical(path, fault);
  if (fault == std::errc::no_such_file_or_directory)
    throw refuse("its file is gone (wirewatch apply would take that over)");
  if (fault) throw refuse("its file cannot be read: " + fault.message());
  if (!watch::is_watch_file(file, session.config().watch_dir))
    throw refuse("its file is outside of " + session.config().watch_dir.string());
  if (access(file.c_str(), W_OK) != 0 || access(file.parent_path().c_str(), W_OK) != 0)
    throw refuse(errno == EACCES ? "no permission to write" : std::strerror(errno));
  return file;
}

Stretch stretch_of(const std::string& content, const std::string& file, int line,
                   const std::string& definition) {
  const std::size_t length = definition.size() - 1;  // without the last line's end
  const std::size_t at = content.find(definition.c_str(), line_start(content, line), length);
  if (at == std::string::npos)
    throw Failed(kUnavailable, file + " was changed by somebody else meanwhile");
  return {at, length};
}

Draft::Draft(const fs::path& file, const std::string& content) {
  std::string pattern = file.parent_path() / (beginning_of_draft(file) + "XXXXXX.toml");
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

// Under another name than one that is being edited: that is somebody's still.
void Draft::keep() {
  kept_ = true;
  fs::path name = path;
  name.replace_extension(kKept);
  std::error_code fault;
  fs::rename(path, name, fault);
  if (!fault) path = name;
}

// A file written later than the draft holds what the draft does not know: that would be undone.
std::optional<KeptDraft> newest_kept_draft(const fs::path& file) {
  const std::string beginning = beginning_of_draft(file);
  const std::size_t length = beginning.size() + 6 + std::string_view(kKept).size();
  std::error_code fault;
  fs::file_time_type newest = fs::last_write_time(file, fault);
  std::optional<KeptDraft> found;
  for (const auto& entry : fs::directory_iterator(file.parent_path(), fault)) {
    const std::string name = entry.path().filename();
    if (name.size() != length || !name.starts_with(beginning) || !name.ends_with(kKept)) continue;
    const auto written = entry.last_write_time(fault);
    if (fault || written < newest || !is_own(entry.path())) continue;
    newest = written;
    found = {entry.path(), std::chrono::time_point_cast<model::Time::duration>(
                               std::chrono::file_clock::to_sys(written))};
  }
  return found;
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
  if (const std::size_t tests = count_tests(set); tests > 0)
    put(fmt::format("tests: {}, all green", tests));
  return kDone;
}

}  // namespace cli
