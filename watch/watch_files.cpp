// A folder of watch files as one set: what no single file can know is checked here.
#include <algorithm>
#include <map>
#include <system_error>

#include "text/url.h"
#include "watch/list_links.h"
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

template <class Draft>
using Definitions = std::vector<Definition<Draft>> WatchFile::*;

template <class Draft>
void check_names(std::vector<WatchFile>& files, Definitions<Draft> nouns, const std::string& what) {
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

// Meant at times (another interval, other tags), a slip more often.
void check_addresses(std::vector<WatchFile>& files) {
  std::map<std::string, std::string> names;
  for (auto& file : files)
    for (const auto& feed : file.feeds) {
      const auto& [name, url] = std::pair(feed.draft.noun.name, feed.draft.noun.url);
      if (name.empty() || url.empty()) continue;
      const auto [first, is_new] = names.emplace(text::canonical_url(url), name);
      if (!is_new && first->second != name)
        file.report.warning(feed.draft.url_at,
                            fmt::format("feed \"{}\" has this address too", first->second));
    }
}

// Which of thousands of receivers was meant takes long to find: the first faults get a hint.
constexpr int kMostHints = 20;

void check_receivers_named(std::vector<WatchFile>& files) {
  if (!std::ranges::all_of(files, &WatchFile::is_read)) return;
  std::vector<std::string_view> known;
  for (const auto& file : files)
    for (const auto& receiver : file.receivers) known.push_back(receiver.draft.noun.name);
  std::ranges::sort(known);
  int hints = 0;
  const auto check = [&](const std::vector<Word>& words, Report& report) {
    for (const auto& word : words)
      if (!std::ranges::binary_search(known, word.text) && !report.is_full())
        report.error(word.at, fmt::format("no receiver is named \"{}\"", word.text),
                     hints++ < kMostHints ? did_you_mean(word.text, known) : "");
  };
  for (auto& file : files) {
    for (const auto& rule : file.rules) check(rule.draft.notify, file.report);
    for (const auto& receiver : file.receivers) check(receiver.draft.deputies, file.report);
  }
}

void check_queries(std::vector<WatchFile>& files, const std::vector<std::string>* lists) {
  for (auto& file : files)
    for (const auto& rule : file.rules) watch::check_queries(rule.draft, lists, file.report);
}

template <class Draft, class Noun>
void gather(const WatchFile& file, const std::vector<Definition<Draft>>& definitions,
            std::vector<Located<Noun>>& to) {
  for (const auto& definition : definitions)
    to.push_back({definition.draft.noun, file.report.source().name(), definition.begin.line,
                  definition.text});
}

ReadResult result_of(const std::vector<WatchFile>& files) {
  ReadResult result;
  for (const auto& file : files) {
    gather(file, file.feeds, result.set.feeds);
    gather(file, file.lists, result.set.lists);
    gather(file, file.rules, result.set.rules);
    gather(file, file.receivers, result.set.receivers);
    std::ranges::move(file.report.in_order(), std::back_inserter(result.problems));
  }
  return result;
}

void check_what_files_share(std::vector<WatchFile>& files) {
  check_names(files, &WatchFile::feeds, "feed");
  check_names(files, &WatchFile::lists, "list");
  check_names(files, &WatchFile::rules, "rule");
  check_names(files, &WatchFile::receivers, "receiver");
  check_addresses(files);
}

// Of files that are all there are.
ReadResult checked(std::vector<WatchFile> files) {
  check_receivers_named(files);
  const auto lists = check_lists(files);
  check_queries(files, lists ? &*lists : nullptr);
  return result_of(files);
}

std::vector<WatchFile> read_all(const std::vector<fs::path>& paths, const net::Egress& egress,
                                const Edit& edit) {
  std::vector<WatchFile> files;
  std::error_code missing;
  for (const auto& path : paths) {
    const bool is_edited = !edit.file.empty() && fs::equivalent(path, edit.file, missing);
    files.push_back(read_watch_file(path, is_edited ? edit.draft : path, egress));
  }
  check_what_files_share(files);
  return files;
}

}  // namespace

bool ReadResult::ok() const {
  return std::ranges::all_of(problems, &Problem::warning);
}

ReadResult read_watch_files(const fs::path& path, const net::Egress& egress, const Edit& edit) {
  const auto paths = files_of(path);
  if (!paths) return {{}, {paths.error()}};
  return checked(read_all(*paths, egress, edit));
}

ReadResult read_watch_text(const std::string& name, std::string text, const net::Egress& egress) {
  std::vector<WatchFile> files;
  files.push_back(read_watch_file(Source(name, std::move(text)), name, egress));
  check_what_files_share(files);
  return checked(std::move(files));
}

bool is_watch_file(const fs::path& file, const fs::path& path) {
  const auto paths = files_of(path);
  return paths && std::ranges::any_of(*paths, [&](const fs::path& each) {
           std::error_code missing;
           return fs::equivalent(each, file, missing);
         });
}

ReadResult read_some_watch_files(const std::vector<fs::path>& given, const net::Egress& egress) {
  std::vector<fs::path> all;
  for (const auto& path : given) {
    auto paths = files_of(path);
    if (!paths) return {{}, {paths.error()}};
    std::ranges::move(*paths, std::back_inserter(all));
  }
  auto files = read_all(all, egress, {});
  check_queries(files, nullptr);
  return result_of(files);
}

}  // namespace watch
