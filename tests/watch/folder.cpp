#include "tests/watch/folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace test {

std::filesystem::path Folder::write(const std::string& name, const std::string& text) const {
  const auto file = path() / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

watch::ReadResult read_watch_text(const std::string& text, const net::Egress& egress) {
  const Folder folder;
  return watch::read_watch_files(folder.write("watch.toml", text), egress);
}

watch::WatchSet watch_set(const std::string& text) {
  auto result = read_watch_text(text);
  for (const auto& problem : result.problems) ADD_FAILURE() << watch::to_text(problem);
  return std::move(result.set);
}

}  // namespace test
