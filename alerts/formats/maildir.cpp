// maildir(5) as qmail wrote it down: a message is written in tmp/, and is there once it stands in
// new/. Files hold local line ends.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "alerts/alerts.h"

namespace alerts {
namespace {

namespace fs = std::filesystem;
using Outcome = std::expected<void, std::string>;

class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  bool is_open() const { return descriptor_ >= 0; }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

std::unexpected<std::string> failed(const char* what, const fs::path& on) {
  const int error = errno;
  return std::unexpected(std::string("cannot ") + what + " " + on.string() + ": " +
                         std::strerror(error));
}

bool is_file_name(std::string_view name) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !name.empty() && name.size() <= 200 && name.front() != '.' &&
         name.find_first_not_of(kAllowed) == std::string_view::npos;
}

Outcome sync_folder(const fs::path& folder) {
  const OpenFile open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!open.is_open()) return failed("open", folder);
  if (::fsync(open.get()) != 0) return failed("fsync", folder);
  return {};
}

Outcome make_folders(const fs::path& maildir) {
  std::error_code error;
  fs::create_directories(maildir.parent_path(), error);  // what is wrong, the next line tells
  for (const fs::path& folder : {maildir, maildir / "tmp", maildir / "new", maildir / "cur"})
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return failed("make", folder);
  if (const Outcome kept = sync_folder(maildir.parent_path()); !kept) return kept;
  return sync_folder(maildir);
}

// In new/ under its name, or in cur/ where a mail program moved it, with or without flags (":2,S").
bool is_delivered(const fs::path& maildir, std::string_view name) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(maildir / "new" / name, error))) return true;
  for (fs::directory_iterator entry(maildir / "cur", error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string found = entry->path().filename().string();
    if (found.substr(0, found.find(':')) == name) return true;
  }
  return false;
}

std::string with_local_line_ends(std::string_view message) {
  std::string local;
  local.reserve(message.size());
  for (std::size_t i = 0; i < message.size(); ++i)
    if (!message.substr(i).starts_with("\r\n")) local += message[i];
  return local;
}

Outcome write_file(const fs::path& path, std::string_view content) {
  const OpenFile file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.is_open()) return failed("create", path);
  while (!content.empty()) {
    const ssize_t written = ::write(file.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("write", path);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) return failed("fsync", path);
  return {};
}

}  // namespace

Outcome deliver_to_maildir(const std::string& folder, std::string_view name,
                           std::string_view message, int attempt) {
  if (folder.empty()) return std::unexpected("a maildir's path is empty");
  if (!is_file_name(name))
    return std::unexpected("a message's name in a maildir holds letters, digits, . _ - only");
  fs::path maildir = fs::absolute(folder).lexically_normal();
  if (!maildir.has_filename()) maildir = maildir.parent_path();  // "mail/"
  if (const Outcome made = make_folders(maildir); !made) return made;
  // Reads all of cur/, which may hold years.
  if (attempt > 1 && is_delivered(maildir, name)) return sync_folder(maildir / "new");

  // The process's id keeps a second daemon, which took this delivery over, out of our file.
  const fs::path draft = maildir / "tmp" / (std::string(name) + "." + std::to_string(::getpid()));
  const fs::path final = maildir / "new" / name;
  Outcome outcome = write_file(draft, with_local_line_ends(message));
  if (outcome && ::rename(draft.c_str(), final.c_str()) != 0)
    outcome = failed("move into new/", draft);
  if (!outcome) {
    ::unlink(draft.c_str());
    return outcome;
  }
  return sync_folder(maildir / "new");
}

}  // namespace alerts
