// lists import: a CSV table becomes the members of a list in a watch file. What the file says of
// the list beside its members (title, terms …) stays.
#include <fmt/core.h>

#include <cstdio>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/print.h"
#include "cli/rule_file.h"
#include "cli/watch_files.h"

namespace cli {

namespace {

namespace fs = std::filesystem;

std::string name_asked(const Arguments& arguments) {
  const auto given = arguments.maybe("--list");
  std::string name = given.value_or(fs::path(arguments.text("FILE")).stem().string());
  if (name.starts_with('@')) name.erase(0, 1);
  if (watch::is_name(name)) return name;
  throw Failed(kUsage, fmt::format("\"{}\" is no name for a list: --list wants lower-case words "
                                   "with hyphens, such as harbour-masters",
                                   name));
}

model::List members_asked(const Arguments& arguments) {
  const auto imported = watch::import_list(arguments.text("FILE"), name_asked(arguments));
  for (const auto& problem : imported.problems) std::fputs(watch::to_text(problem).c_str(), stderr);
  if (!imported.ok()) throw Failed(kData, "nothing was imported");
  return imported.list;
}

// A watch file that was not there, empty until it is written; gone again where that fails.
class NewFile {
 public:
  explicit NewFile(const fs::path& path) {
    if (fs::exists(path)) return;
    std::FILE* made = std::fopen(path.c_str(), "wbx");
    if (!made) throw Failed(kUnavailable, "cannot make " + path.string());
    std::fclose(made);
    made_ = path;
  }
  ~NewFile() {
    std::error_code ignored;
    if (!made_.empty() && fs::is_empty(made_, ignored)) fs::remove(made_, ignored);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

 private:
  fs::path made_;
};

// The file with the list in it: in the place of the one that stands there, else behind all else.
std::string with_list(const std::string& before, const watch::WatchSet& set, const fs::path& file,
                      model::List list) {
  for (const auto& located : set.lists) {
    std::error_code missing;
    if (located.noun.name != list.name || !fs::equivalent(located.file, file, missing)) continue;
    const Stretch at = stretch_of(before, located.file, located.line, located.definition);
    model::List merged = located.noun;
    merged.members = std::move(list.members);
    std::string text = watch::text_of(merged);
    text.pop_back();  // the line's end stands behind the old text
    return std::string(before).replace(at.begin, at.length, text);
  }
  const char* const between = before.empty() ? "" : before.ends_with('\n') ? "\n" : "\n\n";
  return before + between + watch::text_of(list);
}

int put_into(Session& session, const fs::path& given, const model::List& list) {
  require_owner(session);
  const NewFile new_file(given);
  const fs::path file = writable_file(session, given, "; nothing was imported");
  const std::string before = content_of(file);
  const auto& config = session.config();
  // Faults of files as they are, are those of the draft, too: these are told.
  const auto set = watch::read_watch_files(config.watch_dir, config.egress).set;
  const std::string after = with_list(before, set, file, list);
  if (after == before) {
    put("nothing to change");
    return kDone;
  }
  const Draft draft(file, after);
  const auto checked_set = checked(session, file, draft.path);
  return put_in_place(session, {file, before, after, false}, draft.path, checked_set);
}

}  // namespace

int import_list(Session& session) {
  const model::List list = members_asked(session.arguments);
  if (const auto into = session.arguments.maybe("--into")) return put_into(session, *into, list);
  std::fputs(watch::text_of(list).c_str(), stdout);
  return kDone;
}

}  // namespace cli
