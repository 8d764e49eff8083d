// rules edit: the editor on a draft, a hidden file beside the rule's own, at the rule's line. What
// the editor leaves is put into place. A broken edit changes nothing, and the draft is kept.
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/files.h"
#include "cli/print.h"
#include "cli/rule_file.h"
#include "cli/watch_files.h"
#include "text/times.h"

namespace cli {

namespace {

namespace fs = std::filesystem;

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
  if (!can_ask())
    throw Failed(kUnavailable, "no editor: VISUAL and EDITOR are not set, and this is no terminal");
  return "editor";
}

// None: the person goes on editing.
std::optional<watch::WatchSet> checked_or_again(Session& session, const fs::path& file,
                                                const fs::path& draft) {
  try {
    return checked(session, file, draft);
  } catch (const Failed&) {
    if (!can_ask() || !says_yes("edit again? [y/n] ")) throw;
  }
  return std::nullopt;
}

bool is_same(const fs::path& one, const fs::path& other) {
  std::error_code ignored;
  return fs::equivalent(one, other, ignored);
}

// Where the draft's first fault stands; none: not in this file.
std::optional<int> find_fault(Session& session, const fs::path& file, const fs::path& draft) {
  const auto& config = session.config();
  const auto read = watch::read_watch_files(config.watch_dir, config.egress, {file, draft});
  for (const auto& problem : read.problems)
    if (!problem.warning && problem.line > 0 && is_same(problem.file, file)) return problem.line;
  if (!read.ok()) return std::nullopt;
  for (const auto& outcome : watch::run_rule_tests(read.set, now_by_clock()))
    if (!outcome.green() && is_same(outcome.file, file)) return outcome.line;
  return std::nullopt;
}

std::string line_to_open_at(Session& session, const fs::path& file, const fs::path& draft,
                            const std::string& otherwise) {
  const auto fault = find_fault(session, file, draft);
  return fault ? std::to_string(*fault) : otherwise;
}

// The text of an edit that came to nothing, where the person wants to go on with it.
std::optional<fs::path> taken_up(const fs::path& file) {
  const auto kept = newest_kept_draft(file);
  if (!kept || !can_ask()) return std::nullopt;
  const std::string question = fmt::format("go on with the text kept at {} ({})? [y/n] ",
                                           text::to_rfc3339(kept->written), kept->path.string());
  return says_yes(question.c_str()) ? std::optional(kept->path) : std::nullopt;
}

// What stands in the draft when the editor has ended; a person who deletes it wants no edit.
std::string text_of(const fs::path& draft) {
  if (!fs::exists(draft))
    throw Failed(kUnavailable, "the editor left no file; nothing was changed");
  return content_of(draft);
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

}  // namespace

int edit_rule(Session& session) {
  require_owner(session);
  const RulePlace place = place_of_rule(session, session.arguments.text("NAME"));
  const fs::path file = writable_file(session, place);
  session.close_database();  // the editor may be open for hours, and a daemon may want to start

  const std::string before = content_of(file), editor = chosen_editor();
  const auto kept = taken_up(file);
  std::string line = kept ? line_to_open_at(session, file, *kept, place.line) : place.line;
  Draft draft(file, kept ? content_of(*kept) : before);
  if (kept) fs::remove(*kept);
  while (true) {
    const bool edited = run_editor(editor, draft.path, line);
    const std::string after = text_of(draft.path);
    if (edited && after == before) {
      put("nothing to change");
      return kDone;
    }
    // 69: the editor is what was not to be had; the text itself may be right.
    const Failed failure(kUnavailable, "the editor \"" + editor + "\" failed; nothing was changed");
    if (!edited && after == before) throw failure;
    try {
      if (!edited) throw failure;
      if (const auto set = checked_or_again(session, file, draft.path))
        return put_in_place(session, {file, before, after}, draft.path, *set);
      line = line_to_open_at(session, file, draft.path, place.line);
    } catch (...) {
      draft.keep();
      std::fprintf(stderr, "nothing was changed; your text is kept in %s\n", draft.path.c_str());
      throw;
    }
  }
}

}  // namespace cli
