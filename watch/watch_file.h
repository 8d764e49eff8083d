#pragma once
// One watch file, read as far as it can be on its own. What spans files (unique names, a rule's
// receivers) is watch_files.cpp's.
#include <filesystem>
#include <vector>

#include "net/egress.h"
#include "watch/nouns.h"

namespace watch {

template <class Noun>
struct Definition {
  Draft<Noun> draft;
  Place begin;
  std::string text;  // its own lines of the file
};

struct WatchFile {
  Report report;
  bool is_read = true;  // false: nothing of what it defines is known
  std::vector<Definition<model::Feed>> feeds;
  std::vector<Definition<model::Rule>> rules;
  std::vector<Definition<model::Receiver>> receivers;
};

WatchFile read_watch_file(const std::filesystem::path&, const net::Egress&);

}  // namespace watch
