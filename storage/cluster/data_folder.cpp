#include "storage/cluster/data_folder.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <vector>

namespace storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kServerFileLines = 8;

std::vector<std::string> first_lines(const fs::path& file, std::size_t count) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; lines.size() < count && std::getline(in, line);) lines.push_back(line);
  return lines;
}

pid_t pid_in(const std::string& text) {
  pid_t pid = 0;
  std::from_chars(text.data(), text.data() + text.size(), pid);
  return pid;
}

}  // namespace

std::string major_version(const fs::path& data_folder) {
  const auto lines = first_lines(data_folder / "PG_VERSION", 1);
  return lines.empty() ? "" : lines[0];
}

// src/include/utils/pidfile.h: pid, data folder, start time, port, socket folder, …
std::optional<ServerFile> read_server_file(const fs::path& data_folder) {
  const auto lines = first_lines(data_folder / "postmaster.pid", kServerFileLines);
  if (lines.size() < 5) return std::nullopt;
  const ServerFile file{pid_in(lines[0]), lines[3], lines[4]};
  if (file.pid <= 0) return std::nullopt;
  return file;
}

bool serves(pid_t pid, const fs::path& data_folder) {
  const auto process = fs::path("/proc") / std::to_string(pid);
  std::error_code fault;
  const bool same = fs::equivalent(process / "cwd", data_folder, fault);
  if (!fault) return same;
  if (fault != std::errc::permission_denied) return false;
  // Not our process to look into; its name is for everybody to see.
  const auto name = first_lines(process / "comm", 1);
  return !name.empty() && name[0] == "postgres";
}

bool anybody_serves(const fs::path& data_folder) {
  std::error_code fault;
  for (fs::directory_iterator entry("/proc", fault), end; !fault && entry != end;
       entry.increment(fault)) {
    std::error_code unreadable;
    if (pid_in(entry->path().filename()) <= 0) continue;
    if (fs::equivalent(entry->path() / "cwd", data_folder, unreadable)) return true;
  }
  return false;
}

std::string socket_url(const fs::path& socket_folder, const std::string& port) {
  return fmt::format("host={} port={} dbname=wirewatch user=wirewatch", socket_folder.string(),
                     port);
}

}  // namespace storage
