#include "tests/watch/folder.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

namespace test {

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "watch-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder: " + name);
  path_ = name;
}

Folder::~Folder() {
  std::filesystem::remove_all(path_);
}

std::filesystem::path Folder::write(const std::string& name, const std::string& text) const {
  std::filesystem::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << text;
  return path_ / name;
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
