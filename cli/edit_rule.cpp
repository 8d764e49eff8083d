// rules edit: the editor on a copy of the watch folder, at the rule's line; what the editor leaves
// is checked and tested there, then put into place in one rename and applied. A broken edit changes
// nothing.
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "cli/commands.h"
#include "cli/files.h"
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
    std::error_code failed;
    fs::copy(folder, path, fs::copy_options::recursive | fs::copy_options::copy_symlinks, failed);
    if (failed)
      throw Failed(kUnavailable, "cannot copy " + folder.string() + ": " + failed.message());
  }
  void keep() { kept_ = true; }
  ~Draft() {
    std::error_code ignored;
    if (!kept_) fs::remove_all(path, ignored);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  fs::path path;

 private:
  bool kept_ = false;
};

// Editors that take +LINE before the file; another one gets the file alone.
bool takes_line(const std::string& editor) {
  const std::string program = fs::path(editor.substr(0, editor.find(' '))).filename();
  for (const char* known :
       {"editor", "vi", "vim", "nvim", "nano", "emacs", "emacsclient", "joe", "micro", "mcedit"})
    if (program == known) return true;
  return false;
}

void run_editor(const fs::path& file, const std::string& line) {
  const char* editor = std::getenv("VISUAL");
  if (!editor || !*editor) editor = std::getenv("EDITOR");
  if (!editor || !*editor) editor = "editor";
  const pid_t child = fork();
  if (child == 0) {
    // The person's own editor, as git does it: the variable may hold options, so a shell reads it;
    // file and line come as its arguments, never as its text.
    const std::string command = std::string(editor) + " \"$@\"";
    if (takes_line(editor))
      execl("/bin/sh", "sh", "-c", command.c_str(), editor, ("+" + line).c_str(), file.c_str(),
            nullptr);
    execl("/bin/sh", "sh", "-c", command.c_str(), editor, file.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) ||
      WEXITSTATUS(status) != 0)
    throw Failed(kUnavailable,
                 fmt::format("the editor \"{}\" failed; nothing was changed", editor));
}

}  // namespace

int edit_rule(Session& session) {
  const auto [file, line] = place_of(session, session.arguments.text("NAME"));
  const fs::path folder = file.parent_path();
  if (access(file.c_str(), W_OK) != 0 || access(folder.c_str(), W_OK) != 0)
    throw Failed(kUnavailable, fmt::format("no permission to write; the rule stands at {}:{}",
                                           file.string(), line));
  session.close_database();  // the editor may be open for hours, and a daemon may want to start

  Draft draft(folder);
  const fs::path copy = draft.path / file.filename();
  const std::string before = content_of(file);
  run_editor(copy, line);
  const std::string edited = content_of(copy);
  if (edited == before) return put("nothing to change"), kDone;
  try {
    require_green(read_or_fail(session, draft.path));
    if (content_of(file) != before)
      throw Failed(kUnavailable, file.string() + " was changed by somebody else meanwhile");
  } catch (const Failed& failed) {
    draft.keep();
    throw Failed(failed.code, std::string(failed.what()) +
                                  "\nnothing was changed; your text is kept in " + copy.string());
  }
  replace_file(file, edited);
  try {
    apply_set(session, read_or_fail(session, folder), false);
  } catch (...) {
    replace_file(file, before);
    throw;
  }
  return kDone;
}

}  // namespace cli
