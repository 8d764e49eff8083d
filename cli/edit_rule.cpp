// rules edit: the editor on a draft, a hidden file beside the rule's own, at the rule's line. What
// the editor leaves is checked and tested among the other watch files, then put into place in one
// rename and applied. A broken edit changes nothing, and the draft is kept.
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/print.h"
#include "cli/watch_files.h"
#include "cli/watch_rows.h"

namespace cli {

namespace {

namespace fs = std::filesystem;

struct Place {
  fs::path file;
  std::string line;
};

Place place_of(Session& session, const std::string& name) {
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const std::string& origin = named(rows.rules, "rule", name).origin;
  const auto colon = origin.rfind(':');
  if (colon == std::string::npos)
    throw Failed(kRedOrNothing, "rule \"" + name + "\" is owned by no watch file");
  return {origin.substr(0, colon), origin.substr(colon + 1)};
}

// The file itself where a link leads to it.
fs::path writable_file(Session& session, const Place& place) {
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

// Hidden, so that readers of the folder pass it over; with the ending by which an editor knows
// TOML. It goes away again, unless kept.
class Draft {
 public:
  Draft(const fs::path& file, const std::string& content) {
    std::string pattern = file.parent_path() / ("." + file.stem().string() + "-XXXXXX.toml");
    const int fd = mkstemps(pattern.data(), 5);
    if (fd < 0)
      throw Failed(kUnavailable, fmt::format("cannot make a draft beside {}: {}", file.string(),
                                             std::strerror(errno)));
    close(fd);
    path = pattern;
    replace_file(path, content);
  }
  void keep() { kept_ = true; }
  ~Draft() {
    std::error_code ignored;
    if (!kept_) fs::remove(path, ignored);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  fs::path path;

 private:
  bool kept_ = false;
};

// Ctrl-C at the terminal goes to the editor, which knows what to do with it, and to us.
class KeysIgnored {
 public:
  KeysIgnored() : interrupt_(signal(SIGINT, SIG_IGN)), quit_(signal(SIGQUIT, SIG_IGN)) {}
  ~KeysIgnored() { restore(); }
  void restore() const {
    signal(SIGINT, interrupt_);
    signal(SIGQUIT, quit_);
  }
  KeysIgnored(const KeysIgnored&) = delete;
  KeysIgnored& operator=(const KeysIgnored&) = delete;

 private:
  sighandler_t interrupt_, quit_;
};

// Editors that take +LINE before the file; another one gets the file alone.
bool takes_line(const std::string& editor) {
  const std::string program = fs::path(editor.substr(0, editor.find(' '))).filename();
  for (const char* known :
       {"editor", "vi", "vim", "nvim", "nano", "emacs", "emacsclient", "joe", "micro", "mcedit"})
    if (program == known) return true;
  return false;
}

std::string chosen_editor() {
  for (const char* variable : {"VISUAL", "EDITOR"})
    if (const char* editor = std::getenv(variable); editor && *editor) return editor;
  return "editor";
}

bool run_editor(const std::string& editor, const fs::path& file, const std::string& line) {
  const KeysIgnored ignored;
  const pid_t child = fork();
  if (child == 0) {
    ignored.restore();
    // The person's own editor, as git does it: the variable may hold options, so a shell reads it;
    // file and line come as its arguments, never as its text.
    // No shell stays between where none is needed: it would die of the Ctrl-C that the editor
    // takes.
    const bool is_plain = editor.find_first_of("|&;<>()$`\\\"'*?[#~=%\n") == editor.npos;
    const std::string command = (is_plain ? "exec " : "") + editor + " \"$@\"";
    if (takes_line(editor))
      execl("/bin/sh", "sh", "-c", command.c_str(), editor.c_str(), ("+" + line).c_str(),
            file.c_str(), nullptr);
    execl("/bin/sh", "sh", "-c", command.c_str(), editor.c_str(), file.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

struct EditedFile {
  const fs::path& file;
  const std::string &before, &after;
};

// The rename comes before the commit: should that fail, the file is the truth, and the next apply
// or reload brings about what it says.
int check_and_apply(Session& session, const EditedFile& edited, const fs::path& draft) {
  const auto set = read_or_fail(session, session.config().watch_dir, {edited.file, draft});
  require_green(set);
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
  put_changes(changes);
  return kDone;
}

}  // namespace

int edit_rule(Session& session) {
  require_owner(session);
  const Place place = place_of(session, session.arguments.text("NAME"));
  const fs::path file = writable_file(session, place);
  session.close_database();  // the editor may be open for hours, and a daemon may want to start

  const std::string before = content_of(file), editor = chosen_editor();
  Draft draft(file, before);
  const bool edited = run_editor(editor, draft.path, place.line);
  const std::string after = content_of(draft.path);
  if (edited && after == before) {
    put("nothing to change");
    return kDone;
  }
  const Failed failure(kUnavailable, "the editor \"" + editor + "\" failed; nothing was changed");
  if (!edited && after == before) throw failure;
  try {
    if (!edited) throw failure;
    return check_and_apply(session, {file, before, after}, draft.path);
  } catch (...) {
    draft.keep();
    std::fprintf(stderr, "nothing was changed; your text is kept in %s\n", draft.path.c_str());
    throw;
  }
}

}  // namespace cli
