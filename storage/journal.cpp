#include "storage/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <utility>

#include "storage/cluster/cluster_faults.h"
#include "storage/cluster/state_folder.h"

namespace storage {
namespace {

namespace fs = std::filesystem;
using Done = std::expected<void, std::string>;

constexpr std::size_t kSumDigits = 8;

// CRC-32C (RFC 3720, appendix B.4), a table of its 256 first steps.
constexpr std::array<std::uint32_t, 256> table_of_sums() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t sum = i;
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0x82f63b78U : 0U);
    table[i] = sum;
  }
  return table;
}

std::uint32_t checksum(std::string_view text) {
  static constexpr auto kTable = table_of_sums();
  std::uint32_t sum = ~0U;
  for (const char each : text)
    sum = (sum >> 8) ^ kTable[(sum ^ static_cast<unsigned char>(each)) & 0xff];
  return ~sum;
}

std::string line_of(std::string_view record) {
  assert(record.find('\n') == record.npos);
  return fmt::format("{:08x} {}\n", checksum(record), record);
}

bool is_whole(std::string_view line) {
  std::uint32_t sum = 0;
  if (line.size() <= kSumDigits || line[kSumDigits] != ' ') return false;
  const auto [end, fault] = std::from_chars(line.data(), line.data() + kSumDigits, sum, 16);
  return fault == std::errc{} && end == line.data() + kSumDigits &&
         sum == checksum(line.substr(kSumDigits + 1));
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t whole_bytes(const fs::path& file) {
  const auto last = bytes_of(file).rfind('\n');
  return last == std::string::npos ? 0 : last + 1;
}

void read_lines(const fs::path& file, Journal::Content& content) {
  const std::string bytes = bytes_of(file);
  for (std::string_view rest = bytes; !rest.empty();) {
    const auto end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    if (is_whole(line))
      content.records.emplace_back(line.substr(kSumDigits + 1));
    else if (end != rest.npos && !line.empty())
      ++content.damaged;
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  }
}

fs::path old(const fs::path& file) {
  return file.string() + ".old";
}

int open_for_appending(const fs::path& file, int more_flags = 0) {
  return ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | more_flags,
                0600);
}

std::unexpected<std::string> cannot(const char* what, const fs::path& file) {
  return std::unexpected(fmt::format("cannot {} {}: {}", what, file.string(), reason(errno)));
}

// A file's name lasts when its folder does.
Done sync_folder_of(const fs::path& file) {
  const auto folder = fs::absolute(file).parent_path();
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = fd >= 0 && ::fsync(fd) == 0;
  Done done;
  if (!synced) done = cannot("fsync", folder);
  if (fd >= 0) ::close(fd);
  return done;
}

}  // namespace

Journal::Journal(int fd, fs::path file, JournalOptions options)
    : fd_(fd), file_(std::move(file)), options_(options), began_(Steady::now()) {}

Journal::~Journal() {
  if (fd_ >= 0) ::close(fd_);
}

Journal::Journal(Journal&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      file_(std::move(other.file_)),
      options_(other.options_),
      bytes_(other.bytes_),
      began_(other.began_) {}

Journal& Journal::operator=(Journal&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(file_, other.file_);
  std::swap(options_, other.options_);
  std::swap(bytes_, other.bytes_);
  std::swap(began_, other.began_);
  return *this;
}

std::expected<Journal, std::string> Journal::open(const fs::path& file, JournalOptions options) {
  Journal journal(open_for_appending(file), file, options);
  if (journal.fd_ < 0) return cannot("open", file);
  give_to_folder_owner(journal.fd_, fs::absolute(file).parent_path());
  // What a kill cut short goes, so that the next record does not begin within it.
  journal.bytes_ = whole_bytes(file);
  if (::ftruncate(journal.fd_, static_cast<off_t>(journal.bytes_)) != 0)
    return cannot("shorten", file);
  if (auto synced = sync_folder_of(file); !synced) return std::unexpected(synced.error());
  return journal;
}

Done Journal::append(const std::vector<std::string>& records) {
  std::string lines;
  for (const std::string& record : records) lines += line_of(record);
  if (bytes_ + lines.size() > options_.most_bytes || Steady::now() - began_ > options_.keep)
    if (auto begun = begin_anew(); !begun) return begun;
  if (auto written = write(lines); !written) return written;
  if (::fdatasync(fd_) != 0) return cannot("fsync", file_);
  return {};
}

Done Journal::append_lightly(std::string_view record) {
  return write(line_of(record));
}

// All of them or none: a part of a line would spoil the next one.
Done Journal::write(const std::string& lines) {
  for (std::string_view rest = lines; !rest.empty();) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const auto fault = cannot("write", file_);
      [[maybe_unused]] const int undone = ::ftruncate(fd_, static_cast<off_t>(bytes_));
      return fault;
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  bytes_ += lines.size();
  return {};
}

Done Journal::begin_anew() {
  // It is gone where it was renamed before, and the new one could not be made.
  if (::rename(file_.c_str(), old(file_).c_str()) != 0 && errno != ENOENT)
    return cannot("rename", file_);
  const int fd = open_for_appending(file_, O_TRUNC);
  if (fd < 0) return cannot("make", file_);
  give_to_folder_owner(fd, fs::absolute(file_).parent_path());
  ::close(std::exchange(fd_, fd));
  bytes_ = 0;
  began_ = Steady::now();
  return sync_folder_of(file_);
}

Journal::Content Journal::read() const {
  Content content;
  read_lines(old(file_), content);
  read_lines(file_, content);
  return content;
}

}  // namespace storage
