// rules edit: the editor on a copy of the watch folder, at the rule's line; what the editor leaves
// is checked and tested there, then put into place in one rename and applied. A broken edit changes
// nothing.
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/watch_files.h"

namespace cli {

namespace {

namespace fs = std::filesystem;

struct Place {
  fs::path file;
  std::string line;
};

Place place_of(Session& session, const std::string& name) {
  auto transaction = session.database().begin();
  for (const auto& row : storage::load_watch_rows(transaction).rules) {
    if (row.noun.name != name) continue;
    const auto colon = row.origin.rfind(':');
    if (colon == std::string::npos)
      throw Failed(kRedOrNothing, "rule \"" + name + "\" is owned by no watch file");
    return {row.origin.substr(0, colon), row.origin.substr(colon + 1)};
  }
  throw Failed(kRedOrNothing, "no rule is named \"" + name + "\" (wirewatch rules list)");
}

// A copy of the folder that goes away again.
class Draft {
 public:
  explicit Draft(const fs::path& folder) {
    std::string pattern = fs::temp_directory_path() / "wirewatch-edit-XXXXXX";
    if (!mkdtemp(pattern.data()))
      throw Failed(kUnavailable,
                   "cannot make a folder below " + fs::temp_directory_path().string());
    path = pattern;
    fs::copy(folder, path, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  }
  ~Draft() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  fs::path path;
};

void run_editor(const fs::path& file, const std::string& line) {
  const char* editor = std::getenv("VISUAL");
  if (!editor || !*editor) editor = std::getenv("EDITOR");
  if (!editor || !*editor) editor = "editor";
  const pid_t child = fork();
  if (child == 0) {
    // The person's own editor, as git does it: the variable may hold options, so a shell reads it;
    // file and line come as its arguments, never as its text.
    const std::string command = std::string(editor) + " \"$@\"";
    execl("/bin/sh", "sh", "-c", command.c_str(), editor, ("+" + line).c_str(), file.c_str(),
          nullptr);
    _exit(127);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) ||
      WEXITSTATUS(status) != 0)
    throw Failed(kUnavailable,
                 fmt::format("the editor \"{}\" failed; nothing was changed", editor));
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Beside the file, synced, with its owner and mode, then renamed over it: a reader sees the old one
// or the new one.
void replace(const fs::path& file, const std::string& content) {
  struct stat old {};
  const fs::path beside = file.string() + ".new";
  const int fd = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
  const bool written =
      fd >= 0 && stat(file.c_str(), &old) == 0 &&
      write(fd, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
      fchmod(fd, old.st_mode & 07777) == 0 &&
      (fchown(fd, old.st_uid, old.st_gid) == 0 || geteuid() != 0) && fsync(fd) == 0;
  if (fd >= 0) close(fd);
  std::error_code failed;
  if (written) fs::rename(beside, file, failed);
  if (!written || failed) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw Failed(kUnavailable, "cannot write " + file.string() + "; nothing was changed");
  }
}

}  // namespace

int edit_rule(Session& session) {
  const auto [file, line] = place_of(session, session.arguments.text("NAME"));
  const fs::path folder = file.parent_path();
  if (access(file.c_str(), W_OK) != 0 || access(folder.c_str(), W_OK) != 0)
    throw Failed(kUnavailable, fmt::format("no permission to write; the rule stands at {}:{}",
                                           file.string(), line));

  const Draft draft(folder);
  const fs::path copy = draft.path / file.filename();
  const std::string before = content_of(file);
  run_editor(copy, line);
  const std::string edited = content_of(copy);
  if (edited == before) return put("nothing to change"), kDone;
  read_or_fail(session, draft.path);
  if (content_of(file) != before)
    throw Failed(kUnavailable,
                 file.string() + " was changed by somebody else meanwhile; nothing was changed");

  replace(file, edited);
  try {
    apply_set(session, read_or_fail(session, folder), false);
  } catch (const Failed&) {
    replace(file, before);
    throw;
  }
  return kDone;
}

}  // namespace cli
