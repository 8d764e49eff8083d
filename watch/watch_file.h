#pragma once
// One watch file, read as far as it can be on its own. What spans files (unique names, a rule's
// receivers and lists) is watch_files.cpp's.
#include <filesystem>
#include <vector>

#include "net/egress.h"
#include "watch/nouns.h"

namespace watch {

template <class Draft>
struct Definition {
  Draft draft;
  Place begin;
  std::string text;  // its own lines of the file
};

struct WatchFile {
  Report report;
  bool is_read = true;  // false: nothing of what it defines is known
  std::vector<Definition<FeedDraft>> feeds;
  std::vector<Definition<ListDraft>> lists;
  std::vector<Definition<RuleDraft>> rules;
  std::vector<Definition<ReceiverDraft>> receivers;
};

// `text_from` is the file itself, or the draft of what it will say.
WatchFile read_watch_file(const std::filesystem::path&, const std::filesystem::path& text_from,
                          const net::Egress&);
// `path` is what the source stands for: files that it names are looked for beside that.
WatchFile read_watch_file(Source, const std::filesystem::path&, const net::Egress&);

}  // namespace watch
