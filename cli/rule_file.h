#pragma once
// The watch file that owns a rule or list, while its text is changed: a draft beside it is checked
// and
// tested among the other watch files, what it would change is shown, and then it takes the file's
// place in one rename and is applied.
#include <filesystem>
#include <optional>
#include <string>

#include "cli/session.h"
#include "watch/watch.h"

namespace cli {

struct RulePlace {
  std::filesystem::path file;
  std::string line;
};
// Throws Failed where no file owns the rule.
RulePlace place_of_rule(Session&, const std::string& name);

// The file itself where a link leads to it. Throws Failed where it is gone, or may not be written.
std::filesystem::path writable_file(Session&, const RulePlace&);

// Of any watch file; `advice` ends the refusal.
std::filesystem::path writable_file(Session&, const std::filesystem::path&,
                                    const std::string& advice);

// Where a definition stands in its file's content, to the byte.
struct Stretch {
  std::size_t begin = 0, length = 0;
};
// As it was read, from that line on. Throws Failed where it is not there any more.
Stretch stretch_of(const std::string& content, const std::string& file, int line,
                   const std::string& definition);

// Hidden, so that readers of the folder pass it over; with the ending by which an editor knows
// TOML. It goes away again, unless kept.
class Draft {
 public:
  Draft(const std::filesystem::path& file, const std::string& content);
  ~Draft();
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  void keep();  // under a name by which newest_kept_draft() finds it
  std::filesystem::path path;

 private:
  bool kept_ = false;
};

struct KeptDraft {
  std::filesystem::path path;
  model::Time written{};
};
// Of this user's, for this file; none that is older than the file is now.
std::optional<KeptDraft> newest_kept_draft(const std::filesystem::path& file);

struct EditedFile {
  const std::filesystem::path& file;
  const std::string &before, &after;
  bool asks = true;  // whether to go on, where a person is there to ask
};
// The watch files as they would be. Throws Failed where the draft is broken or a test is red.
watch::WatchSet checked(Session&, const std::filesystem::path& file,
                        const std::filesystem::path& draft);
// Throws Failed where the person says no; then nothing has changed.
int put_in_place(Session&, const EditedFile&, const std::filesystem::path& draft,
                 const watch::WatchSet& checked);

}  // namespace cli
