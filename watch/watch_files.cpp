// A folder of watch files as one set: what no single file can know is checked here.
#include <algorithm>
#include <map>
#include <system_error>

#include "watch/watch_file.h"

namespace watch {
namespace {

namespace fs = std::filesystem;

std::expected<std::vector<fs::path>, Problem> files_of(const fs::path& path) {
  std::error_code failure;
  const auto status = fs::status(path, failure);
  if (!fs::exists(status))
    return std::unexpected(
        of_the_whole(path, "does not exist; expected a folder of *.toml files, or one file"));
  if (!fs::is_directory(status)) return std::vector{path};

  std::vector<fs::path> files;
  fs::directory_iterator entries(path, failure);
  for (; !failure && entries != fs::directory_iterator(); entries.increment(failure)) {
    const fs::path file = entries->path();
    if (file.extension() == ".toml" && !file.filename().string().starts_with('.'))
      files.push_back(file);
  }
  if (failure) return std::unexpected(of_the_whole(path, "cannot be read: " + failure.message()));
  std::ranges::sort(files);
  return files;
}

template <class Noun>
using Definitions = std::vector<Definition<Noun>> WatchFile::*;

template <class Noun>
void check_names(std::vector<WatchFile>& files, Definitions<Noun> nouns, const std::string& what) {
  std::map<std::string, std::string> owners;
  for (auto& file : files)
    for (const auto& definition : file.*nouns) {
      const auto& draft = definition.draft;
      if (draft.noun.name.empty()) continue;
      const std::string place =
          fmt::format("{}:{}", file.report.source().name(), draft.name_at.line);
      const auto [owner, is_new] = owners.emplace(draft.noun.name, place);
      if (!is_new)
        file.report.error(draft.name_at, fmt::format("a {} \"{}\" stands at {} already", what,
                                                     draft.noun.name, owner->second));
    }
}

void check_notify(std::vector<WatchFile>& files) {
  if (!std::ranges::all_of(files, &WatchFile::is_read)) return;
  std::vector<std::string_view> known;
  for (const auto& file : files)
    for (const auto& receiver : file.receivers) known.push_back(receiver.draft.noun.name);
  std::ranges::sort(known);
  for (auto& file : files)
    for (const auto& rule : file.rules)
      for (const auto& word : rule.draft.notify)
        if (!std::ranges::binary_search(known, word.text))
          file.report.error(word.at, fmt::format("no receiver is named \"{}\"", word.text),
                            did_you_mean(word.text, known));
}

template <class Noun>
void gather(const WatchFile& file, const std::vector<Definition<Noun>>& definitions,
            std::vector<Located<Noun>>& to) {
  for (const auto& definition : definitions)
    to.push_back({definition.draft.noun, file.report.source().name(), definition.begin.line,
                  definition.text});
}

ReadResult result_of(const std::vector<WatchFile>& files) {
  ReadResult result;
  for (const auto& file : files) {
    gather(file, file.feeds, result.set.feeds);
    gather(file, file.rules, result.set.rules);
    gather(file, file.receivers, result.set.receivers);
    std::ranges::move(file.report.in_order(), std::back_inserter(result.problems));
  }
  return result;
}

}  // namespace

bool ReadResult::ok() const {
  return std::ranges::all_of(problems, &Problem::warning);
}

ReadResult read_watch_files(const fs::path& path, const net::Egress& egress) {
  const auto paths = files_of(path);
  if (!paths) return {{}, {paths.error()}};

  std::vector<WatchFile> files;
  for (const auto& file : *paths) files.push_back(read_watch_file(file, egress));
  check_names(files, &WatchFile::feeds, "feed");
  check_names(files, &WatchFile::rules, "rule");
  check_names(files, &WatchFile::receivers, "receiver");
  check_notify(files);
  return result_of(files);
}

}  // namespace watch
